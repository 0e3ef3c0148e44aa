/// What the way in which sendmail ended says of a mail. The codes are those of sysexits.h and of the shell.
public enum SendVerdict: Hashable, Sendable {
  case sent
  /// Try again later.
  case retry
  /// This mail can never be delivered.
  case refused
  /// Mostly a fault of the set-up, which would meet every mail.
  case setUp

  /// - Parameter exitCode: nil if a signal or the time ended it.
  public init(exitCode: Int32?) {
    switch exitCode {
    case nil: self = .retry
    case 0: self = .sent
    case 64, 65, 67, 68: self = .refused
    case 1, 66, 77, 78, 126, 127: self = .setUp
    // 69, 70, 71, 73, 74 and 75, and what no table knows.
    default: self = .retry
    }
  }
}

/// How often a mail is tried, and when.
public enum RetrySchedule {
  public static let mostTries = 8
  private static let minutes: [Int64] = [1, 5, 15, 60, 240]

  /// How long to wait after so many tries; nil when they were enough.
  public static func pause(afterTries tries: Int) -> Span? {
    guard tries < mostTries else { return nil }
    return .minutes(minutes[min(max(tries, 1), minutes.count) - 1])
  }
}
