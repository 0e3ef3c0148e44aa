/// Where somebody may be, with what it was concluded from.
public struct PlaceFinding: Hashable, Sendable {
  /// The place, or why the lead is held.
  public var place: Result<Place, HoldReason>
  /// In the order in which they were looked at.
  public var grounds: [Ground]

  public init(place: Result<Place, HoldReason>, grounds: [Ground]) {
    self.place = place
    self.grounds = grounds
  }

  /// One thing that tells where somebody may be.
  public struct Ground: Hashable, Sendable {
    public var source: Source
    /// What it leaves open; empty where it says nothing about zones.
    public var zones: [String]

    public init(source: Source, zones: [String]) {
      self.source = source
      self.zones = zones
    }
  }

  /// Codes are ISO 3166-1 or 3166-2.
  public enum Source: Hashable, Sendable {
    case setByHand(String)
    case areaCode(String, parts: [String])
    /// Its rule counts, its zones do not.
    case distrustedAreaCode(String, parts: [String])
    /// A landline's leading digits.
    case prefix(country: String)
    /// A number that may be anywhere in its country.
    case number(country: String)
    case addressCountry(String)
    case addressPart(String)
    case postalCode(String)
    /// Nothing tells the state or province.
    case unknownPart(country: String)
    /// For holidays alone.
    case teamDefault(String)

    /// For people: `area code 212: New York`.
    public func sentence(_ book: PlaceBook) -> String {
      func names(_ codes: [String]) -> String { codes.map(book.name).joined(separator: ", ") }
      return switch self {
      case .setByHand(let code): "set by hand: \(book.name(code))"
      case .areaCode(let digits, let parts): "area code \(digits): \(names(parts))"
      case .distrustedAreaCode(let digits, let parts):
        "area code \(digits): \(names(parts)); its rule counts, its zones do not, for area codes are distrusted"
      case .prefix(let country): "landline of \(book.name(country)), by its first digits"
      case .number(let country): "number of \(book.name(country)), anywhere in the country"
      case .addressCountry(let country): "address: \(book.name(country))"
      case .addressPart(let code): "address: \(book.name(code))"
      case .postalCode(let code): "postal code: \(book.name(code))"
      case .unknownPart(let country):
        "neither number nor address tells the \(country == "CA" ? "province" : "state"): all of \(book.name(country))"
      case .teamDefault(let code): "default of the team, for holidays: \(book.name(code))"
      }
    }
  }
}
