import Testing
import TrucaCore
import TrucaStore

/// A law by chance: rows narrower and wider than those that are shipped, holidays, an end of what is known of them.
struct RandomLaw {
  var rules: [CallingRule]
  var holidays: [String: Set<String>]
  var known: ClosedRange<String>
  var margin: Int

  static let codes = ["GB", "ES", "CO", "FR", "PT", "US", "US-NY", "US-unknown"]

  private static let hours = [
    "mon-sun 08:00-21:00", "mon-sat 09:00-20:00", "mon-fri 10:00-13:00,14:00-20:00", "mon-fri 09:00-18:00",
    "mon-sat 07:00-19:00", "mon-sun 10:00-22:00",
  ]
  private static let periods: [CallingRule.AttemptLimit.Period] = [
    .rolling(hours: 24), .rolling(hours: 720), .rolling(hours: 72), .rolling(hours: 3), .calendarDay, .calendarWeek,
  ]

  /// A law in which something happens in the four weeks from `start` on.
  init(from start: CivilDate, using random: inout SplitMix) throws {
    func maybe(_ chances: Int) -> Bool { Int.random(in: 0..<chances, using: &random) == 0 }
    func day(_ range: Range<Int>) -> CivilDate { start.adding(days: .random(in: range, using: &random)) }
    rules = try Self.codes.map { code in
      var rule = CallingRule(
        code: code, name: code,
        windows: try WeeklyWindows(text: Self.hours.randomElement(using: &random) ?? Self.hours[0]))
      if maybe(2) { rule.holidays = .national }
      if maybe(3), let eve = DayWindow(start: 10 * 60, end: 14 * 60) { rule.eve = [eve] }
      rule.limits = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        .init(
          max: .random(in: 1...4, using: &random), period: Self.periods.randomElement(using: &random) ?? .calendarDay)
      }
      if maybe(4) { rule.consent.requiredFrom = maybe(2) ? .always : .day(day(0..<10)) }
      if rule.consent.requiredFrom != nil, maybe(2) { rule.consent.validDays = .random(in: 3...40, using: &random) }
      if maybe(3) { rule.afterRefusalDays = .random(in: 1...60, using: &random) }
      if maybe(12) { rule.neverAfterRefusal = true }
      return rule
    }
    holidays = [:]
    for country in Set(rules.map(\.country)).sorted() {
      holidays[country] = Set((0..<4).map { _ in day(-1..<28).description })
    }
    let last = maybe(3) ? day(6..<20) : start.adding(days: 400)
    known = start.adding(days: -30).description...last.description
    margin = [0, 5, 15].randomElement(using: &random) ?? 5
  }

  /// The same as the store would tell it.
  func stored(suspended: Set<String> = []) throws -> StoredLaw {
    let first = try #require(CivilDate(iso: known.lowerBound)).daysSinceEpoch
    let last = try #require(CivilDate(iso: known.upperBound)).daysSinceEpoch
    let regions = try holidays.mapValues { days in
      HolidayCalendar.Region(
        names: Dictionary(
          uniqueKeysWithValues: try days.map { (try #require(CivilDate(iso: $0)).daysSinceEpoch, "Feast") }),
        covered: first...last)
    }
    return StoredLaw(rules: rules, holidays: HolidayCalendar(regions: regions), suspended: suspended)
  }
}
