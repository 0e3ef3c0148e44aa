/// The calling hours that hold for one place: a call is legal only at instants when every rule allows it in every zone.
public struct LegalProfile: Hashable, Sendable {
  /// All apply.
  public let rules: [CallingRule]
  /// All candidates for the person's zone.
  public let zones: [Zone]
  /// Calls start at least so long before the end of a window, on the local clock.
  public let endMargin: Span

  /// For each rule its open seconds, less the margin.
  private let stretches: [WeekStretches]
  /// What all rules leave open.
  private let common: WeekStretches

  /// nil without a rule or without a zone: nothing would forbid anything.
  public init?(rules: [CallingRule], zones: [Zone], endMargin: Span) {
    let margin = max(0, Int((endMargin.milliseconds + 999) / 1000))
    let stretches = rules.map { WeekStretches($0.windows, margin: margin) }
    guard let first = stretches.first, !zones.isEmpty else { return nil }
    self.rules = rules
    self.zones = zones
    self.endMargin = endMargin
    self.stretches = stretches
    common = stretches.dropFirst().reduce(first) { $0.intersection($1) }
  }

  /// Whether a call may start at `instant` and, if not, what forbids it first.
  public func verdict(at instant: Instant) -> LegalVerdict {
    for zone in zones {
      let time = zone.time(at: instant)
      if open(on: time.day).contains(where: { $0.contains(time.secondOfDay) }) { continue }
      return .refused(refusal(zone, time, instant))
    }
    return .allowed
  }

  /// The stretches of `from`..<`to` at which `verdict(at:)` allows a call, in order, those that meet joined.
  public func windows(from: Instant, to: Instant) -> [Interval] {
    var result: [Interval]?
    for zone in zones {
      let intervals = zone.intervals(from: from, to: to, open: open)
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

  /// The one place that says which seconds of a local day (days since 1970-01-01) all rules leave open. `verdict` and
  /// `windows` both ask here, so what closes or narrows single days (holidays, their eves) belongs here and in
  /// `open(on:rule:)`.
  private func open(on day: Int) -> [Range<Int>] { common[Weekday(daysSinceEpoch: day)] }

  /// What one rule leaves open; needed to name the rule that forbids.
  private func open(on day: Int, rule: Int) -> [Range<Int>] { stretches[rule][Weekday(daysSinceEpoch: day)] }

  private func refusal(_ zone: Zone, _ time: LocalTime, _ instant: Instant) -> LegalRefusal {
    let index =
      rules.indices.first { rule in !open(on: time.day, rule: rule).contains { $0.contains(time.secondOfDay) } } ?? 0
    return LegalRefusal(
      rule: rules[index].code, zone: zone.name, local: zone.local(at: instant), reason: reason(rules[index], time))
  }

  private func reason(_ rule: CallingRule, _ time: LocalTime) -> LegalRefusal.Reason {
    let windows = rule.windows[time.weekday]
    if windows.isEmpty { return .closedDay }
    let seconds = time.secondOfDay
    let window = windows.first { seconds >= $0.start * 60 && seconds < $0.end * 60 }
    return window.map { .nearEnd($0, margin: endMargin) } ?? .outsideHours(windows)
  }
}
