/// A time zone as a value: all its changes of offset in the past and its rule for the future. It asks nobody.
public struct Zone: Sendable {
  /// The IANA name: `Europe/Madrid`.
  public let name: String
  let table: ZoneTable

  /// A zone whose clocks show `first` until the first of `changes`; past the last one `rule` applies or, without one,
  /// the last offset stays. With a rule and no changes the rule applies always. nil unless `changes` ascend in time.
  public init?(name: String, first: ZoneOffset, changes: [ZoneChange], rule: ZoneRule?) {
    guard let table = ZoneTable(first: first, changes: changes, rule: rule) else { return nil }
    self.name = name
    self.table = table
  }

  /// A zone that has only a rule in POSIX notation (`CET-1CEST,M3.5.0,M10.5.0/3`); nil if the notation is malformed.
  public init?(name: String, posix: String) {
    guard let rule = ZoneRule(posix: posix) else { return nil }
    self.init(name: name, first: rule.standard, changes: [], rule: rule)
  }

  /// What the clocks show at `instant`, milliseconds dropped.
  public func local(at instant: Instant) -> LocalMoment {
    let seconds = instant.seconds
    let offset = table.offset(at: seconds)
    let time = LocalTime(localSeconds: seconds + Int64(offset.seconds))
    return LocalMoment(
      date: time.date, secondOfDay: time.secondOfDay, weekday: time.weekday, offsetSeconds: offset.seconds,
      abbreviation: offset.abbreviation)
  }

  /// Day number and time of day at `instant`: what rules need, and quicker than `local(at:)`.
  public func time(at instant: Instant) -> LocalTime {
    let seconds = instant.seconds
    return LocalTime(localSeconds: seconds + Int64(table.offsetSeconds(at: seconds)))
  }

  /// The local date at `instant`.
  public func date(at instant: Instant) -> CivilDate { time(at: instant).date }

  /// Seconds that local time is ahead of UTC at `instant`.
  public func offsetSeconds(at instant: Instant) -> Int { table.offsetSeconds(at: instant.seconds) }

  /// The instants at which the clocks show `minute` (0...1440 after midnight) of `date`.
  public func instants(of date: CivilDate, minute: Int) -> LocalResolution {
    resolution(ofLocalSeconds: Int64(date.daysSinceEpoch) * 86_400 + Int64(minute) * 60)
  }

  /// The first instant of a local day, which need not be midnight: where midnight is skipped it is the end of the gap.
  public func start(of date: CivilDate) -> Instant {
    switch instants(of: date, minute: 0) {
    case .gap(_, let after): after
    case .one(let instant), .two(let instant, _): instant
    }
  }

  /// As `instants(of:minute:)`; `local` is counted from the epoch on the local clock.
  func resolution(ofLocalSeconds local: Int64) -> LocalResolution {
    // No zone is further than this from UTC.
    let reach: Int64 = 26 * 3600
    var segment = table.segment(at: local - reach)
    var found: [Int64] = []
    var jump = segment
    while true {
      let candidate = local - Int64(segment.offset.seconds)
      if candidate >= segment.start, candidate < segment.end { found.append(candidate) }
      guard segment.end <= local + reach else { break }
      if segment.end + Int64(segment.offset.seconds) <= local { jump = segment }
      segment = table.segment(at: segment.end)
    }
    guard let first = found.first, let last = found.last else { return Self.gap(endOf: jump) }
    return first == last ? .one(Instant(seconds: first)) : .two(Instant(seconds: first), Instant(seconds: last))
  }

  private static func gap(endOf segment: ZoneSegment) -> LocalResolution {
    let offset = Int64(segment.offset.seconds)
    let lastMinute = (segment.end + offset - 1).flooredQuotient(by: 60) * 60 - offset
    return .gap(before: Instant(seconds: lastMinute), after: Instant(seconds: segment.end))
  }
}

extension Zone: Hashable {
  public static func == (left: Zone, right: Zone) -> Bool { left.name == right.name && left.table == right.table }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension LocalTime {
  /// `localSeconds` are counted from the epoch on the local clock.
  @inline(__always)
  init(localSeconds: Int64) {
    let day = localSeconds.flooredQuotient(by: 86_400)
    self.init(day: Int(day), secondOfDay: Int(localSeconds - day * 86_400))
  }
}
