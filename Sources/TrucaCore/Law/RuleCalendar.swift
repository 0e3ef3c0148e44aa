/// What one rule leaves open on each day of one place.
struct RuleCalendar: Hashable, Sendable {
  let rule: CallingRule
  /// Which days are blocked; nil where the rule minds no holidays.
  let holidays: HolidayCalendar.Days?
  let isSuspended: Bool
  /// Seconds before the end of a window in which no call may start.
  private let margin: Int
  /// The open seconds of weekdays without any holiday near, Monday first.
  let weekdays: [[Range<Int>]]

  private static let day = 86_400

  init(_ rule: CallingRule, holidays: HolidayCalendar.Days?, isSuspended: Bool, margin: Int) {
    self.rule = rule
    self.holidays = holidays
    self.isSuspended = isSuspended
    self.margin = margin
    weekdays =
      isSuspended
      ? Array(repeating: [], count: 7)
      : Weekday.allCases.map { weekday in
        let next = Weekday(rawValue: (weekday.rawValue + 1) % 7) ?? .monday
        return Self.open(rule.windows[weekday], next: rule.windows[next], margin: margin)
      }
  }

  /// Days (since 1970-01-01) that may differ from their weekday: holidays, the day before each, and the last known day,
  /// of whose morrow nothing is known.
  var specialDays: Set<Int> {
    guard let holidays, let covered = holidays.covered else { return [] }
    return Set(holidays.names.keys.flatMap { [$0 - 1, $0] } + [covered.upperBound])
  }

  /// The days for which holidays are known; nil: any day, for none are asked.
  var knownDays: Range<Int>? {
    guard let holidays else { return nil }
    return holidays.covered.map { $0.lowerBound..<$0.upperBound + 1 } ?? 0..<0
  }

  /// Open seconds of a local day (days since 1970-01-01), in order.
  func open(on day: Int) -> [Range<Int>] {
    let weekday = Weekday(daysSinceEpoch: day)
    guard let holidays, !isSuspended else { return weekdays[weekday.rawValue] }
    let windows = windows(on: day)
    // The margin runs over midnight into a window that goes on there, unless that day is closed.
    guard windows == rule.windows[weekday], holidays.isKnown(day + 1), holidays.names[day + 1] == nil else {
      return Self.open(windows, next: self.windows(on: day + 1), margin: margin)
    }
    return weekdays[weekday.rawValue]
  }

  /// Whether a call may start at a local time.
  func isOpen(_ time: LocalTime) -> Bool { open(on: time.day).contains { $0.contains(time.secondOfDay) } }

  /// Why it may not.
  func reason(against time: LocalTime, margin: Span) -> LegalRefusal.Reason {
    if isSuspended { return .suspended }
    if let holidays {
      guard holidays.isKnown(time.day) else { return .holidaysUnknown }
      if let name = holidays.names[time.day] { return .holiday(name) }
    }
    let windows = windows(on: time.day)
    if windows.isEmpty { return .closedDay }
    let seconds = time.secondOfDay
    let window = windows.first { seconds >= $0.start * 60 && seconds < $0.end * 60 }
    return window.map { .nearEnd($0, margin: margin) } ?? .outsideHours(windows)
  }

  /// The windows of a day, holidays and their eves minded. The eve of a day of which nothing is known is narrow too.
  func windows(on day: Int) -> [DayWindow] {
    let weekday = rule.windows[Weekday(daysSinceEpoch: day)]
    if isSuspended { return [] }
    guard let holidays else { return weekday }
    guard holidays.isKnown(day), holidays.names[day] == nil else { return [] }
    guard !rule.eve.isEmpty || rule.isClosedOnEve, holidays.names[day + 1] != nil || !holidays.isKnown(day + 1) else {
      return weekday
    }
    if rule.isClosedOnEve { return [] }
    return weekday.flatMap { window in
      rule.eve.compactMap { DayWindow(start: max(window.start, $0.start), end: min(window.end, $0.end)) }
    }
  }

  /// Windows as seconds, each ended `margin` seconds early. One that goes on into the next day's first ends there.
  private static func open(_ windows: [DayWindow], next: [DayWindow], margin: Int) -> [Range<Int>] {
    windows.compactMap { window in
      var early = margin
      if window.end * 60 == day, let morning = next.first, morning.start == 0 {
        early = morning.end * 60 == day ? 0 : max(0, margin - morning.end * 60)
      }
      let end = window.end * 60 - early
      return window.start * 60 < end ? window.start * 60..<end : nil
    }
  }
}

/// What several rules together leave open on each day.
struct OpenDays: Hashable, Sendable {
  /// Monday first.
  private let plain: [[Range<Int>]]
  /// The days on which holidays change something.
  private let special: [Int: [Range<Int>]]
  /// Outside of these nothing is open; nil: holidays do not matter.
  private let known: Range<Int>?

  init(_ calendars: [RuleCalendar]) {
    known = calendars.compactMap(\.knownDays).reduce(nil) { $0?.clamped(to: $1) ?? $1 }
    let known = known
    special = Dictionary(
      uniqueKeysWithValues: calendars.reduce(into: Set<Int>()) { $0.formUnion($1.specialDays) }
        .filter { known?.contains($0) ?? true }
        .map { day in (day, Self.common(calendars.map { $0.open(on: day) })) })
    plain = Weekday.allCases.map { weekday in Self.common(calendars.map { $0.weekdays[weekday.rawValue] }) }
  }

  /// Open seconds of a local day (days since 1970-01-01), in order.
  subscript(_ day: Int) -> [Range<Int>] {
    guard let known else { return plain[Weekday(daysSinceEpoch: day).rawValue] }
    guard known.contains(day) else { return [] }
    return special[day] ?? plain[Weekday(daysSinceEpoch: day).rawValue]
  }

  /// Whether `time` lies in open seconds of its day.
  func isOpen(_ time: LocalTime) -> Bool {
    for open in self[time.day] where open.contains(time.secondOfDay) { return true }
    return false
  }

  private static func common(_ lists: [[Range<Int>]]) -> [Range<Int>] {
    guard let first = lists.first else { return [] }
    return lists.dropFirst().reduce(first) { common, list in
      common.flatMap { left in list.map { left.clamped(to: $0) }.filter { !$0.isEmpty } }
    }
  }
}
