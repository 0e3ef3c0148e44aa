import Testing

@testable import TrucaCore

@Suite("Plans of one lead")
struct PlannerTests {
  @Test("a plan keeps every rule, whatever has happened before", arguments: 0..<400)
  func rules(seed: Int) throws {
    let world = try PlannerWorld.random(seed: UInt64(seed))
    var generator = WeekGenerator(seed: UInt64(seed) &+ 77_000)
    let made = attempts(in: world, &generator)
    let now = max(made.last ?? world.weekStart, world.weekStart + .minutes(.random(in: 0..<11_000, using: &generator)))
    let plan = world.plan(at: now, attempts: made)

    for call in plan.calls {
      #expect(call.at >= now && call.at < world.deadline)
      #expect(call.at.milliseconds % 60_000 == 0 || call.at == now)
      let stretch = try #require(world.callable.first { $0.contains(call.at) })
      #expect(call.at < call.until && call.until <= stretch.end)
      #expect(world.part(call.until - .minutes(1)) == world.part(call.at) || call.at == now)
      if let latest = call.latest { #expect(latest >= call.at) }
    }
    #expect(world.spacingFaults(made.suffix(3) + plan.calls.map(\.at)) == [])
    #expect(plan.calls.map(\.attempt) == Array((made.count + 1)..<(made.count + 1 + plan.calls.count)))
    #expect(made.count + plan.calls.count <= world.playbook.maxAttempts)
    #expect(plan.unfit == max(0, world.playbook.maxAttempts - made.count - plan.calls.count))
    #expect((plan.shortfall == nil) == (made.count + plan.calls.count >= world.playbook.minAttempts))
    #expect(world.plan(at: now, attempts: made) == plan)
  }

  /// Some calls made as early as possible after random pauses; they keep their distances.
  private func attempts(in world: PlannerWorld, _ generator: inout WeekGenerator) -> [Instant] {
    var made: [Instant] = []
    var now = world.weekStart
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      guard var next = world.callable.firstInstant(atOrAfter: now.roundedUpToMinute) else { break }
      while !world.spacingFaults(made + [next]).isEmpty {
        guard let later = world.callable.firstInstant(atOrAfter: next + .minutes(7)) else { return made }
        next = later
      }
      guard next < world.deadline else { break }
      made.append(next)
      now = next + .minutes(.random(in: 5..<2000, using: &generator))
    }
    return made
  }

  @Test("a lead that comes while it may be called is called at that very second", arguments: 0..<100)
  func atOnce(seed: Int) throws {
    var world = try PlannerWorld.random(seed: UInt64(seed))
    let stretch = try #require(world.callable.first { $0.end - $0.start > .minutes(20) })
    world.weekStart = stretch.start + .seconds(61 + Int64(seed))
    let first = try #require(world.plan(at: world.weekStart, attempts: []).calls.first)
    #expect(first.at == world.weekStart)
  }

  @Test("a lead called on time gets six calls wherever six fit, and ten where there is room", arguments: 0..<400)
  func onTime(seed: Int) throws {
    let world = try PlannerWorld.random(seed: UInt64(seed))
    let made = live(world) { _ in .zero }
    #expect(world.spacingFaults(made) == [])
    #expect(made.count >= min(world.playbook.minAttempts, world.room))
  }

  @Test("a lead called late keeps every rule", arguments: 0..<400)
  func late(seed: Int) throws {
    let world = try PlannerWorld.random(seed: UInt64(seed))
    var generator = WeekGenerator(seed: UInt64(seed) &+ 5)
    let made = live(world) { call in
      .minutes(.random(in: 0..<max(1, (call.until - call.at).wholeMinutes), using: &generator))
    }
    #expect(world.spacingFaults(made) == [])
    for call in made { #expect(world.callable.contains(call) && call < world.deadline) }
  }

  @Test("no part of the day gets a third miss while another is left", arguments: 0..<400)
  func parts(seed: Int) throws {
    let world = try PlannerWorld.random(seed: UInt64(seed))
    let made = live(world) { _ in .zero }
    for (index, call) in made.enumerated() {
      let before = Array(made[..<index])
      let tries = before.filter { world.part($0) == world.part(call) }.count
      guard tries >= 2 else { continue }
      let left = world.partsLeft(after: call, calls: before).filter { part in
        before.filter { world.part($0) == part }.count < 2
      }
      // Spreading yields to the sixth call where one or two parts are all there is.
      if index < world.playbook.minAttempts, world.partsLeft(after: world.weekStart, calls: []).count <= 2 { continue }
      #expect(left.isEmpty, "call \(index + 1) at \(call) is the third in \(world.part(call).label)")
    }
  }

  /// Plans, makes the next call after a delay within its stretch, plans anew, until no call is left.
  private func live(_ world: PlannerWorld, delay: (PlannedCall) -> Span) -> [Instant] {
    var made: [Instant] = []
    var now = world.weekStart
    while let call = world.plan(at: now, attempts: made).calls.first, made.count < 20 {
      let at = call.at + delay(call)
      made.append(at)
      now = at + .minutes(2)
    }
    return made
  }

  @Test("the usual lead is called on its first day three times, then on the days of the rhythm")
  func usual() throws {
    for seed: UInt64 in 1...50 {
      let world = try PlannerWorld(
        zone: try RuleZones.madrid(), weekStart: try utc("2026-11-24T08:00:00Z"), law: "mon-sun 09:00-21:00",
        shift: "mon-sun 09:00-20:00", seed: seed)
      let plan = world.plan(at: world.weekStart, attempts: [])
      #expect(plan.calls.count == 10 && plan.unfit == 0 && plan.shortfall == nil)
      let first = try #require(world.firstDay)
      let days = plan.calls.map { world.day($0.at).daysSinceEpoch - first.daysSinceEpoch + 1 }
      #expect(Array(days.prefix(6)) == [1, 1, 1, 2, 3, 4])
      #expect(days.contains(6) && days.contains(7))
      #expect(days.suffix(4).allSatisfy { (5...7).contains($0) })
      let anchor = plan.calls[0].at
      #expect(anchor == world.weekStart)
      #expect((Span.minutes(30)...Span.minutes(60)).contains(plan.calls[1].at - anchor))
      #expect(plan.calls[2].at - anchor >= .hours(1))
    }
  }

  @Test("two calls by the fifth day leave room for six, spread over what remains")
  func respaced() throws {
    let world = try PlannerWorld(
      zone: try RuleZones.madrid(), weekStart: try utc("2026-11-23T08:00:00Z"), law: "mon-sun 09:00-21:00",
      shift: "mon-sun 09:00-18:00")
    let made = [world.weekStart, world.weekStart + .minutes(45)]
    let plan = world.plan(at: world.weekStart + .days(4), attempts: made)
    #expect(made.count + plan.calls.count >= 6)
    // The first part of the day was tried twice already.
    #expect(plan.calls.first?.at == world.weekStart + .days(4) + .hours(1))
    #expect(Set(plan.calls.map { world.day($0.at) }).count == 3)
  }

  @Test("a promised time is kept to the minute, comes first, and needs no distance")
  func promise() throws {
    let world = try PlannerWorld(
      zone: try RuleZones.madrid(), weekStart: try utc("2026-11-24T08:00:00Z"), law: "mon-sun 09:00-21:00",
      shift: "mon-fri 09:00-18:00")
    let made = [world.weekStart, world.weekStart + .minutes(40), world.weekStart + .minutes(90)]
    let promised = world.weekStart + .minutes(111)
    let plan = world.plan(at: world.weekStart + .minutes(95), attempts: made, promise: promised)
    let first = try #require(plan.calls.first)
    #expect(first.at == promised && first.promised == promised && first.attempt == 4)
    #expect(plan.calls.dropFirst().allSatisfy { $0.at >= promised + .minutes(30) && $0.promised == nil })
  }

  @Test("a promise beyond the week is still planned, and a missed one stays first")
  func farPromise() throws {
    let world = try PlannerWorld(
      zone: try RuleZones.madrid(), weekStart: try utc("2026-11-24T08:00:00Z"), law: "mon-sun 09:00-21:00",
      shift: "mon-fri 09:00-18:00")
    let promised = try utc("2026-12-03T10:30:00Z")
    #expect(world.plan(at: world.weekStart, attempts: [], promise: promised).calls.map(\.at) == [promised])
    let missed = try utc("2026-11-24T10:30:00Z")
    let late = world.plan(at: try utc("2026-11-24T19:00:00Z"), attempts: [], promise: missed)
    #expect(late.calls.first?.at == (try utc("2026-11-25T08:00:00Z")))
    #expect(late.calls.first?.promised == missed)
  }

  @Test("a promise for which no moment is left is named, however many calls were made")
  func homelessPromise() throws {
    let world = try PlannerWorld(
      zone: try RuleZones.madrid(), weekStart: try utc("2026-11-24T08:00:00Z"), law: "mon-sun 09:00-21:00",
      shift: "tue 09:00-18:00")
    let made = (0..<7).map { world.weekStart + .hours(Int64($0) * 2) }
    let plan = world.plan(at: world.weekStart, attempts: made, promise: world.weekStart + .days(20))
    #expect(plan.shortfall == .promise(attempts: 7 + plan.calls.count))
  }

  @Test("a moved call has none before it")
  func wanted() throws {
    let world = try PlannerWorld(
      zone: try RuleZones.madrid(), weekStart: try utc("2026-11-24T08:00:00Z"), law: "mon-sun 09:00-21:00",
      shift: "mon-fri 09:00-18:00")
    let wanted = try utc("2026-11-26T09:00:00Z")
    let plan = world.plan(at: world.weekStart, attempts: [world.weekStart], wanted: wanted)
    #expect(plan.calls.first?.at == wanted)
    #expect(plan.calls.allSatisfy { $0.at >= wanted })
  }

  @Test("a shortfall says whether the law, the shifts or the time gone by is its cause")
  func shortfall() throws {
    let start = try utc("2026-11-24T08:00:00Z")
    let zone = try RuleZones.madrid()
    let law = try PlannerWorld(zone: zone, weekStart: start, law: "wed 10:00-11:00", shift: "mon-fri 09:00-18:00")
    #expect(law.plan(at: start, attempts: []).shortfall == .law(attempts: 2))
    let shifts = try PlannerWorld(zone: zone, weekStart: start, law: "mon-sun 09:00-21:00", shift: "thu 10:00-11:00")
    #expect(shifts.plan(at: start, attempts: []).shortfall == .shifts(attempts: 2))
    let late = try PlannerWorld(zone: zone, weekStart: start, law: "mon-sun 09:00-21:00", shift: "mon-fri 09:00-18:00")
    let plan = late.plan(at: start + .days(6) + .hours(5), attempts: [start])
    #expect(plan.shortfall == .late(attempts: 1 + plan.calls.count))
    let none = try PlannerWorld(zone: zone, weekStart: start, law: "mon-sun 09:00-21:00", shift: "closed")
    #expect(none.plan(at: start, attempts: []).calls.isEmpty)
    #expect(none.plan(at: start, attempts: []).shortfall == .shifts(attempts: 0))
  }

  @Test("leads that come in together do not all want the same minutes of their later days")
  func spread() throws {
    var minutes: Set<Int> = []
    for seed: UInt64 in 1...100 {
      let world = try PlannerWorld(
        zone: try RuleZones.madrid(), weekStart: try utc("2026-11-24T08:00:00Z"), law: "mon-sun 09:00-21:00",
        shift: "mon-fri 09:00-18:00", seed: seed)
      let call = try #require(world.plan(at: world.weekStart, attempts: []).calls.dropFirst(4).first)
      minutes.insert(world.zone.local(at: call.at).minuteOfDay)
    }
    #expect(minutes.count > 50)
  }
}
