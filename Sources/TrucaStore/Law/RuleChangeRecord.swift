internal import TrucaCore

/// An administrator's change of a calling rule as JSON.
struct RuleChangeRecord: Codable {
  var code: String
  var name: String?
  /// As `WeeklyWindows.text` writes them.
  var hours: String?
  var holidays: String?
  var limits: [LimitRecord]?
  var consent: ConsentRecord?
  var rest: RestRecord?
  var note: String?
  var source: String?
  var url: String?
  var forced: [String]

  struct ConsentRecord: Codable {
    /// `always` or a day; nil: not needed.
    var from: String?
    var validDays: Int?
    var mobileOnly: Bool
  }

  struct RestRecord: Codable {
    var days: Int?
    var isForGood: Bool
  }

  init(_ change: RuleChange) {
    code = change.code
    name = change.name
    hours = change.hours?.text
    holidays = change.holidays?.rawValue
    limits = change.limits?.map(LimitRecord.init)
    consent = change.consent.map {
      ConsentRecord(from: $0.requiredFrom?.text, validDays: $0.validDays, mobileOnly: $0.mobileOnly)
    }
    rest = change.rest.map { RestRecord(days: $0.days, isForGood: $0.isForGood) }
    note = change.note
    source = change.source
    url = change.url
    forced = change.forced.map(\.rawValue).sorted()
  }

  /// Hours that cannot be read close the place.
  var change: RuleChange {
    var change = RuleChange(code: code, forced: Set(forced.compactMap(CallingRule.Part.init)))
    change.name = name
    change.hours = hours.map { (try? WeeklyWindows(text: $0)) ?? WeeklyWindows() }
    change.holidays = holidays.map { CallingRule.HolidayPolicy(rawValue: $0) ?? .subdivision }
    change.limits = limits?.map(\.limit)
    change.consent = consent.map {
      CallingRule.ConsentRule(
        requiredFrom: $0.from.map { .init(text: $0) ?? .always }, validDays: $0.validDays, mobileOnly: $0.mobileOnly)
    }
    change.rest = rest.map { CallingRule.Rest(days: $0.days, isForGood: $0.isForGood) }
    change.note = note
    change.source = source
    change.url = url
    return change
  }
}
