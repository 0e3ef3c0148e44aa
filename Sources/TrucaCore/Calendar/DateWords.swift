/// Reads days as people write them: `2026-11-27`, `27/11/2026`, `27 nov`, `tomorrow`, `friday`, and ranges of them.
public struct DateWords: Sendable {
  public var today: CivilDate
  /// Where a weekday and a day without a year point. Days of the other side can be named all the same.
  public var direction: TimeDirection

  public init(today: CivilDate, direction: TimeDirection = .future) {
    self.today = today
    self.direction = direction
  }

  /// The day that `text` means.
  public func date(_ text: String) throws(DateWordsError) -> CivilDate {
    guard let phrase = PhraseReader(text).whole(DayPhrase.read) else { throw .unreadable(text: text) }
    return phrase.date(today: today, direction: direction)
  }

  /// `2026-12-24..2027-01-02`, or one day alone. Where the end has no year it is the first such day from the start on.
  public func range(_ text: String) throws(DateWordsError) -> ClosedRange<CivilDate> {
    let (startText, endText) = Self.split(text)
    let start = try date(startText)
    guard let endText else { return start...start }
    guard let phrase = PhraseReader(endText).whole(DayPhrase.read) else { throw .unreadable(text: endText) }
    let end: CivilDate
    if case .dayOfYear = phrase {
      end = phrase.date(today: start, direction: .future)
    } else {
      end = phrase.date(today: today, direction: direction)
    }
    guard start <= end else { throw .backwards(start: start, end: end) }
    return start...end
  }

  /// The texts before and after `..`; no second one without it.
  private static func split(_ text: String) -> (String, String?) {
    let characters = Array(text)
    let dots = characters.indices.dropLast().first { characters[$0] == "." && characters[$0 + 1] == "." }
    guard let dots else { return (text, nil) }
    return (String(characters[..<dots]), String(characters[(dots + 2)...]))
  }
}

/// Why words were not taken as a day or a range of days.
public enum DateWordsError: Error, Hashable, Sendable {
  case unreadable(text: String)
  case backwards(start: CivilDate, end: CivilDate)
}

extension DateWordsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let text):
      "cannot read \(text.quotedForError) as a day; write it like 2026-11-27, 27/11/2026, 27 nov, tomorrow or friday, "
        + "and a range like 2026-12-24..2027-01-02"
    case .backwards(let start, let end):
      "cannot use the range \(start)..\(end): it ends before it starts; write the earlier day first"
    }
  }
}
