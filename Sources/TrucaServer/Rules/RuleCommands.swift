internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// Narrows a row, adds one, widens one by force, or goes back to the shipped one.
  func setRule(_ code: String, _ request: RuleRequest) throws -> RuleAnswer {
    if request.shipped == true { return try resetRule(code, reason: request.reason ?? "") }
    var change = try RuleChange(code, request)
    guard change != RuleChange(code: code) else {
      throw Problem(.badRequest, "cannot set \(code): say what, as with --hours, --max or --note")
    }
    let shipped = try reading.callingRules().first { $0.code == code }
    let present = try reading.ruleChange(code)
    change.forced = try forced(change, shipped: shipped, request)
    let all = present?.change.changed(by: change) ?? change
    if shipped == nil {
      try checkPlace(code)
      try checkAdded(all)
    }
    let reason = change.forced.isEmpty ? (all.forced.isEmpty ? "" : present?.reason ?? "") : request.reason ?? ""
    return try changeLaw(["ruleSet", code], reviewing: [code]) {
      try tx.save(StoredRuleChange(change: all, reason: reason, at: now, by: actor.responsible))
    }
  }

  /// A row is added for a place that there is; a misspelt code would be a row that holds for nobody.
  private func checkPlace(_ code: String) throws(Problem) {
    let (settings, country) = (desk.settings, String(code.prefix { $0 != "-" }))
    let isKnown =
      settings.zonesByCountry[country] != nil
      && (code == country || !settings.placeBook.divides(country) || settings.placeBook.subdivision(code: code) != nil)
    guard !isKnown else { return }
    throw Problem(.badRequest, "cannot set \(code): there is no such place; write a code as in ES or US-FL")
  }

  /// No call under a rule from now on.
  func suspendRule(_ code: String, reason: String) throws -> RuleAnswer {
    guard office.rule(code) != nil else { throw Self.noRule(code) }
    guard try !reading.suspensions().contains(where: { $0.code == code }) else {
      throw Problem(.conflict, "cannot suspend \(code): it is suspended already; see truca rules show \(code)")
    }
    return try changeLaw(["ruleSuspended", code], cause: "suspension", reviewing: [code]) {
      try tx.suspend(Suspension(code: code, reason: reason, at: now, by: actor.responsible))
    }
  }

  func resumeRule(_ code: String, reason: String) throws -> RuleAnswer {
    try changeLaw(["ruleResumed", code], cause: "suspension", reviewing: [code]) {
      guard try tx.resume(code, reason: reason, at: now, by: actor.responsible) else {
        throw Problem(.conflict, "cannot resume \(code): it is not suspended; see truca rules list")
      }
    }
  }

  private func resetRule(_ code: String, reason: String) throws -> RuleAnswer {
    try changeLaw(["ruleReset", code], reviewing: [code]) {
      guard try tx.removeRuleChange(code, reason: reason, at: now, by: actor.responsible) else {
        throw Problem(.conflict, "cannot set \(code) back: it is as shipped; see truca rules show \(code)")
      }
    }
  }

  /// Carries out a change of the law, puts it in force, and lets the leads be looked over that it touches.
  ///
  /// - Parameter entry: The journal's kind and the code.
  private func changeLaw(
    _ entry: [String], cause: String = "rules", reviewing codes: [String], _ change: () throws -> Void
  ) throws -> RuleAnswer {
    let touched = touched(by: codes)
    try journal(entry[0], about: .rules, ["code": entry[1]])
    try change()
    try useLaw()
    try startReview(cause: cause, codes: touched)
    return RuleAnswer(rule: try query.rule(entry[1]), review: try query.reviewState())
  }

  /// The codes that the rules of a lead's place may hold where one of `codes` changes; to be asked before the change.
  /// Where a row is new, all leads of its country may come under it.
  func touched(by codes: some Sequence<String>) -> Set<String> {
    let known = office.ruleCodes
    return codes.reduce(into: []) { touched, code in
      touched.insert(code)
      if code.hasPrefix("US-") { touched.insert(PlaceResolver.unknownState) }
      if !known.contains(code) { touched.insert(String(code.prefix { $0 != "-" })) }
    }
  }

  /// The parts that a change may widen: it must be forced to, with a reason.
  private func forced(
    _ change: RuleChange, shipped: CallingRule?, _ request: RuleRequest
  ) throws(Problem) -> Set<CallingRule.Part> {
    let widenings = shipped.map { change.replacing($0).widenings(beyond: $0) } ?? []
    guard let first = widenings.first else { return [] }
    guard request.force == true else {
      let more = widenings.count == 1 ? "" : ", and \(widenings.count - 1) more"
      throw Problem(
        .refused,
        "cannot set \(change.code): \(first.sentence)\(more); if you have looked it up, add --force and a --reason",
        reason: "wider")
    }
    guard let reason = request.reason, !reason.isEmpty else {
      throw Problem(.badRequest, "cannot widen \(change.code) without a reason: add --reason TEXT; it is kept")
    }
    return Set(widenings.map(\.part))
  }

  /// A row of the administrator's own must say when people may be called, and where that stands.
  private func checkAdded(_ change: RuleChange) throws {
    guard CallingRule.isCode(change.code) else {
      throw Problem(
        .badRequest, "cannot add \(change.code): write the code of a country as in PR, or of a part of one as in US-NY")
    }
    let country = String(change.code.prefix { $0 != "-" })
    guard country == change.code || office.rule(country) != nil else {
      throw Problem(.badRequest, "cannot add \(change.code) without a rule for \(country): add that one first")
    }
    let missing = [
      ("--hours", change.hours == nil), ("--holidays", change.holidays == nil),
      ("--source", (change.source ?? "").isEmpty), ("--note", (change.note ?? "").isEmpty),
    ].filter(\.1).map(\.0)
    guard missing.isEmpty else {
      throw Problem(
        .badRequest,
        "cannot add \(change.code), for which no row is shipped, without \(missing.joined(separator: " and ")): add that"
      )
    }
  }

  static func noRule(_ code: String) -> Problem {
    Problem(.notFound, "cannot find the rule \(code): see truca rules list")
  }
}
