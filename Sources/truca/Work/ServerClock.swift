import TrucaAPI

/// The daemon's clock as it was told last, going on at its own pace.
struct ServerClock: Hashable, Sendable {
  /// Seconds since 1970 in UTC, at the moment of `at`.
  private var seconds = 0
  /// Seconds of the reader's day, at the moment of `at`.
  private var secondOfDay = 0
  /// Milliseconds of this machine's monotonic clock.
  private var at = 0
  /// Seconds that pass for each real one; 0 for a clock that stands still.
  var rate = 1

  mutating func set(_ moment: Moment, at milliseconds: Int) {
    guard let seconds = Self.seconds(moment.instant) else { return }
    self.seconds = seconds
    let time = moment.local.suffix(5).split(separator: ":").compactMap { Int($0) }
    secondOfDay = time.count == 2 ? time[0] * 3600 + time[1] * 60 + seconds % 60 : 0
    at = milliseconds
  }

  func now(at milliseconds: Int) -> Int { seconds + passed(milliseconds) }

  /// `10:31` of the reader's day.
  func time(at milliseconds: Int) -> String {
    let minute = (secondOfDay + passed(milliseconds)) / 60 % 1440
    return Self.twoDigits(minute / 60) + ":" + Self.twoDigits(minute % 60)
  }

  /// Seconds until a moment, by the daemon's clock; nil where its instant cannot be read.
  func left(until moment: Moment, at milliseconds: Int) -> Int? {
    Self.seconds(moment.instant).map { $0 - now(at: milliseconds) }
  }

  /// `45 s`, `12 min`, `2 h 5 min`, `3 days`.
  static func words(_ seconds: Int) -> String {
    switch seconds {
    case ..<100: return "\(max(0, seconds)) s"
    case ..<3600: return "\((seconds + 59) / 60) min"
    case ..<172_800:
      let minutes = (seconds + 59) / 60
      return "\(minutes / 60) h" + (minutes % 60 == 0 ? "" : " \(minutes % 60) min")
    default: return "\(seconds / 86_400) days"
    }
  }

  private func passed(_ milliseconds: Int) -> Int { max(0, milliseconds - at) * rate / 1000 }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// Of RFC 3339 in UTC, without fractions of a second.
  static func seconds(_ instant: String) -> Int? {
    let parts = instant.split { !$0.isASCII || !$0.isNumber }.prefix(6).compactMap { Int($0) }
    guard parts.count == 6, instant.hasSuffix("Z"), 1...12 ~= parts[1] else { return nil }
    // Days since 1970 in a year that begins in March, so that the leap day is its last.
    let year = parts[1] > 2 ? parts[0] : parts[0] - 1
    let month = (parts[1] + 9) % 12
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2] - 1 - 719_468
    return days * 86_400 + parts[3] * 3600 + parts[4] * 60 + parts[5]
  }
}
