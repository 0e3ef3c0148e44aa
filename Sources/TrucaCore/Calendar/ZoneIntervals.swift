extension Zone {
  /// The stretches of `from`..<`to` during which the local clock is in open seconds. `open` is asked for each local day
  /// (days since 1970-01-01) and answers with seconds of the day, in order. Exact over changes of the clocks: each
  /// stretch with one offset is looked at alone.
  func intervals(from: Instant, to: Instant, open: (_ day: Int) -> [Range<Int>]) -> [Interval] {
    var result: [Interval] = []
    var start = from.seconds
    let end = to.roundedUpToSecond
    while start < end {
      let segment = table.segment(at: start)
      let stop = min(segment.end, end)
      append(segment: start..<stop, offset: Int64(segment.offset.seconds), open: open, to: &result)
      start = stop
    }
    return result.clipped(from: from, to: to)
  }

  private func append(
    segment: Range<Int64>, offset: Int64, open: (Int) -> [Range<Int>], to result: inout [Interval]
  ) {
    let firstDay = (segment.lowerBound + offset).flooredQuotient(by: 86_400)
    let lastDay = (segment.upperBound - 1 + offset).flooredQuotient(by: 86_400)
    for day in firstDay...lastDay {
      let midnight = day * 86_400 - offset
      for seconds in open(Int(day)) {
        let start = max(midnight + Int64(seconds.lowerBound), segment.lowerBound)
        let end = min(midnight + Int64(seconds.upperBound), segment.upperBound)
        guard start < end else { continue }
        if let last = result.last, last.end.seconds == start {
          result[result.count - 1].end = Instant(seconds: end)
        } else {
          result.append(Interval(start: Instant(seconds: start), end: Instant(seconds: end)))
        }
      }
    }
  }
}

extension Instant {
  /// Whole seconds since the epoch, rounded towards the future.
  fileprivate var roundedUpToSecond: Int64 {
    let floor = seconds
    return floor * 1000 == milliseconds ? floor : floor + 1
  }
}
