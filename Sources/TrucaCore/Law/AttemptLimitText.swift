/// `3 in 24h`, `2 a day`, `3 a week`.
extension CallingRule.AttemptLimit {
  public var text: String {
    switch period {
    case .rolling(let hours): "\(max) in \(hours)h"
    case .calendarDay: "\(max) a day"
    case .calendarWeek: "\(max) a week"
    }
  }

  /// Reads what `text` writes; nil for anything else, also for a limit of none or of over a thousand calls.
  public init?(text: String) {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count == 3, let max = words[0].plainNumber(maximumDigits: 4), (1...1000).contains(max),
      let period = Self.period(words[1], words[2])
    else { return nil }
    self.init(max: max, period: period)
  }

  private static func period(_ word: String, _ what: String) -> Period? {
    switch (word, what) {
    case ("a", "day"): return .calendarDay
    case ("a", "week"): return .calendarWeek
    case ("in", _):
      guard what.hasSuffix("h"), let hours = String(what.dropLast()).plainNumber(maximumDigits: 5), hours > 0 else {
        return nil
      }
      return .rolling(hours: hours)
    default: return nil
    }
  }
}
