internal import TrucaCore
internal import TrucaPhone
internal import TrucaStore

/// What stands between a lead and its calls.
struct LeadReview {
  var place: LeadPlace
  /// Which number would be called; 0 if none can be.
  var numberIndex: Int
  /// Empty: it may be called.
  var reasons: [HoldReason]
  /// When consent or refusals allow what they forbid now, or the other way round; nil if not for a long time.
  var changesAt: Instant?
}

extension CommandScope {
  /// Looks a lead over: numbers, place, rule, zones, suppression, consent, refusals. `lead` is nil where it is not
  /// stored yet; its consents are then `consents`.
  func review(
    person: LeadPerson, numbers: [LeadNumber], team: String, placeByHand: String?, of lead: LeadProgress?,
    consents: [LeadConsent] = [], from index: Int = 0
  ) throws -> LeadReview {
    var reasons: [HoldReason] = []
    let readable = numbers.indices.filter { numbers[$0].reading != nil }
    let callable = try readable.filter { index in
      guard let number = numbers[index].reading?.e164 else { return false }
      return try !reading.isSuppressed(number)
    }
    let chosen = callable.first { $0 >= index }
    if numbers.isEmpty {
      reasons.append(.noNumber)
    } else if readable.isEmpty {
      reasons.append(.unreadableNumber)
    } else if callable.isEmpty {
      reasons.append(.suppressed)
    } else if chosen == nil {
      reasons.append(.noNumberLeft)
    }
    var changesAt: Instant?
    let place = try query.resolver().place(
      for: query.evidence(
        person: person, numbers: numbers.compactMap(\.reading), team: team, byHand: placeByHand))
    switch place {
    case .failure(let failure): reasons.append(failure)
    case .success(let place):
      let facts: CallingFacts
      if var lead {
        lead.standing.numberIndex = chosen ?? lead.standing.numberIndex
        facts = try query.callingFacts(of: lead, numbers: numbers)
      } else {
        facts = try query.callingFacts(ofNew: chosen.flatMap { numbers[$0].reading }, consents: consents)
      }
      reasons += check(place, facts)
      changesAt = change(place, facts)
    }
    return LeadReview(
      place: LeadPlace(place: try? place.get(), byHand: placeByHand), numberIndex: chosen ?? 0, reasons: reasons,
      changesAt: changesAt)
  }

  /// The place's rule and zones must be there, consent given where the rule asks, no rest after a refusal be running,
  /// and some moment of the week legal.
  private func check(_ place: Place, _ facts: CallingFacts) -> [HoldReason] {
    let profile: LegalProfile
    do {
      profile = try office.profile(place)
    } catch {
      return [error]
    }
    if let obstacle = profile.obstacle(facts, at: now) { return [obstacle.holdReason] }
    let end = now + .days(7)
    let legal = office.legal(place, from: now, to: end)
    guard let first = legal.first?.start else { return [.noLegalMoment] }
    guard legal.intersection(profile.permitted(facts, from: now, to: end)).isEmpty else { return [] }
    // A consent that ends before the next legal moment.
    return [profile.obstacle(facts, at: first)?.holdReason ?? .noLegalMoment]
  }

  /// The first instant after now at which consent and refusals say otherwise than now.
  private func change(_ place: Place, _ facts: CallingFacts) -> Instant? {
    guard let profile = try? office.profile(place) else { return nil }
    let end = now + Self.foresight
    guard let first = profile.permitted(facts, from: now, to: end).first else { return nil }
    if first.start > now { return first.start }
    return first.end < end ? first.end : nil
  }

  /// Further than any lead's week and promise; the ends of older consents are found when the lead is looked over again.
  private static let foresight = Span.days(4000)

  /// Reads the texts of numbers; a national spelling takes the stated country, then the team's.
  func read(numbers: [String], country: String?, team: String) -> [LeadNumber] {
    let stated = country.flatMap { desk.settings.placeBook.country($0) }
    let region = stated ?? desk.settings.teamCountries[team]
    return numbers.map { LeadNumber(text: $0, reading: desk.phones.read($0, defaultRegion: region)) }
  }

  /// Looks a lead over again after something about it, or around it, changed; releases or holds it accordingly.
  /// `decisions` come first, and all are saved at once. `sparing` leaves a plan as it is that would be made the same now.
  func reconsider(
    _ lead: inout LeadProgress, after decisions: [LeadDecision] = [], place byHand: String?? = nil,
    sparing: Bool = false
  ) throws {
    guard let person = try reading.person(lead.id) else { return }
    let kept = try reading.place(of: lead.id)
    let placeByHand = byHand ?? kept?.byHand
    var all = decisions
    var after = lead.after(decisions, at: now)
    if after.standing.state != .closed, after.owner == nil, let owner = try deal(team: lead.team) {
      all.append(.assigned(owner.id))
      after.owner = owner.id
    }
    let review = try review(
      person: person, numbers: try reading.numbers(of: lead.id), team: lead.team, placeByHand: placeByHand, of: after,
      from: after.standing.numberIndex)
    all += try consequences(of: review, for: after)
    // A lead that is open has a place, before and after each statement.
    if review.place.place != nil, review.place != kept { try tx.savePlace(review.place, of: lead.id) }
    if !all.isEmpty {
      try decide(all, about: &lead)
    } else if try !sparing || !hasPresentPlan(lead) {
      try replan(&lead)
    }
    try tx.wake(lead.id, at: lead.standing.state == .closed ? nil : review.changesAt)
    if review.place.place == nil, review.place != kept { try tx.savePlace(review.place, of: lead.id) }
  }

  /// Looks a lead over again whose call has ended, if its number cannot be called any more.
  func holdIfNotCallable(_ lead: inout LeadProgress) throws {
    guard lead.standing.state == .open, lead.inHand == nil else { return }
    let numbers = try reading.numbers(of: lead.id)
    let number = numbers.indices.contains(lead.standing.numberIndex) ? numbers[lead.standing.numberIndex].reading : nil
    let profile = try reading.place(of: lead.id)?.place.flatMap { try? office.profile($0) }
    let facts = try query.callingFacts(of: lead, numbers: numbers)
    let isForbidden = try number.map { try reading.isSuppressed($0.e164) } ?? true
    guard isForbidden || profile?.obstacle(facts, at: now) != nil else { return }
    try reconsider(&lead)
  }

  /// What a review decides about a lead that stands as `lead` says.
  private func consequences(of review: LeadReview, for lead: LeadProgress) throws -> [LeadDecision] {
    guard lead.standing.state != .closed else { return [] }
    var reasons = review.reasons
    if lead.owner == nil { reasons.append(.noOwner) }
    if !reasons.contains(.suppressed), try saidDoNotCall(lead.id) { reasons.insert(.suppressed, at: 0) }
    guard reasons.isEmpty else { return lead.standing.held == reasons ? [] : [.held(reasons)] }
    var decisions: [LeadDecision] = []
    if lead.standing.state == .held {
      // A week that has begun and is not over goes on; a new one needs room.
      let end = try lead.standing.weekStart.map { $0 + (try query.playbook(of: lead).window) }
      let goesOn = end.map { now < $0 } ?? false
      decisions.append(try goesOn ? .resumed : hasRoom(lead.owner) ? .released : .backlogged)
    }
    if lead.standing.numberIndex != review.numberIndex { decisions.append(.numberChosen(review.numberIndex)) }
    return decisions
  }

  /// Whether the person said not to be called again; that holds for every number of hers. An outcome that was taken
  /// back does not count.
  private func saidDoNotCall(_ lead: LeadID) throws -> Bool {
    let calls = try reading.calls(of: lead).filter { call in
      try call.state == .outcome && (call.number.map { try reading.isSuppressed($0) } ?? true)
    }
    guard !calls.isEmpty else { return false }
    let outcomes = try reading.journal(of: lead).compactMap(\.outcome)
    return calls.contains { call in
      outcomes.last { $0.call == call.id }.map { $0.after.closing == .suppressed && $0.before.closing != .suppressed }
        ?? false
    }
  }
}
