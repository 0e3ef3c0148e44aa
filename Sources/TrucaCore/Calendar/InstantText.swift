/// Instants as text. RFC 3339 is what programs exchange, wall texts are for people.
extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC: `2026-11-24T09:00:00Z`, with milliseconds only if there are any.
  public var description: String { rfc3339 }

  /// RFC 3339 in UTC: `2026-11-24T09:00:00Z`, with milliseconds only if there are any. Years below 0 and above 9999,
  /// which RFC 3339 cannot write, come out with a sign or more digits.
  public var rfc3339: String {
    let time = LocalTime(localSeconds: seconds)
    let fraction = Int(milliseconds - seconds * 1000)
    let text = "\(time.date)T\(ClockText.minuteAndSecond(time.secondOfDay))"
    return fraction == 0 ? text + "Z" : "\(text).\(padded(fraction, 3))Z"
  }

  /// Reads RFC 3339 with any offset and any length of fraction; what is finer than a millisecond is dropped. nil for
  /// anything else, for days that do not exist, and for a leap second elsewhere than at the end of a UTC day.
  public init?(rfc3339 text: some StringProtocol) {
    var scanner = RFC3339Scanner(text)
    guard let value = scanner.milliseconds() else { return nil }
    self.init(milliseconds: value)
  }

  /// What calendar and clock show in `zone`: `2026-11-24 10:00`.
  public func wallText(in zone: Zone) -> String {
    let time = zone.time(at: self)
    return "\(time.date) \(ClockText.minute(time.secondOfDay / 60))"
  }

  /// The short form for people: `Tue 24 Nov 10:00`.
  public func shortText(in zone: Zone) -> String {
    let time = zone.time(at: self)
    return "\(time.date.shortText) \(ClockText.minute(time.secondOfDay / 60))"
  }
}

extension CivilDate {
  /// The short form for people: `Tue 24 Nov`.
  public var shortText: String { "\(weekday.shortName) \(day) \(MonthName.all[month - 1].shortName)" }
}

/// Times of day as text.
enum ClockText {
  /// `09:05` from minutes after midnight; 1440 is `24:00`.
  static func minute(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

  /// `09:05:30` from seconds after midnight.
  static func minuteAndSecond(_ second: Int) -> String { "\(minute(second / 60)):\(padded(second % 60, 2))" }
}
