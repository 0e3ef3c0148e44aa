/// Weekly windows laid out for look-up: for each weekday the open seconds of the day, in order.
struct WeekStretches: Hashable, Sendable {
  /// Monday first.
  private(set) var days: [[Range<Int>]]

  private static let day = 86_400
  private static let week = 7 * day

  /// The windows, each ended `margin` seconds early on the local clock. Windows that meet at midnight are one.
  init(_ windows: WeeklyWindows, margin: Int = 0) {
    days = Array(repeating: [], count: 7)
    for run in Self.runs(windows) {
      let end = run.count == Self.week ? run.upperBound : run.upperBound - margin
      var start = run.lowerBound
      while start < end {
        let midnight = (start / Self.day + 1) * Self.day
        let stop = min(end, midnight)
        let base = midnight - Self.day
        days[base / Self.day % 7].append((start - base)..<(stop - base))
        start = stop
      }
    }
    for index in days.indices { days[index].sort { $0.lowerBound < $1.lowerBound } }
  }

  /// The windows in seconds from Monday's midnight, joined where they meet. One that goes on past Sunday's midnight
  /// ends after `week`.
  private static func runs(_ windows: WeeklyWindows) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for (index, list) in windows.days.enumerated() {
      for window in list {
        let start = index * day + window.start * 60
        let end = index * day + window.end * 60
        if let last = result.last, last.upperBound == start {
          result[result.count - 1] = last.lowerBound..<end
        } else {
          result.append(start..<end)
        }
      }
    }
    guard result.count > 1, let first = result.first, let last = result.last, first.lowerBound == 0,
      last.upperBound == week
    else { return result }
    result[result.count - 1] = last.lowerBound..<(week + first.upperBound)
    result.removeFirst()
    return result
  }

  subscript(_ day: Weekday) -> [Range<Int>] { days[day.rawValue] }

  /// What is open in both.
  func intersection(_ other: WeekStretches) -> WeekStretches {
    var result = self
    for index in days.indices {
      result.days[index] = days[index].flatMap { left in
        other.days[index].map { left.clamped(to: $0) }.filter { !$0.isEmpty }
      }
    }
    return result
  }
}
