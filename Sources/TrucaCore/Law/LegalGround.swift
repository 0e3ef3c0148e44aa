/// What one rule leaves open around an allowed instant.
public struct LegalGround: Hashable, Sendable {
  /// The code of the rule.
  public var rule: String
  /// The window that the instant lies in.
  public var window: DayWindow
  /// The holiday of tomorrow that narrowed the day; nil where none did.
  public var eveOf: String?

  public init(rule: String, window: DayWindow, eveOf: String? = nil) {
    self.rule = rule
    self.window = window
    self.eveOf = eveOf
  }

  /// `US-NY 08:00-21:00`.
  public var words: String {
    let eve = eveOf.map { " (narrower on the day before \($0))" } ?? ""
    return "\(rule) \(window.text)\(eve)"
  }
}

extension LegalProfile {
  /// For each rule the window that `instant` lies in by the clocks of `zone`; a rule that does not allow it is left out.
  public func grounds(at instant: Instant, in zone: Zone) -> [LegalGround] {
    let time = zone.time(at: instant)
    return calendars.compactMap { calendar in
      let windows = calendar.windows(on: time.day)
      guard let window = windows.first(where: { $0.contains(secondOfDay: time.secondOfDay) }) else { return nil }
      let isNarrowed = windows != calendar.rule.windows[time.weekday]
      return LegalGround(
        rule: calendar.rule.code, window: window,
        eveOf: isNarrowed ? calendar.holidays?.names[time.day + 1] ?? "a day not known" : nil)
    }
  }

  /// Whether any rule asks for consent or for a rest after a refusal.
  public var asksFacts: Bool {
    rules.contains { $0.consent.requiredFrom != nil || $0.afterRefusalDays != nil || $0.neverAfterRefusal }
  }

  /// The last local day for which the holidays are known that its rules mind; nil where they mind none or know none.
  public var holidaysKnownUntil: CivilDate? {
    calendars.compactMap { $0.holidays?.covered?.upperBound }.min().map { CivilDate(daysSinceEpoch: $0) }
  }
}

extension DayWindow {
  fileprivate func contains(secondOfDay second: Int) -> Bool { start * 60 <= second && second < end * 60 }
}

extension Zone {
  /// The place that names the zone: `New York` of `America/New_York`.
  public var city: String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return String(last.map { $0 == "_" ? " " : $0 })
  }
}
