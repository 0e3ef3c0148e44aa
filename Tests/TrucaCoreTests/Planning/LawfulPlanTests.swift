import Testing

@testable import TrucaCore

@Suite("Plans within the law's attempt limits")
struct LawfulPlanTests {
  private static let start = "2026-11-24T09:00:00Z"

  private func limits(_ text: [(Int, CallingRule.AttemptLimit.Period)], _ zones: [Zone]) throws -> AttemptLimits {
    let rule = CallingRule(
      code: "XX", name: "", windows: try WeeklyWindows(text: "mon-sun 09:00-21:00"),
      limits: text.map { .init(max: $0.0, period: $0.1) })
    return AttemptLimits(rules: [rule], zones: zones)
  }

  private func plan(
    _ limits: [(Int, CallingRule.AttemptLimit.Period)], after hours: Int64 = 0, made: [Int64] = [],
    others: [Int64] = [], promise: Int64? = nil, law: String = "mon-sun 09:00-21:00"
  ) throws -> Plan {
    let zone = try RuleZones.madrid()
    let world = try PlannerWorld(
      zone: zone, weekStart: try utc(Self.start), law: law, shift: "mon-sun 09:00-20:00")
    let attempts = made.map { world.weekStart + .hours($0) }
    var input = world.input(
      at: world.weekStart + .hours(hours), attempts: attempts, promise: promise.map { world.weekStart + .hours($0) })
    input.room = AttemptRoom(
      limits: try self.limits(limits, [zone]), ofLead: attempts,
      ofNumber: attempts + others.map { world.weekStart + .hours($0) })
    return Planner.plan(input)
  }

  @Test("where the law allows four in 30 days, four are planned, and the plan says so")
  func four() throws {
    let plan = try plan([(4, .rolling(hours: 720))])
    #expect(plan.calls.count == 4)
    #expect(plan.shortfall == .law(attempts: 4))
    #expect(plan.shortfall?.sentence(promised: 6) == "the law allows 4")
    let last = try self.plan([(4, .rolling(hours: 720))], after: 50, made: [0, 1, 26])
    #expect(last.calls.count == 1 && last.shortfall == .law(attempts: 4))
    let done = try self.plan([(4, .rolling(hours: 720))], after: 75, made: [0, 1, 26, 50])
    #expect(done.calls.isEmpty && done.shortfall == .law(attempts: 4))
  }

  @Test("attempts by the number for other leads leave fewer")
  func others() throws {
    let plan = try plan([(4, .rolling(hours: 720))], others: [-100, -50, -20])
    #expect(plan.calls.count == 1 && plan.shortfall == .law(attempts: 1))
    #expect(try self.plan([(4, .rolling(hours: 720))], others: [-900, -800]).calls.count == 4)
    let none = try self.plan([(1, .rolling(hours: 720))], others: [-20])
    #expect(none.calls.isEmpty && none.shortfall == .law(attempts: 0))
  }

  @Test("one call a day is one on each local day, and a day apart")
  func daily() throws {
    let plan = try plan([(1, .calendarDay)])
    #expect(plan.calls.count >= 6)
    #expect(plan.shortfall == nil)
    let zone = try RuleZones.madrid()
    #expect(Set(plan.calls.map { zone.date(at: $0.at) }).count == plan.calls.count)
    for (one, next) in zip(plan.calls, plan.calls.dropFirst()) { #expect(next.at - one.at >= .hours(24)) }
  }

  @Test("a lead that was left lying is late, and not short by the law")
  func late() throws {
    let plan = try plan([(1, .calendarDay)], after: 6 * 24, made: [0])
    #expect(plan.shortfall == .late(attempts: 1 + plan.calls.count))
  }

  @Test("a promise is free of the gaps and never of the law's limits")
  func promise() throws {
    let free = try plan([(3, .rolling(hours: 24))], after: 2, made: [0, 1], promise: 3)
    #expect(free.calls.first?.at == (try utc(Self.start)) + .hours(3))
    let shut = try plan([(2, .rolling(hours: 24))], after: 2, made: [0, 1], promise: 3)
    #expect(shut.calls.first?.at == (try utc(Self.start)) + .hours(24))
    #expect(shut.calls.first?.promised == (try utc(Self.start)) + .hours(3))
  }

  @Test("no plan breaks a limit, whatever was made before and in whatever order calls are placed", arguments: 0..<400)
  func property(seed: Int) throws {
    let world = try PlannerWorld.random(seed: UInt64(seed) &+ 9_000)
    var random = WeekGenerator(seed: UInt64(seed) &+ 31)
    let periods: [CallingRule.AttemptLimit.Period] = [
      .rolling(hours: 24), .rolling(hours: 720), .rolling(hours: 100), .calendarDay, .calendarWeek,
    ]
    let texts = (0..<Int.random(in: 1...2, using: &random)).map { _ in
      (Int.random(in: 1...5, using: &random), periods.randomElement(using: &random) ?? .calendarDay)
    }
    let limits = try limits(texts, [world.zone, try RuleZones.lordHowe()])
    let others = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      world.weekStart - .minutes(.random(in: 0..<20_000, using: &random))
    }
    var made: [Instant] = []
    var now = world.weekStart
    while made.count < 12 {
      var input = world.input(at: now, attempts: made)
      input.room = AttemptRoom(limits: limits, ofLead: made, ofNumber: made + others)
      let plan = Planner.plan(input)
      #expect(world.spacingFaults(made.suffix(3) + plan.calls.map(\.at)) == [])
      // Each of them beside all others, as if it were inserted last.
      let calls = plan.calls.map(\.at)
      for (index, call) in calls.enumerated() {
        var rest = calls
        rest.remove(at: index)
        let room = AttemptRoom(limits: limits, ofLead: made + rest, ofNumber: made + others + rest)
        #expect(room.allows(at: call), "\(call) of \(calls)")
      }
      guard let next = plan.calls.first else { break }
      let length = max(1, (next.until - next.at).wholeMinutes)
      let late = next.at + .minutes(.random(in: 0..<length, using: &random))
      // Called late, it may meet a limit that the planned minute did not.
      let at = AttemptRoom(limits: limits, ofLead: made, ofNumber: made + others).allows(at: late) ? late : next.at
      made.append(at)
      now = at + .minutes(2)
    }
  }

  @Test("parts of the day end by the local clock, also where it changes inside one")
  func segments() throws {
    let zone = try RuleZones.newYork()
    for (day, hours) in [("2027-03-14", 1), ("2026-11-01", 1), ("2026-11-02", 0)] {
      let date = try #require(CivilDate(iso: day))
      let whole = Interval(start: zone.start(of: date), end: zone.start(of: date.adding(days: 1)))
      for late in [Span.zero, .minutes(30), .minutes(100)] {
        let segments = Segment.split([whole], from: whole.start + late, to: whole.end, zone: zone)
        #expect(segments.first?.start == whole.start + late && segments.last?.end == whole.end)
        for (one, next) in zip(segments, segments.dropFirst()) { #expect(one.end == next.start) }
        for segment in segments {
          var instant = segment.start
          while instant < segment.end {
            let local = zone.local(at: instant)
            #expect(DayPart(secondOfDay: local.secondOfDay) == segment.part && local.date == segment.day, "\(instant)")
            instant += .minutes(5)
          }
        }
        #expect(segments.count <= 6 + hours)
      }
    }
  }

  @Test("a call wanted before anything is callable stands in the first stretch, and none before it")
  func wantedEarly() throws {
    let world = try PlannerWorld(
      zone: try RuleZones.madrid(), weekStart: try utc("2026-11-24T08:00:00Z"), law: "mon-sun 09:00-21:00",
      shift: "mon-fri 11:00-18:00")
    for wanted in ["2026-11-24T07:00:00Z", "2026-11-24T08:30:00Z", "2026-11-24T09:59:00Z"] {
      let plan = world.plan(at: world.weekStart + .minutes(5), attempts: [], wanted: try utc(wanted))
      #expect(plan.calls.first?.at == (try utc("2026-11-24T10:00:00Z")), "\(wanted)")
    }
    let night = try utc("2026-11-25T22:30:00Z")
    let plan = world.plan(at: world.weekStart, attempts: [world.weekStart], wanted: night)
    #expect(plan.calls.first?.at == (try utc("2026-11-26T10:00:00Z")))
    #expect(plan.calls.allSatisfy { $0.at >= night })
  }
}
