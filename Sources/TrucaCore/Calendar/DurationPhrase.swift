/// A distance from now in words: `in 20 min`, `in an hour`, `+1h30`, `3 days ago`.
struct DurationPhrase: Hashable {
  /// Calendar days: the clock shows the same time.
  var days = 0
  var minutes = 0

  /// nil if the next words are no distance. A distance takes all words that are left.
  static func read(_ reader: inout PhraseReader) -> DurationPhrase? {
    if reader.take("in") { return amount(&reader) }
    if reader.takeLast("ago") { return amount(&reader).map { DurationPhrase(days: -$0.days, minutes: -$0.minutes) } }
    guard reader.peek?.first == "+" else { return nil }
    return amount(&reader)
  }

  private static func amount(_ reader: inout PhraseReader) -> DurationPhrase? {
    var text = ""
    while let word = reader.next() { text += word == "a" || word == "an" ? "1" : word }
    var rest = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard !rest.isEmpty else { return nil }
    var result = DurationPhrase()
    var lastUnit = ""
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = digits.plainNumber(maximumDigits: 5) else { return nil }
      rest = rest.dropFirst(digits.count)
      var unit = String(rest.prefix { $0.isLetter })
      rest = rest.dropFirst(unit.count)
      // `1h30`
      if unit.isEmpty, isHour(lastUnit), number < 60 { unit = "min" }
      guard result.add(number, unit) else { return nil }
      lastUnit = unit
    }
    return result
  }

  private static func isHour(_ unit: String) -> Bool { ["h", "hr", "hrs", "hour", "hours"].contains(unit) }

  /// A century. Parts add up without end, and times far beyond all plans are no times.
  private static let mostDays = 36_525

  /// Whether the unit is known and the sum within bounds.
  private mutating func add(_ number: Int, _ unit: String) -> Bool {
    switch unit {
    case "m", "min", "mins", "minute", "minutes": minutes += number
    case "d", "day", "days": days += number
    case "w", "week", "weeks": days += 7 * number
    default:
      guard Self.isHour(unit) else { return false }
      minutes += 60 * number
    }
    return days + minutes / 1440 <= Self.mostDays
  }
}
