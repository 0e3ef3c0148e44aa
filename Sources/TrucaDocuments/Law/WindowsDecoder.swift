internal import TrucaCore

/// Reads windows of local time: lists of `["09:00", "20:00"]`.
enum WindowsDecoder {
  /// `windows`: a table with a list for each weekday that has any.
  static func week(_ reader: TOMLReader) -> WeeklyWindows {
    var result = WeeklyWindows()
    reader.require("windows", "a table such as { mon = [[\"09:00\", \"20:00\"]] }")
    guard let week = reader.table("windows", subject: "windows\(reader.place)") else { return result }
    for day in Weekday.allCases {
      result[day] = windows(day.code, week)
    }
    week.finish()
    if week.entries.allSatisfy({ $0.value.kind == .array([]) }) {
      reader.problem("windows", "cannot call anybody\(reader.place): open at least one window")
    }
    return result
  }

  /// `eve`: the windows of the day before a holiday; empty if there are none.
  static func eve(_ reader: TOMLReader) -> [DayWindow] {
    let windows = windows("eve", reader)
    if windows.isEmpty, reader.entry("eve")?.value.kind == .array([]) {
      reader.problem("eve", "cannot use an empty eve\(reader.place): leave it out, or give its windows")
    }
    return windows
  }

  private static func windows(_ key: String, _ reader: TOMLReader) -> [DayWindow] {
    var result: [DayWindow] = []
    for item in reader.array(key) ?? [] {
      guard let window = window(item) else {
        reader.problem(
          item.position,
          "cannot read a window of \"\(key)\"\(reader.place): write two times in order, as in [\"09:00\", \"20:00\"]")
        continue
      }
      if let last = result.last, window.start < last.end {
        reader.problem(
          item.position, "cannot use a window of \"\(key)\"\(reader.place) that begins before the one before it ends")
      }
      result.append(window)
    }
    return result
  }

  private static func window(_ item: TOMLValue) -> DayWindow? {
    guard case .array(let ends) = item.kind, ends.count == 2 else { return nil }
    guard case .string(let start) = ends[0].kind, case .string(let end) = ends[1].kind else { return nil }
    guard let first = minute(start), let last = minute(end) else { return nil }
    return DayWindow(start: first, end: last)
  }

  /// `09:30` as minutes after midnight; `24:00` is the day's end.
  private static func minute(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
    let digits = [bytes[0], bytes[1], bytes[3], bytes[4]].map { Int($0) - 48 }
    guard digits.allSatisfy((0...9).contains) else { return nil }
    let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
    return hour * 60 + minute
  }
}
