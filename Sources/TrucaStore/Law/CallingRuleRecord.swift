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

  init(_ rule: CallingRule) {
    code = rule.code
    name = rule.name
    windows = rule.windows.days.map { $0.map { [$0.start, $0.end] } }
    eve = rule.eve.map { [$0.start, $0.end] }
    holidays = rule.holidays.rawValue
    limits = rule.limits.map(LimitRecord.init)
    consentFrom = rule.consent.requiredFrom?.text
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
    return CallingRule(
      code: code, name: name, windows: weekly, eve: eve.compactMap(Self.window),
      holidays: CallingRule.HolidayPolicy(rawValue: holidays) ?? .subdivision,
      limits: limits.map(\.limit),
      consent: .init(
        requiredFrom: consentFrom.flatMap { .init(text: $0) }, validDays: consentValidDays,
        mobileOnly: consentMobileOnly),
      afterRefusalDays: afterRefusalDays, neverAfterRefusal: neverAfterRefusal, killSwitch: killSwitch, basis: basis,
      source: source, year: year, applies: applies, confidence: confidence, note: note, url: url)
  }

  private static func window(_ pair: [Int]) -> DayWindow? {
    pair.count == 2 ? DayWindow(start: pair[0], end: pair[1]) : nil
  }
}

/// An attempt limit as JSON.
struct LimitRecord: Codable {
  var max: Int
  /// `hours`, `calendarDay`, `calendarWeek`.
  var period: String
  var hours: Int?

  init(_ limit: CallingRule.AttemptLimit) {
    max = limit.max
    switch limit.period {
    case .rolling(let hours):
      period = "hours"
      self.hours = hours
    case .calendarDay: period = "calendarDay"
    case .calendarWeek: period = "calendarWeek"
    }
  }

  var limit: CallingRule.AttemptLimit {
    switch period {
    case "calendarDay": .init(max: max, period: .calendarDay)
    case "calendarWeek": .init(max: max, period: .calendarWeek)
    default: .init(max: max, period: .rolling(hours: hours ?? 24))
    }
  }
}

extension CallingRule.ConsentRule.RequiredFrom {
  /// `always` or the day.
  var text: String {
    switch self {
    case .always: "always"
    case .day(let day): day.description
    }
  }

  init?(text: String) {
    if text == "always" {
      self = .always
    } else if let day = CivilDate(iso: text) {
      self = .day(day)
    } else {
      return nil
    }
  }
}
