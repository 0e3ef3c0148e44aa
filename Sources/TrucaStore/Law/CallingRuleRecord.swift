internal import TrucaCore

/// A calling rule as JSON.
struct CallingRuleRecord: Codable {
  var code: String
  var name: String
  /// Seven lists of [start, end) in minutes after midnight, Monday first.
  var windows: [[[Int]]]
  var eve: [[Int]]
  var holidays: String
  var limits: [LimitRecord]
  var consentFrom: String?
  var consentValidDays: Int?
  var consentMobileOnly: Bool
  var afterRefusalDays: Int?
  var neverAfterRefusal: Bool
  var killSwitch: Bool
  var basis: String
  var source: String
  var year: Int?
  var applies: String
  var confidence: String
  var note: String
  var url: String

  struct LimitRecord: Codable {
    var max: Int
    /// `hours`, `calendarDay`, `calendarWeek`.
    var period: String
    var hours: Int?
  }

  init(_ rule: CallingRule) {
    code = rule.code
    name = rule.name
    windows = rule.windows.days.map { $0.map { [$0.start, $0.end] } }
    eve = rule.eve.map { [$0.start, $0.end] }
    holidays = rule.holidays.rawValue
    limits = rule.limits.map { limit in
      switch limit.period {
      case .rolling(let hours): LimitRecord(max: limit.max, period: "hours", hours: hours)
      case .calendarDay: LimitRecord(max: limit.max, period: "calendarDay")
      case .calendarWeek: LimitRecord(max: limit.max, period: "calendarWeek")
      }
    }
    switch rule.consent.requiredFrom {
    case .always: consentFrom = "always"
    case .day(let day): consentFrom = day.description
    case nil: consentFrom = nil
    }
    consentValidDays = rule.consent.validDays
    consentMobileOnly = rule.consent.mobileOnly
    afterRefusalDays = rule.afterRefusalDays
    neverAfterRefusal = rule.neverAfterRefusal
    killSwitch = rule.killSwitch
    basis = rule.basis
    source = rule.source
    year = rule.year
    applies = rule.applies
    confidence = rule.confidence
    note = rule.note
    url = rule.url
  }

  var rule: CallingRule {
    var weekly = WeeklyWindows()
    for (day, list) in zip(Weekday.allCases, windows) { weekly[day] = list.compactMap(Self.window) }
    let from: CallingRule.ConsentRule.RequiredFrom? =
      consentFrom == "always"
      ? .always : consentFrom.flatMap { CivilDate(iso: $0) }.map { .day($0) }
    return CallingRule(
      code: code, name: name, windows: weekly, eve: eve.compactMap(Self.window),
      holidays: CallingRule.HolidayPolicy(rawValue: holidays) ?? .subdivision,
      limits: limits.map { limit in
        let period: CallingRule.AttemptLimit.Period =
          switch limit.period {
          case "calendarDay": .calendarDay
          case "calendarWeek": .calendarWeek
          default: .rolling(hours: limit.hours ?? 24)
          }
        return CallingRule.AttemptLimit(max: limit.max, period: period)
      },
      consent: .init(requiredFrom: from, validDays: consentValidDays, mobileOnly: consentMobileOnly),
      afterRefusalDays: afterRefusalDays, neverAfterRefusal: neverAfterRefusal, killSwitch: killSwitch, basis: basis,
      source: source, year: year, applies: applies, confidence: confidence, note: note, url: url)
  }

  private static func window(_ pair: [Int]) -> DayWindow? {
    pair.count == 2 ? DayWindow(start: pair[0], end: pair[1]) : nil
  }
}
