/// Instants as text. RFC 3339 is what programs exchange, wall texts are for people.
extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC: `2026-11-24T09:00:00Z`, with milliseconds only if there are any.
  public var description: String { rfc3339 }

  /// RFC 3339 in UTC: `2026-11-24T09:00:00Z`, with milliseconds only if there are any. Years below 0 and above 9999,
  /// which RFC 3339 cannot write, come out with a sign or more digits.
  public var rfc3339: String {
    let time = LocalTime(localSeconds: seconds)
    var buffer = DigitBuffer()
    buffer.append(time.date)
    buffer.append("T")
    buffer.append(minute: time.secondOfDay / 60)
    buffer.append(":")
    buffer.append(time.secondOfDay % 60, width: 2)
    let fraction = Int(milliseconds - seconds * 1000)
    if fraction != 0 {
      buffer.append(".")
      buffer.append(fraction, width: 3)
    }
    buffer.append("Z")
    return buffer.text
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
    var buffer = DigitBuffer()
    buffer.append(time.date)
    buffer.append(" ")
    buffer.append(minute: time.secondOfDay / 60)
    return buffer.text
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
  static func minute(_ minute: Int) -> String {
    var buffer = DigitBuffer()
    buffer.append(minute: minute)
    return buffer.text
  }
}
