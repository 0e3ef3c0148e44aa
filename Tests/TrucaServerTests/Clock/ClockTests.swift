import Testing
import TrucaAPI
import TrucaClient

@Suite("The simulated clock")
struct ClockTests {
  @Test("settles what falls due on the way at its own instant")
  func settles() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let leased = try await desk.addLead("Ada").lead
      let promised = try await desk.addLead("Bob").lead
      let late = try await desk.addLead("Cyd", owner: "ben").lead
      _ = try await desk.next(lead: leased)
      _ = try await desk.by("anna") { try $0.promise(promised, at: "11:00") }
      let state = try await desk.advance(to: "tomorrow 9:00")
      #expect(state.now.instant == "2026-11-25T09:00:00Z")
      #expect((state.settled ?? 0) >= 3)
      let ended = try await desk.lead(leased).timeline.first { $0.kind == "leaseEnded" }
      #expect(ended?.at.instant == "2026-11-24T10:30:00Z")
      let missed = try await desk.lead(promised).timeline.first { $0.kind == "promiseMissed" }
      #expect(missed?.at.instant == "2026-11-24T11:05:00Z")
      let next = try #require(try await desk.lead(late).planned.first)
      #expect(next.until.instant > "2026-11-25T09:00:00Z")
      try await desk.expectHealthy()
    }
  }

  @Test("gives the same in one step and in many")
  func steps() async throws {
    @Sendable func plans(_ steps: [String]) async throws -> [[String]] {
      try await DeskFixture.run { desk in
        try await desk.addRoster()
        for index in 0..<6 { try await desk.addLead("Lead \(index)") }
        _ = try await desk.next()
        for step in steps { try await desk.advance(to: step) }
        var plans: [[String]] = []
        for lead in 1...6 { plans.append(try await desk.lead(Int64(lead)).planned.map(\.at.instant)) }
        return plans
      }
    }
    let once = try await plans(["2026-11-27T09:00:00Z"])
    let often = try await plans((1...71).map { _ in "+1 h" })
    #expect(once == often)
  }

  @Test("lets leads out of the backlog hour by hour as room appears")
  func backlog() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.setUser("anna") { $0.capacity = 2 }
      try await desk.setUser("ben") { $0.capacity = 0 }
      let rows = (1...5).map { "Lead \($0),\(DeskFixture.number("Lead \($0)"))" }
      let text = "Name,Phone\n" + rows.joined(separator: "\n") + "\n"
      let events = try await desk.importText(text)
      let summary = try #require(events.last?.summary)
      #expect(summary.open == 1)
      #expect(summary.backlog == 4)
      let open = try #require(try await desk.today().due.first?.lead)
      _ = try await desk.by("anna") { try $0.stop(open, reason: nil) }
      try await desk.advance(to: "10:59")
      #expect(try await desk.today().due.isEmpty)
      try await desk.advance(to: "11:30")
      let released = try #require(try await desk.today().due.first?.lead)
      #expect(released == 5)
      #expect(try await desk.lead(released).weekStart?.instant == "2026-11-24T11:00:00Z")
      try await desk.expectHealthy()
    }
  }

  @Test(
    "never goes back, nor so far that nobody would wait for it",
    arguments: ["2026-11-24T09:59:59Z", "yesterday 9:00", "", "soon", "9999-12-31T00:00:00Z", "2028-01-01T00:00:00Z"])
  func refused(time: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.refuses(.badRequest) { try $0.advanceClock(to: time) }
      #expect(desk.now == DeskFixture.tuesday)
    }
  }

  @Test("goes on after a restart where it stood")
  func restart() async throws {
    let state = try ScratchDirectory()
    try await DeskFixture.run(in: state) { desk in
      try await desk.addRoster()
      try await desk.addLead()
      _ = try await desk.next()
      try await desk.advance(to: "10:20")
    }
    try await DeskFixture.run(at: "2030-01-01T00:00:00Z", in: state) { desk in
      #expect(desk.now == "2026-11-24T10:20:00Z")
      let call = try #require(try await desk.today().inHand)
      #expect(call.leaseEnd.instant == "2026-11-24T10:30:00Z")
      try await desk.advance(to: "10:30")
      #expect(try await desk.lead(1).calls.map(\.state) == ["missed"])
      try await desk.expectHealthy()
    }
  }

  @Test("is the only one that can be advanced: a real clock refuses")
  func real() async throws {
    try await DeskFixture.run(clock: StandingClock()) { desk in
      try await desk.refuses(.conflict) { try $0.advanceClock(to: "+1 h") }
      let clock = try await desk.by { try $0.clock() }
      #expect(clock.kind == "real")
    }
  }
}
