internal import TrucaCore

/// The words for when an attempt is wanted: `at once`, `30-60 min`, `2 days`, `day 3`, `days 5-7`.
enum RhythmText {
  static let slotHint = "\"at once\", \"30-60 min\", \"1-2 h\", \"2 days\", \"day 3\" or \"days 5-7\""
  static let stepHint = "\"0 min\", \"4 h\" or \"2 days\""

  /// nil for a text that is no slot.
  static func slot(_ text: String) -> RhythmSlot? {
    if text == "at once" { return .atOnce }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "day": return number(words[1]).map { .day($0) }
    case "days":
      guard words[1].contains("-"), let days = range(words[1]) else { return nil }
      return .days(days.0, days.1)
    default:
      guard let unit = unit(words[1]), let count = range(words[0]) else { return nil }
      return .after(span(count.0, unit), atMost: span(count.1, unit))
    }
  }

  /// One distance from the first instant; nil for any other text.
  static func step(_ text: String) -> Span? {
    guard !text.contains("-"), case .after(let span, _) = slot(text) else { return nil }
    return span
  }

  /// The text that reads as `slot`. Spans must be whole minutes.
  static func text(_ slot: RhythmSlot) -> String {
    switch slot {
    case .atOnce: "at once"
    case .after(let least, let most): distance(least, most)
    case .day(let number): "day \(number)"
    case .days(let first, let last): "days \(first)-\(last)"
    }
  }

  static func text(step: Span) -> String { distance(step, step) }

  private static let units: [(name: String, span: Span)] = [
    ("days", .days(1)), ("h", .hours(1)), ("min", .minutes(1)),
  ]

  /// In the largest unit that loses nothing.
  private static func distance(_ least: Span, _ most: Span) -> String {
    let fitting = units.first { unit in
      let isWhole = [least, most].allSatisfy { $0.milliseconds % unit.span.milliseconds == 0 }
      return isWhole && most > .zero
    }
    let unit = fitting ?? ("min", .minutes(1))
    let first = least.milliseconds / unit.span.milliseconds
    let last = most.milliseconds / unit.span.milliseconds
    guard first == last else { return "\(first)-\(last) \(unit.name)" }
    return first == 1 && unit.name == "days" ? "1 day" : "\(first) \(unit.name)"
  }

  private static func span(_ count: Int, _ unit: Span) -> Span {
    Span(milliseconds: Int64(count) * unit.milliseconds)
  }

  private static func unit(_ name: Substring) -> Span? {
    name == "day" ? .days(1) : units.first { $0.name == name }?.span
  }

  /// `5` as (5, 5), `5-7` as (5, 7).
  private static func range(_ text: Substring) -> (Int, Int)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = number(parts[0]) else { return nil }
    guard parts.count == 2 else { return (first, first) }
    return number(parts[1]).map { (first, $0) }
  }

  /// At most six digits: no span of them overflows.
  private static func number(_ text: Substring) -> Int? {
    guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
