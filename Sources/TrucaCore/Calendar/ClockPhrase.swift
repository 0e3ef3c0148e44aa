/// A time of day in words: `10:30`, `9h`, `9h30`, `9.30`, `9am`, `5 pm`, `noon`.
enum ClockPhrase {
  /// Minutes after midnight (0..<1440); nil if the next words are no time of day.
  static func read(_ reader: inout PhraseReader) -> Int? {
    guard let word = reader.next() else { return nil }
    if word == "noon" { return 12 * 60 }
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard let hour = digits.plainNumber(maximumDigits: 2) else { return nil }
    var tail = word.dropFirst(digits.count)
    let minute = minutes(&tail)
    guard let half = half(tail, &reader) else { return minute.flatMap { tail.isEmpty ? time(hour, $0) : nil } }
    guard (1...12).contains(hour) else { return nil }
    return time(hour % 12 + half, minute ?? 0)
  }

  /// Takes `:30`, `.30`, `h30` or `h` off `tail`; nil if it does not begin so.
  private static func minutes(_ tail: inout Substring) -> Int? {
    guard let separator = tail.first, ":.h".contains(separator) else { return nil }
    let digits = tail.dropFirst().prefix(2)
    if separator == "h", tail.count == 1 {
      tail = ""
      return 0
    }
    guard digits.count == 2, let minute = digits.plainNumber(maximumDigits: 2) else { return nil }
    tail = tail.dropFirst(3)
    return minute
  }

  /// 0 for `am`, 12 for `pm`, in the word itself or as the next one; nil for neither.
  private static func half(_ tail: Substring, _ reader: inout PhraseReader) -> Int? {
    switch tail {
    case "am": return 0
    case "pm": return 12
    case "": return reader.take("am") ? 0 : reader.take("pm") ? 12 : nil
    default: return nil
    }
  }

  private static func time(_ hour: Int, _ minute: Int) -> Int? {
    hour < 24 && minute < 60 ? hour * 60 + minute : nil
  }
}
