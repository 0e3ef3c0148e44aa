internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// What the law asks about a lead's person; nothing is looked up where the rules of its place ask nothing.
  func facts(of lead: LeadProgress, place: Place, numbers: [LeadNumber]? = nil) throws -> CallingFacts {
    guard let profile = try? desk.office.profile(place), profile.asksFacts else { return CallingFacts() }
    return try callingFacts(of: lead, numbers: numbers)
  }

  /// The stretches in which hours, holidays, consent and refusals allow a lead to be called; limits are not asked.
  func allowed(_ lead: LeadProgress, place: Place, from: Instant, to: Instant) throws -> [Interval] {
    let legal = desk.office.legal(place, from: from, to: to)
    guard let profile = try? desk.office.profile(place), profile.asksFacts else { return legal }
    return legal.intersection(profile.permitted(try callingFacts(of: lead), from: from, to: to))
  }

  /// What the law's attempt limits leave to a lead at `instant`: attempts that were made later do not count.
  func room(of lead: LeadProgress, at instant: Instant) throws -> AttemptRoom {
    guard let place = try reading.place(of: lead.id)?.place else { return .unlimited }
    return try room(of: lead, place: place, at: instant)
  }

  func room(of lead: LeadProgress, place: Place, at instant: Instant) throws -> AttemptRoom {
    guard let limits = try? desk.office.profile(place).limits, !limits.isEmpty else { return .unlimited }
    let numbers = try reading.numbers(of: lead.id)
    let index = lead.standing.numberIndex
    let number = numbers.indices.contains(index) ? numbers[index].reading?.e164 : nil
    let from = min(lead.standing.weekStart ?? instant, instant) - limits.reach
    let attempts = try number.map { try reading.attempts(by: $0, after: from, to: instant) } ?? []
    return AttemptRoom(limits: limits, ofLead: lead.attempts.map(\.at), ofNumber: attempts)
  }
}

extension CommandScope {
  /// An attempt by this number was made for a lead, or given back: other leads with it whose rules have limits are
  /// planned anew.
  func replanLeads(withNumber number: String?, but id: LeadID) throws {
    guard let number else { return }
    for other in try reading.openLeads(calledBy: number) where other != id {
      guard let place = try reading.place(of: other)?.place,
        let limits = try? office.profile(place).limits, !limits.isEmpty, var lead = try reading.progress(other)
      else { continue }
      try replan(&lead)
    }
  }
}
