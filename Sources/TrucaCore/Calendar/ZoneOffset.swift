/// What the clocks of a zone show during one stretch of time.
public struct ZoneOffset: Hashable, Sendable {
  /// Seconds that local time is ahead of UTC; negative to the west.
  public var seconds: Int
  /// `CET`, `EDT`, `+08`.
  public var abbreviation: String

  public init(seconds: Int, abbreviation: String) {
    self.seconds = seconds
    self.abbreviation = abbreviation
  }
}

/// A change of a zone's clocks.
public struct ZoneChange: Hashable, Sendable {
  /// Seconds since the epoch; the first at which `offset` holds.
  public var at: Int64
  public var offset: ZoneOffset

  public init(at: Int64, offset: ZoneOffset) {
    self.at = at
    self.offset = offset
  }
}

/// A longest stretch of time with one offset: `start` belongs to it, `end` does not. `Int64.min` and `.max` stand for
/// no start and no end.
struct ZoneSegment: Hashable, Sendable {
  var start: Int64
  var end: Int64
  var offset: ZoneOffset
}

extension Int64 {
  /// The quotient rounded towards the past; `divisor` is positive.
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
