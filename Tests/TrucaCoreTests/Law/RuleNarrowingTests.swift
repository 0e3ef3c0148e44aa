import Testing
import TrucaCore

@Suite("Rows of law in one")
struct RuleNarrowingTests {
  static let seeds = Array(UInt64(1)...60)

  private static func rule(_ generator: inout WeekGenerator) -> CallingRule {
    let policies = CallingRule.HolidayPolicy.allCases
    var rule = CallingRule(
      code: "ES", name: "Spain", windows: generator.windows(),
      holidays: policies.randomElement(using: &generator) ?? .none)
    if Bool.random(using: &generator) { rule.eve = generator.windows()[.monday] }
    return rule
  }

  /// Madrid in two weeks with holidays of the country and of two parts.
  private static func profile(_ rule: CallingRule, parts: [String]) throws -> LegalProfile {
    let covered = try civil("2026-01-01").daysSinceEpoch...civil("2027-12-31").daysSinceEpoch
    func region(_ days: String...) throws -> HolidayCalendar.Region {
      .init(
        names: Dictionary(uniqueKeysWithValues: try days.map { (try civil($0).daysSinceEpoch, $0) }), covered: covered)
    }
    let calendar = HolidayCalendar(regions: [
      "ES": try region("2026-12-08", "2026-12-25", "2027-01-01"), "ES-CT": try region("2026-12-26"),
      "ES-MD": try region("2026-12-28"),
    ])
    return try #require(
      LegalProfile(
        rules: [rule], zones: [try RuleZones.madrid()], endMargin: .minutes(5), holidays: calendar,
        subdivisions: parts))
  }

  @Test("allow no minute that either of them forbids, on holidays and their eves too", arguments: seeds)
  func narrowed(seed: UInt64) throws {
    var generator = WeekGenerator(seed: seed)
    let (first, second) = (Self.rule(&generator), Self.rule(&generator))
    let parts = [[], ["ES-CT"], ["ES-CT", "ES-MD"]].randomElement(using: &generator) ?? []
    let both = try Self.profile(first.narrowed(by: second), parts: parts)
    let alone = [try Self.profile(first, parts: parts), try Self.profile(second, parts: parts)]
    let start = try utc("2026-12-04T00:00:00Z")
    var wrong: [String] = []
    for step in 0..<(30 * 288) {
      let instant = start + .minutes(Int64(step * 5))
      guard both.verdict(at: instant).isAllowed else { continue }
      if !alone.allSatisfy({ $0.verdict(at: instant).isAllowed }) { wrong.append(instant.rfc3339) }
    }
    #expect(wrong == [], "seed \(seed)")
  }

  @Test("allow every minute that both allow, where both mind the same holidays and no eves", arguments: seeds)
  func notTooNarrow(seed: UInt64) throws {
    var generator = WeekGenerator(seed: seed)
    var (first, second) = (Self.rule(&generator), Self.rule(&generator))
    (first.eve, second.eve, second.holidays) = ([], [], first.holidays)
    for day in Weekday.allCases {
      for minute in 0..<1440 {
        let isOpen =
          first.windows.contains(day, secondOfDay: minute * 60)
          && second.windows.contains(day, secondOfDay: minute * 60)
        let both = first.narrowed(by: second).windows.contains(day, secondOfDay: minute * 60)
        if both != isOpen { Issue.record("seed \(seed): \(day) minute \(minute)") }
      }
    }
  }

  @Test("close the day before a holiday where their hours of it have nothing in common")
  func closedEve() throws {
    var first = CallingRule(
      code: "ES", name: "", windows: try WeeklyWindows(text: "mon-sun 09:00-20:00"), holidays: .national)
    var second = first
    first.eve = [try #require(DayWindow(text: "10:00-12:00"))]
    second.eve = [try #require(DayWindow(text: "15:00-18:00"))]
    let profile = try Self.profile(first.narrowed(by: second), parts: [])
    #expect(profile.windows(from: try utc("2026-12-06T23:00:00Z"), to: try utc("2026-12-07T23:00:00Z")) == [])
    #expect(profile.verdict(at: try utc("2026-12-04T11:00:00Z")).isAllowed)
  }

  @Test("keep all limits, the longer rest, and consent wherever one of them needs it")
  func others() {
    var first = CallingRule(
      code: "ES", name: "", windows: WeeklyWindows(), limits: [.init(max: 3, period: .rolling(hours: 24))],
      afterRefusalDays: 60)
    var second = first
    second.limits = [.init(max: 2, period: .rolling(hours: 24)), .init(max: 5, period: .calendarWeek)]
    second.rest = .init(days: 30, isForGood: true)
    first.consent = .init(requiredFrom: .always, validDays: nil, mobileOnly: true)
    second.consent = .init(requiredFrom: .always, validDays: 730)
    let rule = first.narrowed(by: second)
    #expect(rule.limits.map(\.text) == ["2 in 24h", "5 a week"])
    #expect(rule.rest == .init(days: 60, isForGood: true))
    #expect(rule.consent == .init(requiredFrom: .always, validDays: 730))
  }

  @Test("limits are read as they are written", arguments: ["3 in 24h", "2 a day", "3 a week", "1 in 168h"])
  func limits(text: String) throws {
    #expect(try #require(CallingRule.AttemptLimit(text: text)).text == text)
  }

  @Test(
    "what is no limit is not read", arguments: ["", "3", "0 a day", "3 in 24", "three a day", "3 a month", "3 in h"])
  func noLimit(text: String) {
    #expect(CallingRule.AttemptLimit(text: text) == nil)
  }
}
