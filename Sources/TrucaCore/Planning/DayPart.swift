/// The six parts of a day in which people differ in whether they answer: 8-10, 10-12, 12-14, 14-17, 17-19, 19-21 local
/// time. Earlier minutes belong to the first, later ones to the last.
public enum DayPart: Int, CaseIterable, Hashable, Sendable, Comparable {
  case earlyMorning = 0
  case lateMorning, midday, afternoon, earlyEvening, evening

  /// Minutes after midnight at which the parts begin; the first one is taken to begin with the day.
  static let starts = [0, 600, 720, 840, 1020, 1140]

  public init(secondOfDay: Int) {
    let minute = secondOfDay / 60
    let index = Self.starts.lastIndex { minute >= $0 } ?? 0
    self = Self.allCases[index]
  }

  /// Minute of the day at which the next part begins; 1440 for the last one.
  public var endMinute: Int { rawValue == 5 ? 1440 : Self.starts[rawValue + 1] }

  /// In words of local time: `14-17`.
  public var label: String { ["8-10", "10-12", "12-14", "14-17", "17-19", "19-21"][rawValue] }

  public static func < (lhs: DayPart, rhs: DayPart) -> Bool { lhs.rawValue < rhs.rawValue }
}
