/// A day in words.
enum DayPhrase: Hashable {
  /// `today`, `tomorrow`, `yesterday`, `in 3 days`, `2 days ago`: so many days from today.
  case fromToday(Int)
  /// `friday`, `fri`.
  case weekday(Weekday)
  /// `next friday`: never today.
  case next(Weekday)
  /// `last friday`: never today.
  case last(Weekday)
  /// `27/11`, `27 nov`, `nov 27`.
  case dayOfYear(month: Int, day: Int)
  /// `2026-11-27`, `27/11/2026`, `27 nov 2026`.
  case date(CivilDate)

  /// nil if the next words are no day.
  static func read(_ reader: inout PhraseReader) -> DayPhrase? {
    _ = reader.take("on")
    if reader.take("today") { return .fromToday(0) }
    if reader.take("tomorrow") { return .fromToday(1) }
    if reader.take("yesterday") { return .fromToday(-1) }
    return reader.attempt(weekday) ?? reader.attempt(numeric) ?? reader.attempt(named) ?? reader.attempt(counted)
  }

  private static func weekday(_ reader: inout PhraseReader) -> DayPhrase? {
    let isNext = reader.take("next")
    let isLast = !isNext && reader.take("last")
    guard let word = reader.next(), let day = Weekday(word: word) else { return nil }
    return isNext ? .next(day) : isLast ? .last(day) : .weekday(day)
  }

  private static func numeric(_ reader: inout PhraseReader) -> DayPhrase? {
    guard let word = reader.next() else { return nil }
    if let date = CivilDate(iso: word) { return .date(date) }
    let parts = word.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let day = parts[0].plainNumber(maximumDigits: 2),
      let month = parts[1].plainNumber(maximumDigits: 2)
    else { return nil }
    return parts.count == 2 ? dayOfYear(month, day) : full(parts[2], month, day)
  }

  private static func named(_ reader: inout PhraseReader) -> DayPhrase? {
    guard let first = reader.next(), let second = reader.next() else { return nil }
    let (word, number) = first.first?.isNumber == true ? (second, first) : (first, second)
    guard let month = MonthName.number(word), let day = number.plainNumber(maximumDigits: 2) else { return nil }
    return reader.attempt { full($0.next() ?? "", month, day) } ?? dayOfYear(month, day)
  }

  private static func counted(_ reader: inout PhraseReader) -> DayPhrase? {
    let isAhead = reader.take("in")
    guard let number = reader.next()?.plainNumber(maximumDigits: 4), let unit = reader.next() else { return nil }
    let days: Int
    switch unit {
    case "day", "days": days = number
    case "week", "weeks": days = 7 * number
    default: return nil
    }
    if isAhead { return .fromToday(days) }
    return reader.take("ago") ? .fromToday(-days) : nil
  }

  private static func full(_ year: some StringProtocol, _ month: Int, _ day: Int) -> DayPhrase? {
    guard year.utf8.count == 4, let year = year.plainNumber(maximumDigits: 4) else { return nil }
    return CivilDate(year: year, month: month, day: day).map(DayPhrase.date)
  }

  /// nil if no year has such a day.
  private static func dayOfYear(_ month: Int, _ day: Int) -> DayPhrase? {
    CivilDate(year: 2000, month: month, day: day) == nil ? nil : .dayOfYear(month: month, day: day)
  }

  /// The day meant. A weekday is the next one after `today`, or the last one before it; a day without a year is the
  /// next or last such day, today included.
  func date(today: CivilDate, direction: TimeDirection) -> CivilDate {
    switch self {
    case .fromToday(let days): today.adding(days: days)
    case .date(let date): date
    case .next(let day): Self.next(day, after: today)
    case .last(let day): Self.last(day, before: today)
    case .weekday(let day): direction == .future ? Self.next(day, after: today) : Self.last(day, before: today)
    case .dayOfYear(let month, let day): Self.nearest(month, day, today, direction)
    }
  }

  private static func next(_ day: Weekday, after today: CivilDate) -> CivilDate {
    today.adding(days: (day.rawValue - today.weekday.rawValue + 6) % 7 + 1)
  }

  private static func last(_ day: Weekday, before today: CivilDate) -> CivilDate {
    today.adding(days: -((today.weekday.rawValue - day.rawValue + 6) % 7 + 1))
  }

  private static func nearest(_ month: Int, _ day: Int, _ today: CivilDate, _ direction: TimeDirection) -> CivilDate {
    // 29 February may be eight years away.
    for distance in 0...8 {
      let year = today.year + (direction == .future ? distance : -distance)
      guard let date = CivilDate(year: year, month: month, day: day) else { continue }
      if direction == .future ? date >= today : date <= today { return date }
    }
    return today
  }
}
