/// Days of the week, Monday first.
public enum Weekday: Int, CaseIterable, Sendable, Hashable, Comparable {
  case monday = 0
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// The three letters used in files and in the protocol: `mon` … `sun`.
  public var code: String {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][rawValue]
  }

  public init?(code: String) {
    guard let match = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = match
  }

  /// The weekday of the day that is so many days after 1970-01-01, a Thursday.
  public init(daysSinceEpoch days: Int) {
    let index = (days + 3) % 7
    self = Weekday(rawValue: index < 0 ? index + 7 : index) ?? .monday
  }

  public static func < (lhs: Weekday, rhs: Weekday) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// A stretch of one local day in minutes after midnight: `start` included, `end` not. `end` may be 1440.
public struct DayWindow: Hashable, Sendable {
  public var start: Int
  public var end: Int

  /// nil unless 0 <= start < end <= 1440.
  public init?(start: Int, end: Int) {
    guard start >= 0, start < end, end <= 1440 else { return nil }
    self.start = start
    self.end = end
  }
}

/// For each weekday the windows of local time that are open, in order and without overlap. Used for calling rules and
/// for working hours alike.
public struct WeeklyWindows: Hashable, Sendable {
  /// Seven lists, Monday first.
  public private(set) var days: [[DayWindow]]

  public init() {
    days = Array(repeating: [], count: 7)
  }

  public subscript(_ day: Weekday) -> [DayWindow] {
    get { days[day.rawValue] }
    set { days[day.rawValue] = Self.merged(newValue) }
  }

  public var isEmpty: Bool { days.allSatisfy(\.isEmpty) }

  /// Whether local time `secondOfDay` (0..<86400) on `day` lies inside a window.
  public func contains(_ day: Weekday, secondOfDay: Int) -> Bool {
    days[day.rawValue].contains { secondOfDay >= $0.start * 60 && secondOfDay < $0.end * 60 }
  }

  /// Open minutes in a week.
  public var minutesPerWeek: Int {
    days.reduce(0) { sum, windows in sum + windows.reduce(0) { $0 + $1.end - $1.start } }
  }

  /// The same windows on each of `days`.
  public static func every(_ days: [Weekday], _ windows: [DayWindow]) -> WeeklyWindows {
    var result = WeeklyWindows()
    for day in days { result[day] = windows }
    return result
  }

  private static func merged(_ windows: [DayWindow]) -> [DayWindow] {
    var result: [DayWindow] = []
    for window in windows.sorted(by: { $0.start < $1.start }) {
      if let last = result.last, window.start <= last.end {
        result[result.count - 1].end = max(last.end, window.end)
      } else {
        result.append(window)
      }
    }
    return result
  }
}
