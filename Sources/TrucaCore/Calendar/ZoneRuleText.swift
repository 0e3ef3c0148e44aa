extension ZoneRule {
  /// Reads the POSIX notation with the extensions of TZif: `CET-1CEST,M3.5.0,M10.5.0/3`, `<+00>0`, `IST-5:30`. nil if
  /// the text is anything else, also if it names a daylight time without saying when.
  public init?(posix text: some StringProtocol) {
    var scanner = PosixScanner(text)
    guard let name = scanner.name(), let west = scanner.time(maximumHours: 24) else { return nil }
    standard = ZoneOffset(seconds: -west, abbreviation: name)
    if scanner.isAtEnd { return }
    guard let daylight = scanner.daylight(standard: standard), scanner.isAtEnd else { return nil }
    self.daylight = daylight
  }
}

/// Reads the parts of the POSIX notation one after another. Each method answers nil if its part does not stand there.
private struct PosixScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: some StringProtocol) {
    rest = Array(text.utf8)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func name() -> String? {
    let isQuoted = take("<")
    let isLetter: (UInt8) -> Bool = { ($0 >= 65 && $0 <= 90) || ($0 >= 97 && $0 <= 122) }
    let isQuotable: (UInt8) -> Bool = { isLetter($0) || ($0 >= 48 && $0 <= 57) || $0 == 43 || $0 == 45 }
    let name = rest.prefix(while: isQuoted ? isQuotable : isLetter)
    rest = rest.dropFirst(name.count)
    guard name.count >= 3, !isQuoted || take(">") else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time(maximumHours: Int) -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard let hours = number(), hours <= maximumHours else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where take(":") {
      guard let value = number(), value < 60 else { return nil }
      seconds += value * unit
    }
    return sign * seconds
  }

  mutating func daylight(standard: ZoneOffset) -> ZoneRule.Daylight? {
    guard let name = name() else { return nil }
    var offset = ZoneOffset(seconds: standard.seconds + 3600, abbreviation: name)
    if rest.first != UInt8(ascii: ",") {
      guard let west = time(maximumHours: 24) else { return nil }
      offset.seconds = -west
    }
    guard take(","), let start = moment(), take(","), let end = moment() else { return nil }
    return ZoneRule.Daylight(offset: offset, start: start, end: end)
  }

  private mutating func moment() -> YearlyMoment? {
    guard let day = day() else { return nil }
    guard take("/") else { return YearlyMoment(day: day, seconds: 7200) }
    guard let seconds = time(maximumHours: 167) else { return nil }
    return YearlyMoment(day: day, seconds: seconds)
  }

  private mutating func day() -> YearlyMoment.Day? {
    if take("J") {
      guard let number = number(), (1...365).contains(number) else { return nil }
      return .withoutLeapDay(number)
    }
    guard take("M") else {
      guard let number = number(), number <= 365 else { return nil }
      return .withLeapDay(number)
    }
    guard let month = number(), (1...12).contains(month), take("."), let week = number(), (1...5).contains(week),
      take("."), let weekday = number(), weekday <= 6
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// One to three digits.
  private mutating func number() -> Int? {
    let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
    guard (1...3).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }
}
