/// The calling hours that hold for one place: a call is legal only at instants when every rule allows it in every zone.
public struct LegalProfile: Hashable, Sendable {
  /// All apply.
  public let rules: [CallingRule]
  /// All candidates for the person's zone.
  public let zones: [Zone]
  /// Calls start at least so long before the end of a window, on the local clock.
  public let endMargin: Span
  /// How often a person may be called.
  public let limits: AttemptLimits
  /// In the order of `rules`.
  let calendars: [RuleCalendar]
  /// What all rules leave open.
  private let days: OpenDays

  /// nil without a rule or without a zone: nothing would forbid anything.
  ///
  /// - Parameters:
  ///   - subdivisions: ISO 3166-2 codes of the parts that the place may lie in; empty: any.
  ///   - suspended: Codes of rules under which no call is allowed at all for the present.
  public init?(
    rules: [CallingRule], zones: [Zone], endMargin: Span, holidays: HolidayCalendar = HolidayCalendar(),
    subdivisions: [String] = [], suspended: Set<String> = []
  ) {
    guard !rules.isEmpty, !zones.isEmpty else { return nil }
    let margin = max(0, Int((endMargin.milliseconds + 999) / 1000))
    calendars = rules.map { rule in
      RuleCalendar(
        rule, holidays: holidays.days(for: rule, subdivisions: subdivisions),
        isSuspended: suspended.contains(rule.code), margin: margin)
    }
    days = OpenDays(calendars)
    limits = AttemptLimits(rules: rules, zones: zones)
    self.rules = rules
    self.zones = zones
    self.endMargin = endMargin
  }

  /// Whether a call may start at `instant`.
  public func allows(_ instant: Instant) -> Bool { firstClosed(at: instant) == nil }

  /// Whether a call may start at `instant` and, if not, what forbids it first.
  public func verdict(at instant: Instant) -> LegalVerdict {
    guard let (zone, time) = firstClosed(at: instant) else { return .allowed }
    return .refused(refusal(zone, time, instant))
  }

  private func firstClosed(at instant: Instant) -> (zone: Zone, time: LocalTime)? {
    for zone in zones {
      let time = zone.time(at: instant)
      if days.isOpen(time) { continue }
      return (zone, time)
    }
    return nil
  }

  /// The stretches of `from`..<`to` at which `verdict(at:)` allows a call, in order, those that meet joined.
  public func windows(from: Instant, to: Instant) -> [Interval] {
    var result: [Interval]?
    for zone in zones {
      let intervals = zone.intervals(from: from, to: to) { days[$0] }
      let common = result?.intersection(intervals) ?? intervals
      if common.isEmpty { return [] }
      result = common
    }
    return result ?? []
  }

  /// The earliest allowed instant that is not before `from` and lies before `from + within`; nil if there is none.
  public func nextAllowed(from: Instant, within: Span) -> Instant? {
    let end = from + within
    var start = from
    while start < end {
      let stop = min(start + .days(2), end)
      if let first = windows(from: start, to: stop).first { return first.start }
      start = stop
    }
    return nil
  }

  private func refusal(_ zone: Zone, _ time: LocalTime, _ instant: Instant) -> LegalRefusal {
    let calendar = calendars.first { !$0.isOpen(time) } ?? calendars[0]
    return LegalRefusal(
      rule: calendar.rule.code, zone: zone.name, local: zone.local(at: instant),
      reason: calendar.reason(against: time, margin: endMargin))
  }
}
