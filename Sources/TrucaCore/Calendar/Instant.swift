/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Rules never ask what time it is; they are given an `Instant`.
public struct Instant: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  public init(seconds: Int64) {
    self.milliseconds = seconds * 1000
  }

  /// Whole seconds since the epoch, rounded towards the past.
  public var seconds: Int64 {
    milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
  }

  /// Further away than anything Truca plans; for "no end".
  public static let distantFuture = Instant(seconds: 253_402_300_799)
  public static let distantPast = Instant(seconds: 0)

  public static func < (lhs: Instant, rhs: Instant) -> Bool { lhs.milliseconds < rhs.milliseconds }
  public static func + (lhs: Instant, rhs: Span) -> Instant {
    Instant(milliseconds: lhs.milliseconds + rhs.milliseconds)
  }
  public static func - (lhs: Instant, rhs: Span) -> Instant {
    Instant(milliseconds: lhs.milliseconds - rhs.milliseconds)
  }
  public static func - (lhs: Instant, rhs: Instant) -> Span { Span(milliseconds: lhs.milliseconds - rhs.milliseconds) }
  public static func += (lhs: inout Instant, rhs: Span) { lhs = lhs + rhs }

  /// The next full minute, or this instant if it is one. Planned calls stand on full minutes.
  public var roundedUpToMinute: Instant {
    let remainder = ((milliseconds % 60_000) + 60_000) % 60_000
    return remainder == 0 ? self : Instant(milliseconds: milliseconds - remainder + 60_000)
  }
}

/// A length of time in milliseconds. A day is 24 hours; a calendar day is `CivilDate`'s business.
public struct Span: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  public static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1000) }
  public static func minutes(_ count: Int64) -> Span { Span(milliseconds: count * 60_000) }
  public static func hours(_ count: Int64) -> Span { Span(milliseconds: count * 3_600_000) }
  public static func days(_ count: Int64) -> Span { Span(milliseconds: count * 86_400_000) }
  public static let zero = Span(milliseconds: 0)

  /// Whole minutes, rounded towards zero.
  public var wholeMinutes: Int64 { milliseconds / 60_000 }

  public static func < (lhs: Span, rhs: Span) -> Bool { lhs.milliseconds < rhs.milliseconds }
  public static func + (lhs: Span, rhs: Span) -> Span { Span(milliseconds: lhs.milliseconds + rhs.milliseconds) }
  public static func - (lhs: Span, rhs: Span) -> Span { Span(milliseconds: lhs.milliseconds - rhs.milliseconds) }
}
