/// One moment of a rule on somebody's clock. What names it is the local date and time, so that neither a clock that is
/// set back nor a timer that wakes early makes it come twice.
public struct ReminderSlot: Hashable, Sendable {
  public var date: CivilDate
  /// Minutes after midnight, 0..<1440.
  public var minute: Int
  /// When it comes: in an overlap the first time that the clocks show it, in a gap right after it.
  public var instant: Instant

  init(date: CivilDate, minute: Int, in zone: Zone) {
    self.date = date
    self.minute = minute
    instant =
      switch zone.instants(of: date, minute: minute) {
      case .gap(_, let after): after
      case .one(let instant), .two(let instant, _): instant
      }
  }

  /// `2026-11-24 08:30`; keys ascend as slots do.
  public var key: String { "\(date) \(ClockText.minute(minute))" }
}
