/// Decides where a lead may be, from what its record says. Where the sources disagree or say too little, the lead is
/// held; where they leave several zones open, the place has them all.
public struct PlaceResolver: Sendable {
  /// The code of the rule for American numbers whose state nobody knows.
  public static let unknownState = "US-unknown"

  private let book: PlaceBook
  private let zonesByCountry: [String: [String]]
  private let rules: Set<String>

  /// - Parameters:
  ///   - zonesByCountry: Names of zones by ISO 3166-1 alpha-2, as zone.tab has them.
  ///   - rules: The codes of all calling rules.
  public init(book: PlaceBook, zonesByCountry: [String: [String]], rules: Set<String>) {
    self.book = book
    self.zonesByCountry = zonesByCountry
    self.rules = rules
  }

  /// What a lead's record says about its place.
  public struct Evidence: Hashable, Sendable {
    /// The address's country as written, or "".
    public var country: String
    /// The address's state or province as written, or "".
    public var state: String
    /// A place that a person has set: it replaces everything else.
    public var chosen: Chosen?
    public var numbers: [PhoneReading]

    public init(country: String = "", state: String = "", chosen: Chosen? = nil, numbers: [PhoneReading]) {
      self.country = country
      self.state = state
      self.chosen = chosen
      self.numbers = numbers
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
  public func place(for evidence: Evidence) -> Result<Place, HoldReason> {
    Result { () throws(HoldReason) -> Place in
      if let chosen = evidence.chosen { return try place(chosen) }
      return try stated(evidence)
    }
  }

  private func stated(_ evidence: Evidence) throws(HoldReason) -> Place {
    let regions = Set(evidence.numbers.compactMap(Self.region))
    let address = book.country(evidence.country).map { book.territory(evidence.state, of: $0) ?? $0 }
    let country = try country(address: address, numbers: regions.sorted())
    if address == nil, let territory = book.territory(evidence.state, of: country) {
      throw .placeConflict(address: territory, number: country)
    }
    let state = book.subdivision(evidence.state, of: country)
    // A toll-free number is answered anywhere, so an address that says no more than "US" is too little.
    if country == "US", state == nil, regions.isEmpty, evidence.numbers.contains(where: Self.isNorthAmericanTollFree) {
      throw .unknownPlace
    }
    return try place(country: country, subdivision: state?.code, zones: state?.zones)
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

  private func place(_ chosen: Chosen) throws(HoldReason) -> Place {
    guard let code = chosen.subdivision else {
      return try place(country: chosen.country, subdivision: nil, zones: nil)
    }
    let part = book.subdivision(code: code)
    guard code.hasPrefix(chosen.country + "-"), part != nil || !book.divides(chosen.country) else {
      throw .unknownPlace
    }
    return try place(country: chosen.country, subdivision: code, zones: part?.zones)
  }

  /// - Parameter zones: The subdivision's own; nil for all of the country.
  private func place(country: String, subdivision: String?, zones: [String]?) throws(HoldReason) -> Place {
    guard rules.contains(country) else { throw .noRule(country: country) }
    var applying: Set<String> = [country]
    if let subdivision, rules.contains(subdivision) { applying.insert(subdivision) }
    if country == "US", subdivision == nil {
      guard rules.contains(Self.unknownState) else { throw .noRule(country: Self.unknownState) }
      applying.insert(Self.unknownState)
    }
    let zones = zones ?? zonesByCountry[country] ?? []
    guard !zones.isEmpty else { throw .unknownPlace }
    return Place(
      country: country, subdivisions: subdivision.map { [$0] } ?? [], zones: Set(zones).sorted(),
      rules: applying.sorted())
  }

  /// The country that a number stands for; nil where it stands for none.
  private static func region(_ number: PhoneReading) -> String? {
    isNorthAmericanTollFree(number) ? nil : number.region
  }

  /// Their region is read as "US", but other countries of the calling code +1 use the same numbers.
  private static func isNorthAmericanTollFree(_ number: PhoneReading) -> Bool {
    number.kind == .tollFree && number.e164.hasPrefix("+1")
  }
}
