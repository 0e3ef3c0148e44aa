/// `mon-fri 09:00-13:00,14:00-18:00; sat 10:00-13:00`; `closed` where there is no window at all.
extension WeeklyWindows {
  /// The canonical text: neighbouring days that are alike stand together. `init(text:)` reads it back.
  public var text: String {
    var parts: [String] = []
    var first = 0
    for day in 0..<7 where day == 6 || days[day + 1] != days[day] {
      defer { first = day + 1 }
      if days[day].isEmpty { continue }
      let names = [first, day].compactMap { Weekday(rawValue: $0)?.code }
      let name = first == day ? names[0] : names.joined(separator: "-")
      parts.append("\(name) \(days[day].map(\.text).joined(separator: ","))")
    }
    return parts.isEmpty ? "closed" : parts.joined(separator: "; ")
  }

  /// Reads parts divided by `;`, each of days (`mon`, `mon-fri`, `mon,wed`, `sat-mon`) and windows (`09:00-13:00`),
  /// with commas between several. Each day stands in one part only; windows of a day must not overlap.
  public init(text: String) throws(WeeklyWindowsError) {
    self.init()
    let text = text.lowercased()
    if text.split(whereSeparator: \.isWhitespace) == ["closed"] { return }
    var seen: Set<Weekday> = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      let words = part.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, words.count > 1 else { throw .incompletePart(String(part)) }
      let windows = try Self.windows(words.dropFirst().joined())
      for day in try Self.weekdays(first) {
        guard seen.insert(day).inserted else { throw .repeatedDay(day) }
        self[day] = windows
      }
    }
  }

  private static func weekdays(_ text: Substring) throws(WeeklyWindowsError) -> [Weekday] {
    var result: [Weekday] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = item.split(separator: "-", omittingEmptySubsequences: false).map { Weekday(word: String($0)) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
        throw .unknownDay(String(item))
      }
      let length = (last.rawValue - first.rawValue + 7) % 7
      result += (0...length).compactMap { Weekday(rawValue: (first.rawValue + $0) % 7) }
    }
    return result
  }

  private static func windows(_ text: String) throws(WeeklyWindowsError) -> [DayWindow] {
    var result: [DayWindow] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let window = DayWindow(text: item) else { throw .unreadableWindow(String(item)) }
      if result.contains(where: { $0.start < window.end && window.start < $0.end }) { throw .overlap(String(item)) }
      result.append(window)
    }
    return result
  }
}

extension DayWindow {
  /// `09:00-13:00`; the end of the day is `24:00`.
  public var text: String { "\(ClockText.minute(start))-\(ClockText.minute(end))" }

  /// Reads `09:00-13:00` and `9:00-13:00`; nil for anything else, also if the end is not after the start.
  public init?(text: some StringProtocol) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Self.minute(String($0)) }
    guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
    self.init(start: start, end: end)
  }

  private static func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2, let hour = parts[0].plainNumber(maximumDigits: 2),
      let minute = parts[1].plainNumber(maximumDigits: 2), minute < 60
    else { return nil }
    return hour * 60 + minute
  }
}

/// Which part of a text of weekly windows was not understood.
public enum WeeklyWindowsError: Error, Hashable, Sendable {
  case incompletePart(String)
  case unknownDay(String)
  case repeatedDay(Weekday)
  case unreadableWindow(String)
  case overlap(String)
}

extension WeeklyWindowsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .incompletePart(let part):
      "cannot read \(part.quotedForError) as weekly hours; write days and hours like mon-fri 09:00-13:00,14:00-18:00"
    case .unknownDay(let day): "cannot read \(day.quotedForError) as a day of the week; write mon to sun"
    case .repeatedDay(let day): "cannot use \(day.code) twice; write all hours of a day in one part"
    case .unreadableWindow(let window):
      "cannot read \(window.quotedForError) as hours of one day; write them like 09:00-13:00, and 24:00 for midnight"
    case .overlap(let window): "cannot use \(window.quotedForError): it overlaps hours before it; join them"
    }
  }
}
