import Testing

@testable import TrucaCore

/// A lead's week in a random place, with what the rules say about it written down a second time.
struct PlannerWorld {
  var playbook = PlannerWorld.consumer
  var zone: Zone
  var weekStart: Instant
  var callable: [Interval]
  var legal: [Interval]
  var seed: UInt64

  static let consumer = Playbook(
    key: "consumer", name: "Consumer",
    kind: .adaptive(rhythm: [
      .atOnce, .after(.minutes(30), atMost: .minutes(60)), .after(.hours(1), atMost: .hours(2)), .day(2), .day(3),
      .day(4), .day(6), .day(7), .days(5, 7), .days(5, 7),
    ]), minAttempts: 6, maxAttempts: 10, window: .days(7), firstDayGap: .minutes(30), gap: .minutes(120),
    maxPer24Hours: 3)

  var deadline: Instant { weekStart + playbook.window }

  /// Law and shift of every day alike, as texts of weekly windows.
  init(zone: Zone, weekStart: Instant, law: String, shift: String, seed: UInt64 = 1) throws {
    self.zone = zone
    self.weekStart = weekStart
    self.seed = seed
    let end = weekStart + .days(15)
    legal = WorkingTime(zone: zone, weekly: try WeeklyWindows(text: law)).intervals(from: weekStart, to: end)
    let shifts = WorkingTime(zone: zone, weekly: try WeeklyWindows(text: shift)).intervals(from: weekStart, to: end)
    callable = legal.intersection(shifts)
  }

  /// Somewhere between a lead that can always be called and one with an hour a day.
  static func random(seed: UInt64) throws -> PlannerWorld {
    var generator = WeekGenerator(seed: seed)
    let zones = [try RuleZones.madrid(), try RuleZones.newYork(), try RuleZones.losAngeles(), try RuleZones.lordHowe()]
    let zone = zones.randomElement(using: &generator) ?? zones[0]
    // Weeks with and without a change of the clocks in them.
    let starts = ["2026-11-24T08:00:00Z", "2027-03-24T07:10:00Z", "2027-03-12T16:40:00Z", "2026-10-29T21:00:00Z"]
    let start = try utc(starts.randomElement(using: &generator) ?? starts[0])
    let laws = ["mon-sun 08:00-21:00", "mon-fri 09:00-21:00", "mon-sat 10:00-18:00", "mon-fri 10:00-13:00,14:00-20:00"]
    let shifts = [
      "mon-fri 09:00-18:00", "mon-sun 09:00-20:00", "mon-fri 09:00-13:00", "mon-fri 16:00-20:00", "tue,thu 09:00-18:00",
      "mon-sat 08:00-21:00", "mon-fri 09:00-10:30",
    ]
    return try PlannerWorld(
      zone: zone, weekStart: start + .minutes(Int64.random(in: 0..<(7 * 1440), using: &generator)),
      law: laws.randomElement(using: &generator) ?? laws[0],
      shift: shifts.randomElement(using: &generator) ?? shifts[0],
      seed: generator.next())
  }

  func plan(at now: Instant, attempts: [Instant], promise: Instant? = nil, wanted: Instant? = nil) -> Plan {
    Planner.plan(input(at: now, attempts: attempts, promise: promise, wanted: wanted))
  }

  func input(at now: Instant, attempts: [Instant], promise: Instant? = nil, wanted: Instant? = nil) -> PlanningInput {
    PlanningInput(
      playbook: playbook, weekStart: weekStart, now: now, firstAttempt: 1, attempts: attempts,
      attemptsOfCycle: attempts.count, promise: promise, wanted: wanted, callable: callable,
      legal: legal.clipped(from: weekStart, to: deadline), zone: zone, seed: seed)
  }

  // MARK: - The rules once more, from the outside

  func day(_ instant: Instant) -> CivilDate { zone.date(at: instant) }

  func part(_ instant: Instant) -> DayPart { DayPart(secondOfDay: zone.local(at: instant).secondOfDay) }

  var firstDay: CivilDate? { callable.firstInstant(atOrAfter: weekStart).map(day) }

  /// The distance that `later` must keep from the call before it.
  func gap(to later: Instant) -> Span { day(later) == firstDay ? playbook.firstDayGap : playbook.gap }

  /// What is wrong with the distances of calls, as texts; empty if nothing is.
  func spacingFaults(_ calls: [Instant]) -> [String] {
    let calls = calls.sorted()
    var faults: [String] = []
    for (one, next) in zip(calls, calls.dropFirst()) where next - one < gap(to: next) {
      faults.append("\(one) and \(next) are too near")
    }
    for (index, call) in calls.enumerated() where index >= playbook.maxPer24Hours {
      if call - calls[index - playbook.maxPer24Hours] < .hours(24) { faults.append("too many in 24 h before \(call)") }
    }
    return faults
  }

  /// How many calls fit at the most when each is made as early as may be.
  var room: Int {
    var calls: [Instant] = []
    var now = weekStart.roundedUpToMinute
    while calls.count < playbook.maxAttempts {
      var next = callable.firstInstant(atOrAfter: now)
      while let candidate = next, !spacingFaults(calls + [candidate]).isEmpty {
        next = callable.firstInstant(atOrAfter: candidate + .minutes(1))
      }
      guard let next, next < deadline - .minutes(5) else { return calls.count }
      calls.append(next)
      now = next + .minutes(1)
    }
    return calls.count
  }

  /// Parts of the day in which a call could still be made after `now`, keeping its distances to `calls`.
  func partsLeft(after now: Instant, calls: [Instant]) -> Set<DayPart> {
    var parts: Set<DayPart> = []
    var instant = now.roundedUpToMinute
    while let next = callable.firstInstant(atOrAfter: instant), next < deadline {
      if !parts.contains(part(next)), spacingFaults(calls + [next]).isEmpty { parts.insert(part(next)) }
      instant = next + .minutes(10)
    }
    return parts
  }
}
