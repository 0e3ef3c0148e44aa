import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaServer
import TrucaStore

@Suite("A step of the machine's clock")
struct ClockStepTests {
  @Test("of over an hour holds hand-outs, says so, and is accepted by an administrator alone")
  func held() async throws {
    let machine = PlayedMachine()
    try await DeskFixture.run(clock: machine.clock()) { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      machine.set(by: .hours(2))
      let answer = try await ask(desk)
      let nobody = try #require(answer.nobody)
      #expect(nobody.kind == "clockStep")
      #expect(nobody.sentence.contains("truca clock accept"))
      let wanted = try await ask(desk, lead: lead)
      #expect(wanted.nobody?.kind == "clockStep")
      let today = try await desk.today()
      #expect(today.nobody?.kind == "clockStep")
      let status = try await desk.by { try $0.status() }
      #expect(status.alarms.map(\.kind) == ["clockStep"])
      #expect(status.now.instant == DeskFixture.tuesday, "the desk does not go by the clock that was set")
      #expect(status.clock.step?.shown.instant == "2026-11-24T12:00:00Z")

      try await desk.refuses(.forbidden, "anna") { try $0.acceptClock() }
      let accepted = try await desk.by { try $0.acceptClock() }
      #expect(accepted.step == nil)
      #expect(accepted.now.instant == "2026-11-24T12:00:00Z")
      let next = try await ask(desk)
      #expect(next.call?.lead == lead)
      try await desk.refuses(.conflict) { try $0.acceptClock() }
      try await desk.expectHealthy()
    }
  }

  @Test("does not take a call away that is in a rep's hand")
  func inHand() async throws {
    let machine = PlayedMachine()
    try await DeskFixture.run(clock: machine.clock()) { desk in
      try await desk.addRoster()
      try await desk.addLead()
      let call = try await desk.next().call
      machine.set(by: .hours(2))
      let again = try await ask(desk)
      #expect(again.call?.call == call)
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "n")) }
      let nobody = try await ask(desk).nobody
      #expect(nobody?.kind == "clockStep")
    }
  }

  @Test("still waits after a restart, and so does one that came while the daemon was down")
  func restart() async throws {
    let machine = PlayedMachine()
    let state = try ScratchDirectory()
    try await DeskFixture.run(in: state, clock: machine.clock()) { desk in
      try await desk.addRoster()
      try await desk.addLead()
      try await desk.desk.keepClock()
    }
    machine.run(.minutes(1))
    machine.set(by: .days(3))
    try await DeskFixture.run(in: state, clock: machine.clock(try await memory(state))) { desk in
      let nobody = try await ask(desk).nobody
      #expect(nobody?.kind == "clockStep")
      let clock = try await desk.by { try $0.clock() }
      #expect(clock.now.instant == "2026-11-24T10:01:00Z")
      try await desk.desk.keepClock()
    }
    machine.reboot()
    try await DeskFixture.run(in: state, clock: machine.clock(try await memory(state))) { desk in
      let nobody = try await ask(desk).nobody
      #expect(nobody?.kind == "clockStep")
      _ = try await desk.by { try $0.acceptClock() }
    }
    #expect(machine.clock(try await memory(state)).step == nil)
  }

  @Test("back, once accepted, lets time begin where the machine says, also after a restart")
  func acceptedBack() async throws {
    let machine = PlayedMachine()
    let state = try ScratchDirectory()
    try await DeskFixture.run(in: state, clock: machine.clock()) { desk in
      try await desk.addRoster()
      machine.set(by: .days(-2))
      let before = try await desk.journal()
      let accepted = try await desk.by { try $0.acceptClock() }
      #expect(try await desk.journal() == before + 1, "who accepted it stands in the journal")
      #expect(accepted.now.instant == "2026-11-22T10:00:00Z")
    }
    let clock = machine.clock(try await memory(state))
    #expect(clock.step == nil)
    #expect(clock.now() == machine.reading.wall)
  }

  @Test("is none of a simulated clock")
  func simulated() async throws {
    try await DeskFixture.run { desk in
      try await desk.refuses(.conflict) { try $0.acceptClock() }
    }
  }

  @Test("what was written after the clock was kept last counts as given out")
  func journalCounts() async throws {
    let machine = PlayedMachine()
    let state = try ScratchDirectory()
    try await DeskFixture.run(in: state, clock: machine.clock()) { desk in
      try await desk.desk.keepClock()
      machine.run(.hours(3))
      try await desk.addRoster()
    }
    let kept = try await memory(state)
    #expect(kept?.latest == machine.reading.wall)
    #expect(kept?.trusted.wall == Instant(rfc3339: DeskFixture.tuesday))
  }

  private func ask(_ desk: DeskFixture, lead: Int64? = nil) async throws -> NextAnswer {
    try await desk.by("anna") { try $0.next(lead: lead) }
  }

  private func memory(_ state: ScratchDirectory) async throws -> ClockMemory? {
    let store = try Store(directory: state.path) { Issue.record("cannot commit: \($0)") }
    defer { try? store.close() }
    return try await store.read { try $0.clockMemory() }
  }
}
