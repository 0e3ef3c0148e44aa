/// When somebody works: weekly windows in a zone, less days off.
public struct WorkingTime: Hashable, Sendable {
  public let zone: Zone
  public let weekly: WeeklyWindows
  /// Local days without work, both ends included, in any order.
  public let daysOff: [ClosedRange<CivilDate>]

  private let stretches: WeekStretches
  private let off: [ClosedRange<Int>]

  public init(zone: Zone, weekly: WeeklyWindows, daysOff: [ClosedRange<CivilDate>] = []) {
    self.zone = zone
    self.weekly = weekly
    self.daysOff = daysOff
    stretches = WeekStretches(weekly)
    off = daysOff.map { $0.lowerBound.daysSinceEpoch...$0.upperBound.daysSinceEpoch }
  }

  /// Whether it is working time at `instant`.
  public func contains(_ instant: Instant) -> Bool {
    let time = zone.time(at: instant)
    return open(on: time.day).contains { $0.contains(time.secondOfDay) }
  }

  /// The working time in `from`..<`to`, in order, windows that meet joined.
  public func intervals(from: Instant, to: Instant) -> [Interval] {
    zone.intervals(from: from, to: to, open: open)
  }

  /// The earliest instant of working time that is not before `instant`; nil if there is none ever.
  public func firstInstant(after instant: Instant) -> Instant? {
    if weekly.isEmpty { return nil }
    let lastDayOff = off.map(\.upperBound).max() ?? 0
    var start = instant
    // A week without days off holds working time; one more is for windows that the clocks jump over.
    let end = max(zone.start(of: CivilDate(daysSinceEpoch: lastDayOff + 1)), instant) + .days(15)
    while start < end {
      let stop = start + .days(8)
      if let first = intervals(from: start, to: stop).first { return first.start }
      start = stop
    }
    return nil
  }

  /// The one place that says which seconds of a local day are worked.
  private func open(on day: Int) -> [Range<Int>] {
    if off.contains(where: { $0.contains(day) }) { return [] }
    return stretches[Weekday(daysSinceEpoch: day)]
  }
}
