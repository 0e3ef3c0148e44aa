/// The law in force: the table of calling rules with the holidays, with what is suspended, and with the zone data of
/// this machine. Says what holds for a place.
public struct CallingLaw: Sendable {
  /// By their codes.
  public let rules: [String: CallingRule]
  public let holidays: HolidayCalendar
  /// Codes of rules under which no call is allowed for the present. A suspended part of the United States suspends
  /// Americans of whom nobody knows the state too.
  public let suspended: Set<String>
  /// Calls start at least so long before the end of a window.
  public let endMargin: Span
  private let zone: @Sendable (String) -> Zone?

  /// `zone` answers nil for a zone that is missing or malformed on this machine.
  public init(
    rules: [CallingRule], holidays: HolidayCalendar = HolidayCalendar(), suspended: Set<String> = [], endMargin: Span,
    zone: @escaping @Sendable (String) -> Zone?
  ) {
    self.rules = Dictionary(rules.map { ($0.code, $0) }) { _, last in last }
    self.holidays = holidays
    let touchesUnknownState = suspended.contains { $0.hasPrefix("US-") }
    self.suspended = touchesUnknownState ? suspended.union([PlaceResolver.unknownState]) : suspended
    self.endMargin = endMargin
    self.zone = zone
  }

  public init(
    rules: [CallingRule], holidays: HolidayCalendar = HolidayCalendar(), suspended: Set<String> = [], endMargin: Span,
    zones: [String: Zone]
  ) {
    self.init(rules: rules, holidays: holidays, suspended: suspended, endMargin: endMargin) { zones[$0] }
  }

  /// What holds for `place`. Held instead of guessed: a place without zones, a zone without data, and a place of which
  /// any rule that it names has no row.
  public func profile(for place: Place) throws(HoldReason) -> LegalProfile {
    guard !place.zones.isEmpty else { throw .unknownPlace }
    var applying: [CallingRule] = []
    // A row for one of its parts may have come since the place was found.
    let parts = place.subdivisions.filter { rules[$0] != nil && !place.rules.contains($0) }
    for code in place.rules + parts {
      guard let rule = rules[code] else { throw .noRule(country: code) }
      applying.append(rule)
    }
    var zones: [Zone] = []
    for name in place.zones {
      guard let zone = zone(name) else { throw .missingZone(name) }
      zones.append(zone)
    }
    let profile = LegalProfile(
      rules: applying, zones: zones, endMargin: endMargin, holidays: holidays, subdivisions: place.subdivisions,
      suspended: suspended)
    guard let profile else { throw .noRule(country: place.country) }
    return profile
  }
}

extension HoldReason: Error {}
