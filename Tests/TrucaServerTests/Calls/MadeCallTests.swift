import Testing
import TrucaAPI
import TrucaClient

@Suite("A call that Truca did not hand out")
struct MadeCallTests {
  @Test("counts as an attempt when it went out, at its own time")
  func outgoing() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      try await desk.advance(to: "11:00")
      let answer = try await desk.by("anna") {
        try $0.record(MadeCallRequest(outcome: "no-answer", at: "10:40"), with: lead)
      }
      #expect(answer.attempt == 1)
      let call = try #require(try await desk.lead(lead).calls.first)
      #expect(call.at.instant == "2026-11-24T10:40:00Z")
      #expect(call.direction == "out")
      #expect(try await desk.lead(lead).planned.first?.attempt == 2)
      try await desk.expectHealthy()
    }
  }

  @Test("counts as none when it came in, and its outcome holds all the same")
  func incoming() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let answer = try await desk.by("anna") {
        try $0.record(MadeCallRequest(outcome: "callback", direction: "in", time: "15:00"), with: lead)
      }
      #expect(answer.attempt == nil)
      #expect(answer.next?.instant == "2026-11-24T15:00:00Z")
      let stored = try await desk.lead(lead)
      #expect(stored.calls.map(\.direction) == ["in"])
      #expect(stored.planned.first?.attempt == 1)
      try await desk.expectHealthy()
    }
  }

  @Test(
    "is refused where it makes no sense",
    arguments: [
      MadeCallRequest(outcome: "no-answer", at: "tomorrow 9:00"),
      MadeCallRequest(outcome: "no-answer", at: "2026-11-24T10:00:01Z"),
      MadeCallRequest(outcome: "no-answer", at: "once"), MadeCallRequest(outcome: "no-answer", direction: "up"),
      MadeCallRequest(outcome: "no-answer", number: "call me"), MadeCallRequest(outcome: "maybe"),
      MadeCallRequest(outcome: "callback"),
    ])
  func refused(request: MadeCallRequest) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let before = try await desk.journal()
      try await desk.refuses(.badRequest, "anna") { try $0.record(request, with: lead) }
      #expect(try await desk.journal() == before)
    }
  }

  @Test("is not recorded beside one in hand, nor by who does not handle the lead")
  func notBeside() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let request = MadeCallRequest(outcome: "no-answer")
      for login in ["ben", "sam", "gate"] {
        try await desk.refuses(.forbidden, login) { try $0.record(request, with: lead) }
      }
      _ = try await desk.next()
      try await desk.refuses(.conflict, "anna") { try $0.record(request, with: lead) }
    }
  }

  @Test("of a closed lead that asks for a callback opens it, and its undo closes it")
  func closed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      try await desk.log("refused")
      try await desk.advance(to: "2026-12-14T10:00:00Z")
      let answer = try await desk.by("anna") {
        try $0.record(MadeCallRequest(outcome: "callback", direction: "in", time: "15:00"), with: lead)
      }
      #expect(answer.state == "open")
      #expect(answer.next?.instant == "2026-12-14T15:00:00Z")
      try await desk.expectHealthy()
      try await desk.undo()
      #expect(try await desk.lead(lead).state == "closed")
      try await desk.expectHealthy()
    }
  }

  @Test("of a person on the do-not-call list promises no callback")
  func suppressed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      try await desk.log("do-not-call")
      let problem = try await desk.refusal("anna") {
        try $0.record(MadeCallRequest(outcome: "callback", direction: "in", time: "15:00"), with: lead)
      }
      #expect(problem.kind == .refused)
      #expect(try await desk.lead(lead).state == "closed")
    }
  }

  @Test("with do not call puts the number that was called on the list")
  func otherNumber() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let other = try await desk.addLead("Bob", number: "+442079460999", owner: "ben").lead
      _ = try await desk.by("anna") {
        try $0.record(MadeCallRequest(outcome: "do-not-call", number: "020 7946 0999"), with: lead)
      }
      #expect(try await desk.lead(other).held.map(\.kind) == ["suppressed"])
      try await desk.expectHealthy()
    }
  }
}
