/// A half-open stretch of time: `start` belongs to it, `end` does not.
public struct Interval: Hashable, Sendable {
  public var start: Instant
  public var end: Instant

  public init(start: Instant, end: Instant) {
    self.start = start
    self.end = end
  }

  public func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }

  /// From `start` to `end`; negative if they are the wrong way round.
  public var length: Span { end - start }
}

/// Lists of intervals that are in order and do not overlap. Every list that Truca makes is such a list, and so are the
/// results here if the operands are.
extension Array where Element == Interval {
  /// What belongs to both lists.
  public func intersection(_ other: [Interval]) -> [Interval] {
    var result: [Interval] = []
    var left = 0
    var right = 0
    while left < count, right < other.count {
      let start = Swift.max(self[left].start, other[right].start)
      let end = Swift.min(self[left].end, other[right].end)
      if start < end { result.append(Interval(start: start, end: end)) }
      if self[left].end < other[right].end { left += 1 } else { right += 1 }
    }
    return result
  }

  /// Whether `instant` lies in one of the intervals. Binary search.
  public func contains(_ instant: Instant) -> Bool {
    let index = indexOfFirst(endingAfter: instant)
    return index < count && self[index].start <= instant
  }

  /// The earliest instant of the list that is not before `instant`; nil if there is none. Binary search.
  public func firstInstant(atOrAfter instant: Instant) -> Instant? {
    let index = indexOfFirst(endingAfter: instant)
    return index < count ? Swift.max(self[index].start, instant) : nil
  }

  /// The lengths of all intervals together.
  public var totalLength: Span { reduce(.zero) { $0 + $1.length } }

  /// What lies in `start` (included) to `end` (not).
  public func clipped(from start: Instant, to end: Instant) -> [Interval] {
    guard start < end else { return [] }
    return intersection([Interval(start: start, end: end)])
  }

  private func indexOfFirst(endingAfter instant: Instant) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle].end <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
