/// A place while what tells it is gathered.
struct PlaceDraft {
  let country: String
  /// The parts that it may lie in; empty: any.
  var parts: Set<String> = []
  /// Codes of rules beside the country's.
  var rules: Set<String> = []
  var zones: Set<String> = []
  var grounds: [PlaceFinding.Ground] = []

  init(country: String) { self.country = country }

  /// Adds what a source leaves open to what others do.
  mutating func unite(_ source: PlaceFinding.Source, zones: [String], parts: [String] = []) {
    self.zones.formUnion(zones)
    self.parts.formUnion(parts)
    grounds.append(.init(source: source, zones: zones.sorted()))
  }

  /// Keeps what a source leaves open too. False, and nothing changed, if nothing would be left.
  mutating func narrow(_ source: PlaceFinding.Source, zones: [String], part: String) -> Bool {
    let common = self.zones.intersection(zones)
    guard !common.isEmpty else { return false }
    self.zones = common
    parts = [part]
    grounds.append(.init(source: source, zones: common.sorted()))
    return true
  }

  /// Says what tells something else than zones.
  mutating func note(_ source: PlaceFinding.Source) { grounds.append(.init(source: source, zones: [])) }

  var place: Place {
    Place(country: country, subdivisions: parts.sorted(), zones: zones.sorted(), rules: rules.union([country]).sorted())
  }
}
