import Testing
import TrucaCore

/// Days that differ from their weekday: holidays, their eves, the end of what is known, suspensions.
@Suite("Holidays in the law")
struct HolidayLawTests {
  private static func region(_ days: [String: String], _ first: String, _ last: String) throws
    -> HolidayCalendar.Region
  {
    HolidayCalendar.Region(
      names: Dictionary(uniqueKeysWithValues: try days.map { (try civil($0.key).daysSinceEpoch, $0.value) }),
      covered: try civil(first).daysSinceEpoch...civil(last).daysSinceEpoch)
  }

  private static func calendar() throws -> HolidayCalendar {
    HolidayCalendar(regions: [
      "ES": try region(["2026-12-08": "Inmaculada", "2026-12-25": "Navidad"], "2026-01-01", "2026-12-31"),
      "ES-CT": try region(["2026-12-26": "Sant Esteve"], "2026-01-01", "2026-12-31"),
      "ES-MD": try region(["2026-12-24": "Nochebuena"], "2026-01-01", "2026-12-31"),
      "IT": try region(["2026-12-08": "Immacolata"], "2026-01-01", "2027-12-31"),
    ])
  }

  private func profile(
    _ code: String, _ windows: String, _ policy: CallingRule.HolidayPolicy, eve: [DayWindow] = [],
    parts: [String] = [], margin: Span = .zero, suspended: Set<String> = []
  ) throws -> LegalProfile {
    let rule = CallingRule(
      code: code, name: code, windows: try WeeklyWindows(text: windows), eve: eve, holidays: policy)
    return try #require(
      LegalProfile(
        rules: [rule], zones: [try RuleZones.madrid()], endMargin: margin, holidays: try Self.calendar(),
        subdivisions: parts, suspended: suspended))
  }

  private func noon(_ day: String) throws -> Instant { try utc("\(day)T11:00:00Z") }

  private func refusal(_ profile: LegalProfile, _ day: String) throws -> LegalRefusal? {
    if case .refused(let refusal) = profile.verdict(at: try noon(day)) { refusal } else { nil }
  }

  @Test(
    "a row's policy says whose holidays it minds",
    arguments: [
      (CallingRule.HolidayPolicy.none, [], []), (.national, [], ["2026-12-08"]),
      (.subdivision, ["ES-CT"], ["2026-12-08", "2026-12-26"]),
      (.advised, ["ES-MD"], ["2026-12-08", "2026-12-24"]),
      (.subdivision, ["ES-CT", "ES-MD"], ["2026-12-08", "2026-12-24", "2026-12-26"]),
      (.subdivision, [], ["2026-12-08", "2026-12-24", "2026-12-26"]),
      (.advised, [], ["2026-12-08"]), (.subdivision, ["FR-75"], ["2026-12-08", "2026-12-24", "2026-12-26"]),
    ] as [(CallingRule.HolidayPolicy, [String], [String])])
  func policies(policy: CallingRule.HolidayPolicy, parts: [String], blocked: [String]) throws {
    let profile = try profile("ES", "mon-sun 09:00-21:00", policy, parts: parts)
    for day in ["2026-12-07", "2026-12-08", "2026-12-24", "2026-12-26", "2026-12-28"] {
      #expect(profile.verdict(at: try noon(day)).isAllowed == !blocked.contains(day), "\(policy) \(parts) \(day)")
    }
  }

  @Test("a row of a part minds the country's days and its own, wherever else the person may be")
  func ownPart() throws {
    let profile = try profile("ES-CT", "mon-sun 09:00-21:00", .subdivision, parts: ["ES-MD"])
    #expect(try refusal(profile, "2026-12-26")?.reason == .holiday("Sant Esteve"))
    #expect(try refusal(profile, "2026-12-24") == nil)
  }

  @Test("a part of which no holidays are known is blocked altogether")
  func unknownPart() throws {
    let profile = try profile("ES", "mon-sun 09:00-21:00", .subdivision, parts: ["ES-GA"])
    #expect(try refusal(profile, "2026-12-07")?.reason == .holidaysUnknown)
    #expect(profile.windows(from: try noon("2026-06-01"), to: try noon("2026-07-01")).isEmpty)
  }

  @Test("the last known day is open, and the day after it is not")
  func end() throws {
    let profile = try profile("ES", "mon-sun 09:00-21:00", .national)
    #expect(try refusal(profile, "2026-12-31") == nil)
    #expect(try refusal(profile, "2027-01-02")?.reason == .holidaysUnknown)
    #expect(try refusal(profile, "2025-12-31")?.reason == .holidaysUnknown)
    let windows = profile.windows(from: try noon("2026-12-30"), to: try noon("2027-01-03"))
    #expect(windows.last?.end == (try utc("2026-12-31T20:00:00Z")))
  }

  @Test("the day before a holiday has the eve's hours inside its own, and a closed day stays closed")
  func eve() throws {
    let eve = [try #require(DayWindow(start: 600, end: 1140))]
    let profile = try profile("IT", "mon-fri 09:00-20:00; sat 11:00-13:00", .national, eve: eve)
    let windows = profile.windows(from: try utc("2026-12-06T00:00:00Z"), to: try utc("2026-12-10T00:00:00Z"))
    #expect(
      windows == [
        Interval(start: try utc("2026-12-07T09:00:00Z"), end: try utc("2026-12-07T18:00:00Z")),
        Interval(start: try utc("2026-12-09T08:00:00Z"), end: try utc("2026-12-09T19:00:00Z")),
      ])
    // Of the morrow of the last known day nothing is known: it counts as a holiday.
    let last = profile.windows(from: try utc("2027-12-31T00:00:00Z"), to: try utc("2028-01-02T00:00:00Z"))
    #expect(last == [Interval(start: try utc("2027-12-31T09:00:00Z"), end: try utc("2027-12-31T18:00:00Z"))])
  }

  @Test("a stretch that goes on past midnight ends with its margin before a holiday")
  func marginBeforeHoliday() throws {
    let profile = try profile("ES", "mon-sun 00:00-24:00", .national, margin: .minutes(5))
    let windows = profile.windows(from: try utc("2026-12-06T00:00:00Z"), to: try utc("2026-12-10T00:00:00Z"))
    #expect(
      windows == [
        Interval(start: try utc("2026-12-06T00:00:00Z"), end: try utc("2026-12-07T22:55:00Z")),
        Interval(start: try utc("2026-12-08T23:00:00Z"), end: try utc("2026-12-10T00:00:00Z")),
      ])
  }

  @Test("a suspended row allows nothing, and an American part suspends those whose state nobody knows")
  func suspended() throws {
    let profile = try profile("ES", "mon-sun 09:00-21:00", .none, suspended: ["ES"])
    #expect(try refusal(profile, "2026-06-02")?.reason == .suspended)
    let rules = try ["US", "US-LA", PlaceResolver.unknownState].map { code in
      CallingRule(code: code, name: code, windows: try WeeklyWindows(text: "mon-sun 00:00-24:00"))
    }
    let zone = try RuleZones.newYork()
    let law = CallingLaw(rules: rules, suspended: ["US-LA"], endMargin: .zero, zones: [zone.name: zone])
    func allows(_ codes: String...) throws -> Bool {
      let place = Place(country: "US", zones: [zone.name], rules: codes)
      return try law.profile(for: place).verdict(at: noon("2026-06-02")).isAllowed
    }
    #expect(try allows("US"))
    #expect(try !allows("US", "US-LA"))
    #expect(try !allows("US", PlaceResolver.unknownState))
  }

  @Test("windows agree with the verdict at every minute, holidays and eves minded", arguments: 0..<12)
  func agreement(seed: Int) throws {
    var generator = WeekGenerator(seed: UInt64(seed) &+ 77)
    let first = try civil("2027-03-20").daysSinceEpoch
    let regions = (0..<2).map { index in
      let days = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        (first + Int.random(in: 0...14, using: &generator), "day \(index)")
      }
      let covered = first - Int.random(in: 0...3, using: &generator)...first + Int.random(in: 6...20, using: &generator)
      return ("R\(index)", HolidayCalendar.Region(names: Dictionary(days) { first, _ in first }, covered: covered))
    }
    let rules = (0..<2).map { index in
      CallingRule(
        code: "R\(index)", name: "", windows: generator.windows(),
        eve: Bool.random(using: &generator) ? generator.windows().days[0] : [],
        holidays: CallingRule.HolidayPolicy.allCases.randomElement(using: &generator) ?? .national)
    }
    let zones = try RuleZones.all().shuffled(using: &generator).prefix(2)
    let profile = try #require(
      LegalProfile(
        rules: rules, zones: Array(zones), endMargin: .minutes(Int64.random(in: 0...90, using: &generator)),
        holidays: HolidayCalendar(regions: Dictionary(uniqueKeysWithValues: regions))))
    let from = try utc("2027-03-20T05:00:00Z")
    let windows = profile.windows(from: from, to: from + .days(16))
    for minute in Int64(0)..<(16 * 1440) {
      let instant = from + .minutes(minute)
      #expect(windows.contains(instant) == profile.verdict(at: instant).isAllowed, "\(instant)")
    }
  }
}
