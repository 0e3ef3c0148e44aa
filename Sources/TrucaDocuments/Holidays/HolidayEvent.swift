internal import TrucaCore

/// One VEVENT of a file of holidays: what is allowed in it, and where it stands.
struct HolidayEvent {
  private let file: String
  private let begin: Int
  private let lines: [ICalendarLine]
  let first: CivilDate
  /// 1 for an event of one day.
  let length: Int
  let excluded: Set<Int>

  private static let longest = 31
  private static let refused: Set = ["RDATE", "EXRULE", "RECURRENCE-ID"]
  private static let single: Set = ["DTSTART", "DTEND", "DURATION", "RRULE", "SUMMARY"]

  /// - Parameter lines: between BEGIN and END.
  init(file: String, begin: Int, lines: [ICalendarLine]) throws(DocumentProblems) {
    self.file = file
    self.begin = begin
    self.lines = lines
    var seen: Set<String> = []
    for line in lines {
      if Self.refused.contains(line.name) || line.name == "STATUS" && line.value.uppercased() == "CANCELLED" {
        throw ICalendarLine.problem(
          file, line.number,
          "cannot use an event with \(line.name): write the days one by one, each with DTSTART;VALUE=DATE")
      }
      if line.name == "DTEND" && seen.contains("DURATION") || line.name == "DURATION" && seen.contains("DTEND") {
        throw ICalendarLine.problem(file, line.number, "cannot use an event with DTEND and DURATION: keep one of them")
      }
      if Self.single.contains(line.name), !seen.insert(line.name).inserted {
        throw ICalendarLine.problem(file, line.number, "cannot use an event with two \(line.name): keep one of them")
      }
    }
    guard let start = lines.first(where: { $0.name == "DTSTART" }) else {
      throw ICalendarLine.problem(
        file, begin, "cannot use an event without DTSTART: add it as DTSTART;VALUE=DATE:20270209")
    }
    guard let summary = lines.first(where: { $0.name == "SUMMARY" }),
      summary.value.contains(where: { !$0.isWhitespace })
    else { throw ICalendarLine.problem(file, begin, "cannot use a holiday without a name: add SUMMARY") }
    first = try Self.date(start, start.value, file)
    length = try Self.length(from: first, lines, file)
    var excluded: Set<Int> = []
    for line in lines where line.name == "EXDATE" {
      for text in line.value.split(separator: ",") {
        excluded.insert(try Self.date(line, String(text), file).daysSinceEpoch)
      }
    }
    self.excluded = excluded
    if let rule { try Self.check(rule, file) }
  }

  /// The line of the recurrence.
  var rule: ICalendarLine? { lines.first { $0.name == "RRULE" } }

  func problem(_ sentence: String) -> DocumentProblems { ICalendarLine.problem(file, begin, sentence) }

  private static func length(
    from first: CivilDate, _ lines: [ICalendarLine], _ file: String
  ) throws(DocumentProblems) -> Int {
    guard let end = lines.first(where: { $0.name == "DTEND" || $0.name == "DURATION" }) else { return 1 }
    let length =
      end.name == "DTEND"
      ? try date(end, end.value, file).daysSinceEpoch - first.daysSinceEpoch : try days(end, file)
    guard (1...longest).contains(length) else {
      throw ICalendarLine.problem(
        file, end.number,
        "cannot use an event of \(length) days: DTEND is the day after the last one, at most \(longest) days on")
    }
    return length
  }

  /// Whole days: `P1D`.
  private static func days(_ duration: ICalendarLine, _ file: String) throws(DocumentProblems) -> Int {
    let value = duration.value.uppercased()
    guard value.hasPrefix("P"), value.hasSuffix("D"), let days = Int(value.dropFirst().dropLast()) else {
      throw ICalendarLine.problem(file, duration.number, "cannot read this duration: write whole days, as in P1D")
    }
    return days
  }

  /// A whole day: `VALUE=DATE` and eight digits.
  private static func date(_ line: ICalendarLine, _ text: String, _ file: String) throws(DocumentProblems) -> CivilDate
  {
    let digits = Array(text.utf8)
    let isDate = line.parameters["VALUE"]?.uppercased() == "DATE" && digits.count == 8
    let iso = isDate ? "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))" : ""
    guard let date = CivilDate(iso: iso) else {
      throw ICalendarLine.problem(
        file, line.number, "cannot read \(line.name) as a whole day: write \(line.name);VALUE=DATE:20270209")
    }
    return date
  }

  /// Each year on a day of a month, and no more than that.
  private static func check(_ rule: ICalendarLine, _ file: String) throws(DocumentProblems) {
    var names: Set<String> = []
    for part in rule.value.uppercased().split(separator: ";", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      let name = String(sides[0])
      let isPlain = sides.count == 2 && names.insert(name).inserted && isAllowed(name, sides[1])
      guard isPlain else {
        throw ICalendarLine.problem(
          file, rule.number,
          "cannot use the recurrence \(part.prefix(40)): only FREQ=YEARLY with BYMONTH and BYMONTHDAY is read; write the"
            + " days one by one")
      }
    }
    guard names.contains("FREQ") else {
      throw ICalendarLine.problem(file, rule.number, "cannot use a recurrence without FREQ=YEARLY: add it")
    }
  }

  private static func isAllowed(_ name: String, _ value: Substring) -> Bool {
    func isNumber(in range: ClosedRange<Int>) -> Bool { Int(value).map(range.contains) ?? false }
    return switch name {
    case "FREQ": value == "YEARLY"
    case "BYMONTH": isNumber(in: 1...12)
    case "BYMONTHDAY": isNumber(in: 1...31)
    default: false
    }
  }
}
