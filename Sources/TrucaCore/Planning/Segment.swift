/// A stretch of callable time within one local day and one part of it.
struct Segment: Hashable, Sendable {
  var start: Instant
  var end: Instant
  var part: DayPart
  var day: CivilDate

  /// Splits callable stretches at the edges of days and parts of `zone`, within `from..<to`.
  static func split(_ intervals: [Interval], from: Instant, to: Instant, zone: Zone) -> [Segment] {
    var result: [Segment] = []
    for interval in intervals {
      var start = max(interval.start, from)
      let end = min(interval.end, to)
      while start < end {
        let local = zone.local(at: start)
        let part = DayPart(secondOfDay: local.secondOfDay)
        let toEdge = Span.seconds(Int64(part.endMinute * 60 - local.secondOfDay))
        // A clock change inside a part shifts its edge; the next round of the loop reads the local time afresh.
        let stop = min(end, max(start + .minutes(1), start + toEdge))
        result.append(Segment(start: start, end: stop, part: part, day: local.date))
        start = stop
      }
    }
    return result
  }
}
