/// Where a called person may be: what decides hours and zones.
public struct Place: Hashable, Sendable {
  /// ISO 3166-1 alpha-2.
  public var country: String
  /// ISO 3166-2 codes (`US-FL`) of the parts that it may lie in, sorted; empty: not known, any part.
  public var subdivisions: [String]
  /// Candidate zones, sorted; each of them must allow a call.
  public var zones: [String]
  /// Codes of the rules that all apply, sorted: the country's, the subdivisions'.
  public var rules: [String]

  public init(country: String, subdivisions: [String] = [], zones: [String], rules: [String]) {
    self.country = country
    self.subdivisions = subdivisions
    self.zones = zones
    self.rules = rules
  }
}
