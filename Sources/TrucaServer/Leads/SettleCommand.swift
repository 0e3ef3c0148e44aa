internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// What is settled for held leads, once its words are read.
struct Settlement: Sendable {
  /// Set by hand: `ES`, `US-FL`.
  var place: String?
  var consent: LeadConsent?
  /// Of one lead.
  var numbers: [String]?
}

extension CommandScope {
  func settlement(_ request: SettleRequest) throws -> Settlement {
    if request.numbers != nil, request.leads?.count != 1 {
      throw Problem(.badRequest, "cannot give numbers to several leads: name one lead")
    }
    var settlement = Settlement(
      place: try request.country.flatMap { try placeCode($0) }, consent: try request.consent.map { try consent($0) })
    settlement.numbers = try request.numbers.map { try tidied($0) }
    guard settlement.place != nil || settlement.consent != nil || settlement.numbers != nil else {
      throw Problem(.badRequest, "cannot settle anything: say what, with a country, a consent or a number")
    }
    return settlement
  }

  private func tidied(_ numbers: [String]) throws -> [String] {
    var intake = LeadIntake()
    intake.numbers = numbers
    guard let tidy = try? intake.tidied().intake, !tidy.numbers.isEmpty else {
      throw Problem(.badRequest, "cannot settle a lead with an empty number: write one")
    }
    return tidy.numbers
  }

  /// Settles one held lead; returns how it stands then, or nil if it was not held.
  func settle(_ settlement: Settlement, lead id: LeadID) throws -> LeadProgress? {
    guard var lead = try reading.progress(id), lead.standing.state == .held else { return nil }
    if let consent = settlement.consent {
      try tx.addConsent(consent, to: lead.id, by: actor.responsible, at: now)
    }
    var decisions: [LeadDecision] = [.edited]
    if settlement.place != nil || settlement.numbers != nil {
      let texts = try settlement.numbers ?? reading.numbers(of: lead.id).map(\.text)
      let country = try settlement.place.map { String($0.prefix(2)) } ?? reading.person(lead.id)?.country
      try tx.saveNumbers(read(numbers: texts, country: country, team: lead.team), of: lead.id)
    }
    if settlement.numbers != nil, lead.standing.numberIndex != 0 { decisions.append(.numberChosen(0)) }
    try reconsider(&lead, after: decisions, place: settlement.place.map { .some($0) })
    return lead
  }
}

extension LeadFilter {
  /// Held leads that a request selects.
  init(held request: SettleRequest) {
    self.init()
    state = .held
    heldFor = request.reason
    place = request.in?.uppercased()
  }
}
