import Testing
import TrucaCore

@Suite("Calling law")
struct CallingLawTests {
  private static func rule(_ code: String, _ windows: String) throws -> CallingRule {
    CallingRule(code: code, name: code, windows: try WeeklyWindows(text: windows))
  }

  private func law(margin: Span = .zero) throws -> CallingLaw {
    let zones = try RuleZones.all()
    return CallingLaw(
      rules: [
        try Self.rule("US", "mon-sun 08:00-21:00"), try Self.rule("US-RI", "mon-fri 09:00-18:00; sat 10:00-17:00"),
        try Self.rule("FR", "mon-fri 10:00-13:00,14:00-20:00"), try Self.rule("ANY", "mon-sun 00:00-24:00"),
      ], endMargin: margin, zones: Dictionary(uniqueKeysWithValues: zones.map { ($0.name, $0) }))
  }

  private func place(_ zones: [String], _ rules: [String]) -> Place {
    Place(country: "US", zones: zones, rules: rules)
  }

  @Test("what is not known holds the lead and is never guessed")
  func holds() throws {
    let law = try law()
    #expect(throws: HoldReason.unknownPlace) { try law.profile(for: place([], ["US"])) }
    #expect(throws: HoldReason.noRule(country: "US")) { try law.profile(for: place(["Europe/Madrid"], [])) }
    #expect(throws: HoldReason.noRule(country: "US-ZZ")) {
      try law.profile(for: place(["Europe/Madrid"], ["US", "US-ZZ"]))
    }
    #expect(throws: HoldReason.missingZone("Mars/Olympus")) {
      try law.profile(for: place(["Europe/Madrid", "Mars/Olympus"], ["US"]))
    }
    #expect(LegalProfile(rules: [], zones: [try RuleZones.madrid()], endMargin: .zero) == nil)
  }

  @Test("the end of a window is not legal and neither is the margin before it")
  func ends() throws {
    let plain = try law().profile(for: place(["America/New_York"], ["US"]))
    // 21:00 in New York is 02:00 UTC.
    #expect(plain.verdict(at: try utc("2026-11-25T01:59:59.999Z")) == .allowed)
    #expect(!plain.verdict(at: try utc("2026-11-25T02:00:00Z")).isAllowed)
    let careful = try law(margin: .minutes(5)).profile(for: place(["America/New_York"], ["US"]))
    #expect(careful.verdict(at: try utc("2026-11-25T01:54:59Z")) == .allowed)
    let refusal = try #require(refused(careful.verdict(at: utc("2026-11-25T01:55:00Z"))))
    let window = try #require(DayWindow(start: 480, end: 1260))
    #expect(refusal.reason == .nearEnd(window, margin: .minutes(5)))
  }

  @Test("the margin counts at the end of an unbroken stretch, not at midnight")
  func midnight() throws {
    let always = try law(margin: .minutes(5)).profile(for: place(["Europe/Madrid"], ["ANY"]))
    let start = try utc("2026-11-24T00:00:00Z")
    #expect(always.windows(from: start, to: start + .days(9)) == [Interval(start: start, end: start + .days(9))])
    let rule = try Self.rule("X", "fri 20:00-24:00; sat 00:00-00:03; sun 22:00-24:00; mon 00:00-01:00")
    let profile = try #require(LegalProfile(rules: [rule], zones: [try RuleZones.kolkata()], endMargin: .minutes(5)))
    let windows = profile.windows(from: try utc("2026-11-27T00:00:00+05:30"), to: try utc("2026-12-01T00:00:00+05:30"))
    #expect(
      windows == [
        Interval(start: try utc("2026-11-27T20:00:00+05:30"), end: try utc("2026-11-27T23:58:00+05:30")),
        Interval(start: try utc("2026-11-29T22:00:00+05:30"), end: try utc("2026-11-30T00:55:00+05:30")),
      ])
  }

  @Test("every zone and every rule must allow a call, and the refusal names the one that does not")
  func all() throws {
    let profile = try law().profile(for: place(["America/Los_Angeles", "America/New_York"], ["US", "US-RI"]))
    let east = try #require(refused(profile.verdict(at: utc("2026-11-24T23:30:00Z"))))
    #expect(east.rule == "US-RI" && east.zone == "America/New_York" && east.local.minuteOfDay == 18 * 60 + 30)
    #expect(east.kind == "outsideHours")
    let west = try #require(refused(profile.verdict(at: utc("2026-11-24T15:30:00Z"))))
    #expect(west.rule == "US" && west.zone == "America/Los_Angeles")
    let sunday = try #require(refused(profile.verdict(at: utc("2026-11-29T20:00:00Z"))))
    #expect(sunday.reason == .closedDay)
    for refusal in [east, west, sunday] {
      #expect(refusal.sentence.hasPrefix("cannot call") && refusal.sentence.contains(refusal.zone))
    }
    #expect(profile.verdict(at: try utc("2026-11-24T18:00:00Z")) == .allowed)
  }

  private func refused(_ verdict: LegalVerdict) -> LegalRefusal? {
    if case .refused(let refusal) = verdict { refusal } else { nil }
  }

  @Test("the next allowed instant lies in the time asked for")
  func next() throws {
    let profile = try law().profile(for: place(["Europe/Madrid"], ["FR"]))
    let saturday = try utc("2026-11-28T10:00:00Z")
    #expect(profile.nextAllowed(from: saturday, within: .days(3)) == (try utc("2026-11-30T09:00:00Z")))
    #expect(profile.nextAllowed(from: saturday, within: .days(1)) == nil)
    let now = try utc("2026-11-30T09:30:00.25Z")
    #expect(profile.nextAllowed(from: now, within: .days(1)) == now)
    #expect(profile.nextAllowed(from: try utc("2026-11-30T12:00:00Z"), within: .hours(1)) == nil)
  }

  @Test("windows agree with the verdict at every minute, over changes of the clocks too", arguments: 0..<24)
  func agreement(seed: Int) throws {
    var generator = WeekGenerator(seed: UInt64(seed))
    let zones = try RuleZones.all().shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator))
    let rules = (0..<Int.random(in: 1...2, using: &generator)).map { index in
      CallingRule(code: "R\(index)", name: "", windows: generator.windows())
    }
    let margin = Span.minutes(Int64.random(in: 0...90, using: &generator))
    let profile = try #require(LegalProfile(rules: rules, zones: Array(zones), endMargin: margin))
    let starts = ["2027-03-13T07:11:00Z", "2027-03-27T00:00:00Z", "2027-10-02T12:00:00Z", "2027-10-30T12:30:00Z"]
    let from = try utc(starts[seed % starts.count])
    let windows = profile.windows(from: from, to: from + .days(9))
    for minute in Int64(0)..<(9 * 1440) {
      let instant = from + .minutes(minute)
      #expect(windows.contains(instant) == profile.verdict(at: instant).isAllowed, "\(instant)")
      #expect(windows.contains(instant) == windows.contains(instant + .seconds(59)), "\(instant)")
    }
    for interval in windows {
      #expect(interval.start == from || !profile.verdict(at: interval.start - Span(milliseconds: 1)).isAllowed)
      #expect(interval.end == from + .days(9) || !profile.verdict(at: interval.end).isAllowed)
      #expect(profile.verdict(at: interval.end - Span(milliseconds: 1)).isAllowed)
    }
  }
}
