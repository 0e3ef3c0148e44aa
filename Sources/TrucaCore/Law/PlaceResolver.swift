/// Decides where a lead may be, from what its record says. Where the sources disagree or say too little, the lead is
/// held; where they leave several zones open, the place has them all.
public struct PlaceResolver: Sendable {
  /// The code of the rule for American numbers whose state nobody knows.
  public static let unknownState = "US-unknown"

  let book: PlaceBook
  let dial: DialTable
  let zonesByCountry: [String: [String]]
  let rules: Set<String>
  let distrustsAreaCodes: Bool

  /// - Parameters:
  ///   - zonesByCountry: Names of zones by ISO 3166-1 alpha-2, as zone.tab has them.
  ///   - rules: The codes of all calling rules.
  ///   - distrustsAreaCodes: Whether an area code alone tells no zones: people keep their numbers when they move.
  public init(
    book: PlaceBook, dial: DialTable, zonesByCountry: [String: [String]], rules: Set<String>,
    distrustsAreaCodes: Bool = false
  ) {
    self.book = book
    self.dial = dial
    self.zonesByCountry = zonesByCountry
    self.rules = rules
    self.distrustsAreaCodes = distrustsAreaCodes
  }

  /// What a lead's record says about its place.
  public struct Evidence: Hashable, Sendable {
    /// The address's country as written, or "".
    public var country: String
    /// The address's state or province as written, or "".
    public var state: String
    public var postalCode: String
    /// A place that a person has set: it replaces everything else.
    public var chosen: Chosen?
    public var numbers: [PhoneReading]
    /// ISO 3166-2 of the part whose holidays count where nothing tells a part; nil: those of any.
    public var usualPart: String?

    public init(
      country: String = "", state: String = "", postalCode: String = "", chosen: Chosen? = nil,
      numbers: [PhoneReading], usualPart: String? = nil
    ) {
      self.country = country
      self.state = state
      self.postalCode = postalCode
      self.chosen = chosen
      self.numbers = numbers
      self.usualPart = usualPart
    }
  }

  /// A place set by hand.
  public struct Chosen: Hashable, Sendable {
    /// ISO 3166-1 alpha-2.
    public var country: String
    /// ISO 3166-2, or nil for all of the country.
    public var subdivision: String?

    public init(country: String, subdivision: String? = nil) {
      self.country = country
      self.subdivision = subdivision
    }
  }

  /// The place, or why the lead is held: `placeConflict`, `unknownPlace` or `noRule`.
  public func place(for evidence: Evidence) -> Result<Place, HoldReason> { finding(for: evidence).place }

  /// The same, with what it was concluded from.
  public func finding(for evidence: Evidence) -> PlaceFinding {
    do throws(HoldReason) {
      var draft = if let chosen = evidence.chosen { try set(chosen) } else { try told(evidence) }
      if draft.parts.isEmpty, let usual = evidence.usualPart, usual.hasPrefix(draft.country + "-") {
        draft.parts = [usual]
        draft.note(.teamDefault(usual))
      }
      return PlaceFinding(place: .success(draft.place), grounds: draft.grounds)
    } catch {
      return PlaceFinding(place: .failure(error), grounds: [])
    }
  }

  /// What the address and the numbers tell.
  private func told(_ evidence: Evidence) throws(HoldReason) -> PlaceDraft {
    let address = book.country(evidence.country).map { book.territory(evidence.state, of: $0) ?? $0 }
    let country = try country(address: address, numbers: Set(evidence.numbers.compactMap(region)).sorted())
    if address == nil, let territory = book.territory(evidence.state, of: country) {
      throw .placeConflict(address: territory, number: country)
    }
    guard rules.contains(country) else { throw .noRule(country: country) }
    guard zonesByCountry[country]?.isEmpty == false else { throw .unknownPlace }
    return Self.isCountedByAreaCodes(country)
      ? try inAmerica(country, evidence) : try elsewhere(country, evidence)
  }

  private func country(address: String?, numbers regions: [String]) throws(HoldReason) -> String {
    if let address {
      if let other = regions.first(where: { $0 != address }) {
        throw .placeConflict(address: address, number: other)
      }
      return address
    }
    guard let region = regions.first, regions.count == 1 else { throw .unknownPlace }
    return region
  }

  private func set(_ chosen: Chosen) throws(HoldReason) -> PlaceDraft {
    guard rules.contains(chosen.country) else { throw .noRule(country: chosen.country) }
    var draft = PlaceDraft(country: chosen.country)
    let all = zonesByCountry[chosen.country] ?? []
    guard let code = chosen.subdivision else {
      draft.unite(.setByHand(chosen.country), zones: all)
      try ruleUnknownPart(&draft)
      return try checked(draft)
    }
    let part = book.subdivision(code: code)
    guard code.hasPrefix(chosen.country + "-"), part != nil || !book.divides(chosen.country) else {
      throw .unknownPlace
    }
    draft.unite(.setByHand(code), zones: part?.zones ?? all, parts: [code])
    draft.rules = rules.intersection([code])
    return try checked(draft)
  }

  func checked(_ draft: PlaceDraft) throws(HoldReason) -> PlaceDraft {
    if draft.zones.isEmpty { throw .unknownPlace }
    return draft
  }

  /// Rules for somebody of whom nothing tells the part of the country: one of its own in the United States, those of
  /// all parts elsewhere.
  func ruleUnknownPart(_ draft: inout PlaceDraft) throws(HoldReason) {
    draft.parts = []
    guard draft.country == "US" else {
      draft.rules.formUnion(rules.filter { $0.hasPrefix(draft.country + "-") })
      return
    }
    guard rules.contains(Self.unknownState) else { throw .noRule(country: Self.unknownState) }
    draft.rules.insert(Self.unknownState)
  }
}
