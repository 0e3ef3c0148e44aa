internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  static let advice = "These rows are no legal advice: each names its source; check it, or ask a lawyer."
  private static let historyPage = 200

  /// `GET /v1/rules`
  func rules() throws -> RuleList {
    let law = try reading.law()
    let changes = Dictionary(try reading.ruleChanges().map { ($0.change.code, $0) }) { _, last in last }
    let shipped = Set(try reading.callingRules().map(\.code))
    let checked = try reading.meta(.rulesCompiled)
    return RuleList(
      items: try law.rules.map { rule in
        try row(
          rule, change: changes[rule.code], isShipped: shipped.contains(rule.code), checked: checked,
          isSuspended: law.suspended.contains(rule.code))
      }, advice: Self.advice)
  }

  /// `GET /v1/rules/{code}`; nil where there is no such row.
  func rule(_ code: String) throws -> RuleView? {
    let law = try reading.law()
    guard let rule = law.rules.first(where: { $0.code == code }) else { return nil }
    let shipped = try reading.callingRules().first { $0.code == code }
    let change = try reading.ruleChange(code)
    let suspension = try reading.suspensions().first { $0.code == code }
    return RuleView(
      row: try row(
        rule, change: change, isShipped: shipped != nil, checked: try reading.meta(.rulesCompiled),
        isSuspended: suspension != nil),
      shipped: shipped.map(RuleTerms.init), killSwitch: rule.killSwitch, basis: rule.basis, source: rule.source,
      year: rule.year, applies: rule.applies, note: rule.note, url: rule.url, change: try change.map { try view($0) },
      suspension: try suspension.map {
        .init(reason: $0.reason, at: try moment($0.at), by: try author($0.by))
      }, advice: Self.advice)
  }

  /// `GET /v1/rules/history`
  func ruleHistory(of code: String?, before id: Int64) throws -> Page<RuleHistoryRow> {
    let entries = try reading.ruleHistory(of: code, before: id, limit: Self.historyPage + 1)
    let page = entries.prefix(Self.historyPage)
    return Page(
      items: try page.map { entry in
        RuleHistoryRow(
          code: entry.code, kind: entry.kind.rawValue, sentence: entry.sentence, reason: entry.reason,
          at: try moment(entry.at), by: entry.kind == .shipped ? "shipped" : try author(entry.by))
      }, next: entries.count > page.count ? page.last.map { String($0.id) } : nil)
  }

  /// `GET /v1/rules/review`
  func reviewState() throws -> ReviewState {
    try reading.lawReview().map { try view($0) } ?? ReviewState(running: false)
  }

  func view(_ review: LawReview) throws -> ReviewState {
    // Leads that move between the passes are counted in another one than before.
    ReviewState(
      running: true, cause: review.cause, codes: review.codes?.sorted(),
      done: min(review.done, review.total ?? review.done), total: review.total, startedAt: try moment(review.startedAt))
  }

  /// What the status says of suspended places.
  func ruleAlarms() throws -> [Alarm] {
    try reading.suspensions().map { suspension in
      Alarm(
        kind: "suspended",
        sentence: "No calls under \(suspension.code) (\(suspension.reason)): they begin again with "
          + "truca rules resume \(suspension.code).",
        since: try moment(suspension.at))
    }
  }

  private func row(
    _ rule: CallingRule, change: StoredRuleChange?, isShipped: Bool, checked: String?, isSuspended: Bool
  ) throws -> RuleRow {
    let changed = change.map { $0.change.forced.isEmpty || !isShipped ? (isShipped ? "narrowed" : "added") : "widened" }
    return RuleRow(
      code: rule.code, name: rule.name, terms: RuleTerms(rule), confidence: rule.confidence, suspended: isSuspended,
      changed: changed, checked: try change.map { try zone.date(at: $0.at).description } ?? checked)
  }

  private func view(_ stored: StoredRuleChange) throws -> RuleView.Change {
    let change = stored.change
    return RuleView.Change(
      narrows: change.statedParts.subtracting(change.forced).map(\.rawValue).sorted(),
      replaces: change.forced.map(\.rawValue).sorted(), note: change.note ?? "", source: change.source ?? "",
      url: change.url ?? "", reason: stored.reason, at: try moment(stored.at), by: try author(stored.by))
  }

  private func author(_ id: UserID?) throws -> String { try login(id) ?? "administrator" }
}

extension RuleTerms {
  init(_ rule: CallingRule) {
    let eve = rule.isClosedOnEve ? "closed" : rule.eve.map(\.text).joined(separator: ",")
    self.init(
      hours: rule.windows.text, eve: eve.isEmpty ? nil : eve, holidays: rule.holidays.rawValue,
      limits: rule.limits.map(\.text), consent: rule.consent.word, consentDays: rule.consent.validDays,
      rest: rule.rest.word)
  }
}

extension RuleHistoryEntry {
  fileprivate var sentence: String {
    switch kind {
    case .shipped: rule.map { "shipped: \($0.windows.text)" } ?? "no longer shipped"
    case .set: change.map(\.sentence) ?? "changed"
    case .reset: "back to the shipped row"
    case .suspended: "suspended"
    case .resumed: "resumed"
    }
  }
}

extension RuleChange {
  /// What it states: `hours mon-fri 09:00-19:00; at most 3 in 24h`.
  fileprivate var sentence: String {
    var parts: [String] = []
    if let hours { parts.append("hours \(hours.text)") }
    if let holidays { parts.append("holidays \(holidays.rawValue)") }
    if let limits {
      parts.append(limits.isEmpty ? "no limit" : "at most \(limits.map(\.text).joined(separator: ", "))")
    }
    if let consent { parts.append("consent \(consent.word)") }
    if let rest { parts.append("rest \(rest.word)") }
    let text = parts.isEmpty ? "a note" : parts.joined(separator: "; ")
    return forced.isEmpty ? text : "\(text), forced: \(forced.map(\.rawValue).sorted().joined(separator: ", "))"
  }
}
