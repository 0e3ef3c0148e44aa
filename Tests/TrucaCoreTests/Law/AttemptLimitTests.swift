import Testing

@testable import TrucaCore

@Suite("Attempt limits")
struct AttemptLimitTests {
  typealias Period = CallingRule.AttemptLimit.Period

  /// A limit, attempts that were made, an instant, and whether one more may be made then.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var max: Int
    var period: Period
    var made: [String]
    var at: String
    var allowed: Bool
    var zones = ["Europe/Madrid"]
  }

  @Test(
    "an attempt is allowed or not, to the second",
    arguments: [
      Case(
        testDescription: "an attempt exactly 24 hours old no longer counts", max: 1, period: .rolling(hours: 24),
        made: ["2026-11-24T10:00:00Z"], at: "2026-11-25T10:00:00Z", allowed: true),
      Case(
        testDescription: "one a second younger does", max: 1, period: .rolling(hours: 24),
        made: ["2026-11-24T10:00:01Z"], at: "2026-11-25T10:00:00Z", allowed: false),
      Case(
        testDescription: "two of three leave one", max: 3, period: .rolling(hours: 24),
        made: ["2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z"], at: "2026-11-24T12:00:00Z", allowed: true),
      Case(
        testDescription: "a call must not break a stretch that ends with a later one", max: 2,
        period: .rolling(hours: 24), made: ["2026-11-24T10:00:00Z", "2026-11-25T08:00:00Z"],
        at: "2026-11-24T15:00:00Z", allowed: false),
      Case(
        testDescription: "later ones that are far enough do not matter", max: 2, period: .rolling(hours: 24),
        made: ["2026-11-24T10:00:00Z", "2026-11-25T16:00:00Z"], at: "2026-11-24T15:00:00Z", allowed: true),
      Case(
        testDescription: "a new local day is not enough beside the rolling day", max: 1, period: .calendarDay,
        made: ["2026-11-24T20:00:00Z"], at: "2026-11-25T09:00:00Z", allowed: false),
      Case(
        testDescription: "after 24 hours and on another day it is", max: 1, period: .calendarDay,
        made: ["2026-11-24T20:00:00Z"], at: "2026-11-25T20:00:00Z", allowed: true),
      Case(
        testDescription: "24 hours are not enough on the day of 25", max: 1, period: .calendarDay,
        made: ["2026-10-24T22:15:00Z"], at: "2026-10-25T22:30:00Z", allowed: false),
      Case(
        testDescription: "the week begins on Monday", max: 1, period: .calendarWeek, made: ["2026-11-22T12:00:00Z"],
        at: "2026-11-29T12:00:00Z", allowed: true),
      Case(
        testDescription: "a new week is not enough beside the rolling week", max: 1, period: .calendarWeek,
        made: ["2026-11-22T12:00:00Z"], at: "2026-11-23T12:00:00Z", allowed: false),
      Case(
        testDescription: "168 hours are not enough in the week that has 169", max: 1, period: .calendarWeek,
        made: ["2026-10-18T22:15:00Z"], at: "2026-10-25T22:30:00Z", allowed: false),
      Case(
        testDescription: "the local day of each candidate zone counts", max: 1, period: .calendarDay,
        made: ["2026-10-24T22:15:00Z"], at: "2026-10-25T22:30:00Z", allowed: false,
        zones: ["America/New_York", "Europe/Madrid"]),
      Case(
        testDescription: "no attempt at all may be allowed", max: 0, period: .rolling(hours: 24), made: [],
        at: "2026-11-24T10:00:00Z", allowed: false),
    ])
  func table(row: Case) throws {
    let made = try row.made.map { try utc($0) }
    let limits = try limits(row.max, row.period, zones: row.zones)
    let instant = try utc(row.at)
    // Each count refuses by itself: the number's over all leads, and the lead's over all its numbers.
    #expect(AttemptRoom(limits: limits, ofLead: [], ofNumber: made).allows(at: instant) == row.allowed)
    #expect(AttemptRoom(limits: limits, ofLead: made, ofNumber: []).allows(at: instant) == row.allowed)
  }

  private func limits(_ max: Int, _ period: Period, zones: [String] = ["Europe/Madrid"]) throws -> AttemptLimits {
    let known = [try RuleZones.madrid(), try RuleZones.newYork(), try RuleZones.losAngeles()]
    let rule = CallingRule(
      code: "XX", name: "", windows: try WeeklyWindows(text: "mon-sun 09:00-21:00"),
      limits: [.init(max: max, period: period)])
    return AttemptLimits(rules: [rule], zones: known.filter { zones.contains($0.name) })
  }

  @Test("the number's attempts and the lead's are two counts and not one sum")
  func twoCounts() throws {
    let start = try utc("2026-11-24T10:00:00Z")
    let limits = try limits(2, .rolling(hours: 24))
    let room = AttemptRoom(limits: limits, ofLead: [start], ofNumber: [start + .hours(1)])
    #expect(room.allows(at: start + .hours(2)))
    let number = AttemptRoom(limits: limits, ofLead: [start], ofNumber: [start, start + .hours(1)])
    #expect(number.reached(at: start + .hours(2))?.scope == .number)
    let lead = AttemptRoom(limits: limits, ofLead: [start, start + .hours(1)], ofNumber: [start])
    #expect(lead.reached(at: start + .hours(2))?.scope == .lead)
  }

  @Test("what forbids a call names rule, limit and count, and when it ends")
  func words() throws {
    let start = try utc("2026-11-24T10:00:00Z")
    let made = (0..<4).map { start + .hours(Int64($0) * 30) }
    let rule = CallingRule(
      code: "FR", name: "", windows: try WeeklyWindows(text: "mon-fri 10:00-20:00"),
      limits: [.init(max: 4, period: .rolling(hours: 720)), .init(max: 1, period: .rolling(hours: 24))])
    let limits = AttemptLimits(rules: [rule], zones: [try RuleZones.madrid()])
    let room = AttemptRoom(limits: limits, ofLead: made, ofNumber: made)
    let reached = try #require(room.reached(at: start + .hours(91)))
    #expect(reached.sentence == "FR allows 4 attempts in 30 days and 4 were made to this number")
    #expect(reached.until == start + .hours(720))
    #expect(
      room.uses(at: start + .hours(91)).map(\.words) == [
        "FR: 4 of 4 attempts in 30 days", "FR: 1 of 1 attempt in 24 hours",
      ])
    #expect(room.earliest(from: start + .hours(91), to: start + .days(60)) == start + .hours(720))
    #expect(room.earliest(from: start + .hours(91), to: start + .days(29)) == nil)
  }

  @Test("without limits everything is allowed and nothing is counted")
  func unlimited() throws {
    var room = AttemptRoom.unlimited
    room.add(try utc("2026-11-24T10:00:00Z"))
    #expect(room == .unlimited)
    #expect(room.allows(at: try utc("2026-11-24T10:00:00Z")))
  }

  @Test("agrees with counting straight from the rule's text, at random instants", arguments: 0..<300)
  func property(seed: Int) throws {
    var random = WeekGenerator(seed: UInt64(seed) &+ 4_400)
    let periods: [Period] = [
      .rolling(hours: 24), .rolling(hours: 720), .rolling(hours: 5), .calendarDay, .calendarWeek,
    ]
    let zones = [["Europe/Madrid"], ["America/New_York", "Europe/Madrid"], ["America/Los_Angeles"]]
    let limits = try limits(
      .random(in: 1...3, using: &random), periods.randomElement(using: &random) ?? .calendarDay,
      zones: zones.randomElement(using: &random) ?? [])
    let starts = ["2026-10-20T00:00:00Z", "2027-03-22T00:00:00Z", "2026-12-27T00:00:00Z", "2027-03-08T00:00:00Z"]
    let start = try utc(starts.randomElement(using: &random) ?? starts[0])
    func some() -> [Instant] {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        start + .minutes(.random(in: 0..<(12 * 1440), using: &random))
      }
    }
    let room = AttemptRoom(limits: limits, ofLead: some(), ofNumber: some())
    for _ in 0..<100 {
      let instant = start + .minutes(.random(in: 0..<(12 * 1440), using: &random))
      let expected = isLawful(room.ofLead, with: instant, limits) && isLawful(room.ofNumber, with: instant, limits)
      #expect(room.allows(at: instant) == expected, "\(instant)")
      #expect((room.reached(at: instant) == nil) == expected)
      if let earliest = room.earliest(from: instant, to: start + .days(60)) {
        #expect(room.allows(at: earliest) && earliest >= instant)
        // Nothing before it was allowed: looked at in steps of a minute up to two days back.
        var before = max(instant, earliest - .days(2))
        while before < earliest {
          #expect(!room.allows(at: before), "\(before) before \(earliest)")
          before += .minutes(7)
        }
      }
    }
  }

  /// Whether a call at `instant` leaves every stretch and every local day or week that holds it within the limit. What
  /// was broken before is not held against it elsewhere.
  private func isLawful(_ attempts: [Instant], with instant: Instant, _ limits: AttemptLimits) -> Bool {
    let all = attempts + [instant]
    return limits.limits.allSatisfy { limit in
      let hours: Int64 =
        switch limit.period {
        case .rolling(let hours): Int64(hours)
        case .calendarDay: 24
        case .calendarWeek: 168
        }
      let rolling = all.allSatisfy { end in
        let stretch = all.filter { $0 > end - .hours(hours) && $0 <= end }
        return stretch.count <= limit.max || instant > end || instant <= end - .hours(hours)
      }
      guard rolling else { return false }
      return limits.zones.allSatisfy { zone in
        let date = zone.date(at: instant)
        switch limit.period {
        case .rolling: return true
        case .calendarDay: return all.count { zone.date(at: $0) == date } <= limit.max
        case .calendarWeek:
          let monday = date.adding(days: -date.weekday.rawValue)
          let week = monday..<monday.adding(days: 7)
          return all.count { week.contains(zone.date(at: $0)) } <= limit.max
        }
      }
    }
  }
}
