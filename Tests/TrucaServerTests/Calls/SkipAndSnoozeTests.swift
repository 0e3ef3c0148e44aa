import Testing
import TrucaAPI
import TrucaClient

@Suite("Skip and snooze")
struct SkipAndSnoozeTests {
  @Test("a skipped lead is not offered before the next part of its day, and no attempt is made")
  func skip() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let first = try await desk.next()
      let answer = try await desk.by("anna") { try $0.skip(reason: "In a meeting") }
      #expect(answer.next?.instant == "2026-11-24T12:00:00Z")
      #expect(try await desk.nobody().askAgain?.instant == "2026-11-24T12:00:00Z")
      let stored = try await desk.lead(lead)
      #expect(stored.calls.isEmpty)
      #expect(stored.notes.map(\.text) == ["Skipped: In a meeting"])
      try await desk.advance(to: "12:00")
      let again = try await desk.next()
      #expect(again.lead == lead)
      #expect(again.attempt == 1)
      #expect(again.call != first.call)
      try await desk.expectHealthy()
    }
  }

  @Test("a skipped hand-out does not count against the capacity")
  func capacity() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.setUser("anna") { $0.capacity = 1 }
      try await desk.addLead("Ada")
      try await desk.addLead("Bob")
      try await desk.addLead("Cyd")
      _ = try await desk.next()
      _ = try await desk.by("anna") { try $0.skip() }
      _ = try await desk.next()
      try await desk.log("no-answer")
      #expect(try await desk.nobody().kind == "capacity")
    }
  }

  @Test("a skipped promise stays promised")
  func promised() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.by("anna") { try $0.promise(lead, at: "11:00") }
      try await desk.advance(to: "11:00")
      _ = try await desk.next()
      _ = try await desk.by("anna") { try $0.skip() }
      #expect(try await desk.lead(lead).promise?.instant == "2026-11-24T11:00:00Z")
      try await desk.advance(to: "12:00")
      #expect(try await desk.next().lead == lead)
      try await desk.expectHealthy()
    }
  }

  @Test("only the call in one's own hand can be skipped")
  func ownOnly() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      try await desk.refuses(.conflict, "anna") { try $0.skip() }
      let call = try await desk.next().call
      for login in ["ben", "mona"] {
        try await desk.refuses(.conflict, login) { try $0.skip(.call(call)) }
      }
      try await desk.refuses(.conflict, "anna") { try $0.skip(.call(call + 1)) }
    }
  }

  @Test("a snoozed lead is called at its time, not before")
  func snooze() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let answer = try await desk.by("anna") { try $0.snooze(lead, until: "thursday 10:30") }
      #expect(answer.next?.instant == "2026-11-26T10:30:00Z")
      #expect(try await desk.nobody().kind == "nothingDue")
      try await desk.advance(to: "2026-11-26T10:30:00Z")
      #expect(try await desk.next().lead == lead)
      try await desk.expectHealthy()
    }
  }

  @Test("a lead is not snoozed into the past, beyond its week, while promised, in hand or not open")
  func refused() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      try await desk.refuses(.badRequest, "anna") { try $0.snooze(lead, until: "2026-11-24T09:59:00Z") }
      let beyond = try await desk.refusal("anna") { try $0.snooze(lead, until: "2026-12-01T10:00:00Z") }
      #expect(beyond.kind == .refused, "\(beyond.detail)")
      #expect(beyond.reason == "week")
      _ = try await desk.by("anna") { try $0.promise(lead, at: "15:00") }
      try await desk.refuses(.conflict, "anna") { try $0.snooze(lead, until: "16:00") }
      try await desk.advance(to: "15:00")
      _ = try await desk.next()
      try await desk.refuses(.conflict, "anna") { try $0.snooze(lead, until: "16:00") }
      try await desk.log("refused")
      try await desk.refuses(.conflict, "anna") { try $0.snooze(lead, until: "16:00") }
    }
  }

  @Test("a lead is not snoozed to a time after which no call of its week fits")
  func nothingAfter() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let before = try await desk.lead(lead)
      let problem = try await desk.refusal("anna") { try $0.snooze(lead, until: "2026-12-01T09:58:00Z") }
      #expect(problem.reason == "week")
      #expect(try await desk.lead(lead) == before)
    }
  }
}
