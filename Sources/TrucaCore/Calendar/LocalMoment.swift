/// What calendar and clock show in a zone at an instant.
public struct LocalMoment: Hashable, Sendable {
  public var date: CivilDate
  /// 0..<86400.
  public var secondOfDay: Int
  public var weekday: Weekday
  /// Seconds that the zone is ahead of UTC at the instant.
  public var offsetSeconds: Int
  /// Of the zone at the instant: `CET`, `CEST`.
  public var abbreviation: String

  public init(date: CivilDate, secondOfDay: Int, weekday: Weekday, offsetSeconds: Int, abbreviation: String) {
    self.date = date
    self.secondOfDay = secondOfDay
    self.weekday = weekday
    self.offsetSeconds = offsetSeconds
    self.abbreviation = abbreviation
  }

  /// Full minutes after midnight, 0..<1440.
  public var minuteOfDay: Int { secondOfDay / 60 }
}

/// The quick half of a `LocalMoment`: the day as a number and the time of day.
public struct LocalTime: Hashable, Sendable {
  /// Days from 1970-01-01 to the local date.
  public var day: Int
  /// 0..<86400.
  public var secondOfDay: Int

  public init(day: Int, secondOfDay: Int) {
    self.day = day
    self.secondOfDay = secondOfDay
  }

  public var weekday: Weekday { Weekday(daysSinceEpoch: day) }
  public var date: CivilDate { CivilDate(daysSinceEpoch: day) }
}

/// The instants at which the clocks of a zone show one local time.
public enum LocalResolution: Hashable, Sendable {
  /// The clocks jump over it. `before` is the last full minute ahead of the jump, `after` the first instant past it.
  case gap(before: Instant, after: Instant)
  case one(Instant)
  /// The clocks were set back: it is shown twice, the earlier instant stands first.
  case two(Instant, Instant)
}
