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
        let edge = edge(of: part, after: start, local, zone)
        let stop = min(end, max(start + .minutes(1), edge))
        result.append(Segment(start: start, end: stop, part: part, day: local.date))
        start = stop
      }
    }
    return result
  }

  /// When the part of the day that `start` lies in ends. A clock change inside the part shifts its edge.
  private static func edge(of part: DayPart, after start: Instant, _ local: LocalMoment, _ zone: Zone) -> Instant {
    let edge = start + .seconds(Int64(part.endMinute * 60 - local.secondOfDay))
    let shift = zone.offsetSeconds(at: edge) - local.offsetSeconds
    guard shift != 0 else { return edge }
    let shifted = edge - .seconds(Int64(shift))
    // Where the change itself lies between the two, the part ends with it.
    return zone.offsetSeconds(at: shifted) == local.offsetSeconds + shift ? shifted : min(edge, shifted)
  }
}
