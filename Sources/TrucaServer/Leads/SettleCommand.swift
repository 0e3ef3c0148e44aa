internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// What is settled for held leads, once its words are read.
struct Settlement: Sendable {
  /// Set by hand: `ES`, `US-FL`.
  var place: String?
  var consent: LeadConsent?
}

extension CommandScope {
  func settlement(_ request: SettleRequest) throws -> Settlement {
    let settlement = Settlement(
      place: try request.country.flatMap { try placeCode($0) }, consent: try request.consent.map { try consent($0) })
    guard settlement.place != nil || settlement.consent != nil else {
      throw Problem(.badRequest, "cannot settle anything: say what, with a country or a consent")
    }
    return settlement
  }

  /// Settles one held lead; returns how it stands then, or nil if it was not held.
  func settle(_ settlement: Settlement, lead id: LeadID) throws -> LeadProgress? {
    guard var lead = try reading.progress(id), lead.standing.state == .held else { return nil }
    if let consent = settlement.consent {
      try tx.addConsent(consent, to: lead.id, by: actor.responsible, at: now)
    }
    if let place = settlement.place {
      let texts = try reading.numbers(of: lead.id).map(\.text)
      try tx.saveNumbers(read(numbers: texts, country: String(place.prefix(2)), team: lead.team), of: lead.id)
    }
    try reconsider(&lead, after: [.edited], place: settlement.place.map { .some($0) })
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
