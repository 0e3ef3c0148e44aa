internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// `GET /v1/rules/area-codes`: what trusting area codes, and distrusting them, means for the leads to be called.
  func areaCodeTrust() throws -> AreaCodeTrust {
    try caller.require(.manager, .administrator, to: "see what area codes tell")
    let trusted = try !reading.distrustsAreaCodes()
    let cost = try areaCodeCost()
    return AreaCodeTrust(
      trusted: trusted, leads: cost.leads, hoursTrusted: cost.hours(cost.trusted),
      hoursDistrusted: cost.hours(cost.distrusted), sentence: cost.sentence(trusted: trusted))
  }

  /// Looks at all leads of North America that are to be called and whose place nobody set by hand.
  private func areaCodeCost() throws -> AreaCodeCost {
    let (trusting, careful) = (resolver(distrusts: false), resolver(distrusts: true))
    var cost = AreaCodeCost()
    var hours: [Place: Double] = [:]
    func hoursADay(_ place: Place) -> Double {
      if let known = hours[place] { return known }
      let open = desk.office.legal(place, from: now, to: now + .days(7)).totalLength
      let found = Double(open.milliseconds) / 3_600_000 / 7
      hours[place] = found
      return found
    }
    var after: LeadID?
    while true {
      let page = try reading.placedLeads(in: ["US", "CA"], after: after, limit: 1000)
      for lead in page {
        let evidence = evidence(person: lead.person, numbers: lead.numbers, team: lead.team, byHand: nil)
        guard case .success(let trusted) = trusting.place(for: evidence),
          case .success(let distrusted) = careful.place(for: evidence), trusted != distrusted
        else { continue }
        cost.leads += 1
        cost.trusted += hoursADay(trusted)
        cost.distrusted += hoursADay(distrusted)
      }
      guard let last = page.last else { return cost }
      after = last.lead
    }
  }
}

/// The leads that only their area code places, with the sums of their legal hours a day.
private struct AreaCodeCost {
  var leads = 0
  var trusted = 0.0
  var distrusted = 0.0

  /// The average of a sum, to a tenth; nil without leads.
  func hours(_ sum: Double) -> Double? { leads == 0 ? nil : (sum / Double(leads) * 10).rounded() / 10 }

  func sentence(trusted isTrusted: Bool) -> String {
    let state = "Area codes are \(isTrusted ? "trusted" : "distrusted")"
    guard let trusted = hours(trusted), let distrusted = hours(distrusted) else {
      return "\(state); no lead to be called is placed by its area code alone."
    }
    let whom = leads == 1 ? "1 lead" : "\(leads) leads"
    let (before, after) = isTrusted ? (trusted, distrusted) : (distrusted, trusted)
    return
      "\(state); \(isTrusted ? "distrusting" : "trusting") them: \(before) → \(after) legal hours a day for \(whom) "
      + "that only the area code places."
  }
}

extension Desk {
  /// `POST /v1/rules/area-codes`: sets the switch, and looks all leads over again.
  func setAreaCodeTrust(_ trusted: Bool, _ request: CommandRequest) async throws -> AreaCodeTrust {
    let changed = try await store.write { [self] tx in
      let scope = CommandScope(desk: self, tx: tx, now: clock.now(), request: request)
      guard try scope.reading.distrustsAreaCodes() == trusted else { return false }
      try tx.setDistrustsAreaCodes(!trusted)
      try scope.journal(trusted ? "areaCodesTrusted" : "areaCodesDistrusted", about: .rules)
      try scope.startReview(cause: "configuration", codes: nil)
      return true
    }
    if changed { try await endReview() }
    return try await query(request.caller) { try $0.areaCodeTrust() }
  }
}
