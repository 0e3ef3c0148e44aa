/// Seconds since 1970 in UTC, written and read without the project's own calendar: what is tested cannot be the judge.
enum UTC {
  /// `2027-03-28T01:00:00Z`
  static func text(_ seconds: Int) -> String {
    let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let (year, month, date) = civil(day)
    let time = [second / 3600, second / 60 % 60, second % 60].map(padded).joined(separator: ":")
    return "\(year)-\(padded(month))-\(padded(date))T\(time)Z"
  }

  /// Reads `YYYY-MM-DDTHH:MM:SS`, whatever follows; nil where it is something else.
  static func seconds(_ text: String) -> Int? {
    let fields = text.prefix(19).split { "-T:".contains($0) }.compactMap { Int($0) }
    guard fields.count == 6 else { return nil }
    // No day of these tests lies before 2000 or after 2100.
    var day = 10_957
    while civil(day).year < fields[0] { day += 1 }
    while civil(day).month < fields[1] { day += 1 }
    return (day + fields[2] - 1) * 86_400 + fields[3] * 3600 + fields[4] * 60 + fields[5]
  }

  private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
    var year = 1970
    var rest = day
    while rest >= length(of: year) {
      rest -= length(of: year)
      year += 1
    }
    var month = 1
    let lengths = [31, length(of: year) - 337, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    while rest >= lengths[month - 1] {
      rest -= lengths[month - 1]
      month += 1
    }
    return (year, month, rest + 1)
  }

  private static func length(of year: Int) -> Int { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365 }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
