import Testing
import TrucaAPI
import TrucaClient

@Suite("An outcome")
struct OutcomeTests {
  struct Effect: Sendable, CustomTestStringConvertible {
    var testDescription: String { outcome }
    var outcome: String
    var state: String
    var closing: String?
    /// Earliest instant of the next call; nil: none is planned.
    var notBefore: String?
  }

  @Test(
    "does what the process says",
    arguments: [
      Effect(outcome: "no-answer", state: "open", closing: nil, notBefore: "2026-11-24T10:30:00Z"),
      Effect(outcome: "voicemail", state: "open", closing: nil, notBefore: "2026-11-24T10:30:00Z"),
      Effect(outcome: "busy", state: "open", closing: nil, notBefore: "2026-11-24T10:15:00Z"),
      Effect(outcome: "connected", state: "open", closing: nil, notBefore: "2026-11-24T10:30:00Z"),
      Effect(outcome: "wrong-number", state: "held", closing: nil, notBefore: nil),
      Effect(outcome: "do-not-call", state: "closed", closing: "suppressed", notBefore: nil),
      Effect(outcome: "refused", state: "closed", closing: "refused", notBefore: nil),
      Effect(outcome: "qualified", state: "closed", closing: "qualified", notBefore: nil),
      Effect(outcome: "won", state: "closed", closing: "won", notBefore: nil),
    ])
  func effect(example: Effect) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      let answer = try await desk.log(example.outcome, note: "said so")
      #expect(answer.state == example.state)
      #expect(answer.attempt == 1)
      let stored = try await desk.lead(lead)
      #expect(stored.closing == example.closing)
      #expect(stored.calls.map(\.outcome) == [example.outcome])
      #expect(stored.notes.map(\.text) == ["said so"])
      #expect((answer.next == nil) == (example.notBefore == nil))
      if let notBefore = example.notBefore { #expect((answer.next?.instant ?? "") >= notBefore) }
      try await desk.expectHealthy()
    }
  }

  @Test("is recorded by its keystroke, and one that is unknown is refused with those that are known")
  func names() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      _ = try await desk.next()
      for wrong in ["maybe", "", "N"] {
        let problem = try await desk.refusal("anna") { try $0.record(OutcomeRequest(outcome: wrong)) }
        #expect(problem.kind == .badRequest)
        #expect(problem.detail.contains("no-answer"))
      }
      #expect(try await desk.log("n").outcome == "no-answer")
    }
  }

  @Test("that needs a reason or a time is refused without it, and one that takes none with it")
  func parts() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      let before = try await desk.journal()
      for request in [
        OutcomeRequest(outcome: "lost"), OutcomeRequest(outcome: "lost", reason: ""),
        OutcomeRequest(outcome: "lost", reason: "  "), OutcomeRequest(outcome: "callback"),
        OutcomeRequest(outcome: "callback", time: "some day"), OutcomeRequest(outcome: "no-answer", time: "15:00"),
      ] {
        try await desk.refuses(.badRequest, "anna") { try $0.record(request) }
      }
      #expect(try await desk.journal() == before)
      try await desk.log("lost", reason: "Too dear")
      #expect(try await desk.lead(lead).closing == "lost")
      #expect(try await desk.lead(lead).notes.map(\.text) == ["Reason: Too dear"])
    }
  }

  @Test("is taken once, from who handles the lead")
  func once() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      let call = try await desk.next().call
      let request = OutcomeRequest(outcome: "no-answer")
      try await desk.refuses(.forbidden, "ben") { try $0.record(request, of: .call(call)) }
      try await desk.refuses(.conflict, "ben") { try $0.record(request) }
      try await desk.refuses(.notFound, "anna") { try $0.record(request, of: .call(99)) }
      try await desk.log("no-answer")
      try await desk.refuses(.conflict, "anna") { try $0.record(request) }
      try await desk.refuses(.conflict, "anna") { try $0.record(request, of: .call(call)) }
    }
  }

  @Test("wrong number goes on to the next number that can be called, and holds the lead after the last")
  func wrongNumber() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead {
        $0.numbers = ["+442079460001", "unreadable", "+442079460003", "see card"]
      }.lead
      #expect(try await desk.next(lead: lead).number == "+442079460001")
      try await desk.log("wrong-number")
      try await desk.advance(to: "10:30")
      #expect(try await desk.next(lead: lead).number == "+442079460003")
      try await desk.log("wrong-number")
      #expect(try await desk.lead(lead).held.map(\.kind) == ["noNumberLeft"])
      try await desk.expectHealthy()
    }
  }

  @Test("a lead whose numbers were all wrong is not released before it has another")
  func staysHeld() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead { $0.email = "ada@example.org" }.lead
      _ = try await desk.next()
      try await desk.log("wrong-number")
      _ = try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"company":"Acme"}"#)
      #expect(try await desk.lead(lead).held.map(\.kind) == ["noNumberLeft"])
      let same = try await desk.addLead { $0.email = "ada@example.org" }
      #expect(same.held.map(\.kind) == ["noNumberLeft"])
      let other = try await desk.addLead(number: "+442079460999") { $0.email = "ada@example.org" }
      #expect(other.state == "open")
      #expect(try await desk.lead(lead).numbers.map(\.current) == [false, true])
      try await desk.expectHealthy()
    }
  }

  @Test("the next number of a lead can ask for another consent")
  func otherConsent() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead { $0.numbers = ["+353 1 679 7700", "+353 85 123 4567"] }.lead
      #expect(try await desk.lead(lead).state == "open")
      _ = try await desk.next()
      try await desk.log("wrong-number")
      #expect(try await desk.lead(lead).held.map(\.kind) == ["consent"])
      try await desk.expectHealthy()
    }
  }
}
