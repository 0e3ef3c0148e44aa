/// Public holidays by region, and for how long they are known. What is not known is not free: a day outside of what a
/// region covers counts as blocked wherever a rule minds holidays.
public struct HolidayCalendar: Hashable, Sendable {
  /// The holidays of a country (those of the whole country) or of a part of it (those that it has beside them).
  public struct Region: Hashable, Sendable {
    /// Names by days since 1970-01-01. Two holidays of one day share a name: "A / B".
    public var names: [Int: String]
    /// Days since 1970-01-01 for which `names` is complete.
    public var covered: ClosedRange<Int>

    public init(names: [Int: String], covered: ClosedRange<Int>) {
      self.names = names
      self.covered = covered
    }
  }

  /// By ISO 3166-1 alpha-2 or ISO 3166-2 code.
  public var regions: [String: Region]

  public init(regions: [String: Region] = [:]) { self.regions = regions }

  /// The codes of all regions whose holidays a rule minds at a place of which `subdivisions` are the parts that it may
  /// lie in (empty: any). A rule of a part minds its own part, one of a country the place's parts. Where they are not
  /// known, it minds each part of the country; but if the law that was read asks for no holidays, the country's alone.
  public func codes(for rule: CallingRule, subdivisions: [String]) -> [String] {
    let country = rule.country
    switch rule.holidays {
    case .none: return []
    case .national: return [country]
    case .subdivision, .advised:
      if rule.code != country, rule.code != PlaceResolver.unknownState { return [country, rule.code] }
      let own = subdivisions.filter { $0.hasPrefix(country + "-") }
      if !own.isEmpty || rule.holidays == .advised { return [country] + own }
      return [country] + regions.keys.filter { $0.hasPrefix(country + "-") }.sorted()
    }
  }

  /// What a rule blocks at such a place; nil if it minds no holidays.
  func days(for rule: CallingRule, subdivisions: [String]) -> Days? {
    let codes = codes(for: rule, subdivisions: subdivisions)
    guard !codes.isEmpty else { return nil }
    var days = Days()
    for code in codes {
      guard let region = regions[code] else { return Days() }
      days.names.merge(region.names) { first, other in first == other ? first : "\(first) / \(other)" }
      guard let known = days.covered ?? Optional(region.covered), known.overlaps(region.covered) else { return Days() }
      days.covered = known.clamped(to: region.covered)
    }
    return days
  }

  /// What one rule blocks at one place.
  struct Days: Hashable, Sendable {
    var names: [Int: String] = [:]
    /// nil: nothing is known, and every day is blocked.
    var covered: ClosedRange<Int>?

    func isKnown(_ day: Int) -> Bool { covered?.contains(day) ?? false }
  }
}
