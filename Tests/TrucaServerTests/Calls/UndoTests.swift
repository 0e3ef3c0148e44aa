import Testing
import TrucaAPI
import TrucaClient

@Suite("Undo")
struct UndoTests {
  @Test(
    "takes an outcome back: the lead stands as before, the attempt stays made and can be logged anew",
    arguments: ["no-answer", "refused", "do-not-call", "wrong-number", "won", "busy"])
  func takesBack(outcome: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      try await desk.log(outcome)
      let answer = try await desk.undo()
      #expect(answer.state == "open")
      #expect(answer.attempt == 1)
      let stored = try await desk.lead(lead)
      #expect(stored.calls.map(\.state) == ["undone"])
      #expect(stored.numbers.map(\.suppressed) == [false])
      #expect(stored.planned.first?.attempt == 2)
      try await desk.expectHealthy()
      try await desk.log("qualified")
      #expect(try await desk.lead(lead).closing == "qualified")
      try await desk.expectHealthy()
    }
  }

  @Test("takes back the outcome that was recorded last, also of a call made days ago")
  func madeEarlier() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada").lead
      let two = try await desk.addLead("Bob").lead
      _ = try await desk.next(lead: one)
      try await desk.log("refused")
      try await desk.advance(to: "+1 min")
      _ = try await desk.by("anna") {
        try $0.record(MadeCallRequest(outcome: "refused", at: "2026-11-20T10:00:00Z"), with: two)
      }
      let answer = try await desk.undo()
      #expect(answer.lead == two)
    }
  }

  @Test("takes back the outcome that ended the lead's calls")
  func lastOutcome() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      for _ in 0..<200 {
        try await desk.advance(to: "+1 h")
        guard try await desk.by("anna", { try $0.next(lead: lead) }).call != nil else { continue }
        try await desk.log("no-answer")
        if try await desk.lead(lead).state == "closed" { break }
      }
      try #require(try await desk.lead(lead).closing == "unreached")
      #expect(try await desk.undo().lead == lead)
      #expect(try await desk.log("won").state == "closed")
      #expect(try await desk.lead(lead).closing == "won")
      try await desk.expectHealthy()
    }
  }

  @Test("is for the same day, by the clock of the rep")
  func sameDay() async throws {
    try await DeskFixture.run(at: "2026-11-24T17:30:00Z") { desk in
      try await desk.addRoster()
      try await desk.addLead()
      _ = try await desk.next()
      try await desk.log("refused")
      try await desk.advance(to: "2026-11-25T00:00:00Z")
      try await desk.refuses(.conflict, "anna") { try $0.undo() }
    }
  }

  @Test("is over once another command of a person touched the lead")
  func touched() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      try await desk.log("no-answer")
      _ = try await desk.by("mona") { try $0.addNote("Seen", to: lead) }
      try await desk.refuses(.conflict, "anna") { try $0.undo() }
    }
  }

  @Test("is not hindered by what the system did meanwhile")
  func system() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      try await desk.log("callback", time: "10:30")
      try await desk.advance(to: "10:40")
      try #require(try await desk.lead(lead).timeline.last?.kind == "promiseMissed")
      #expect(try await desk.undo().lead == lead)
      #expect(try await desk.lead(lead).promise == nil)
      try await desk.expectHealthy()
    }
  }

  @Test("needs an outcome of one's own")
  func nothing() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      _ = try await desk.next()
      try await desk.refuses(.conflict, "anna") { try $0.undo() }
      try await desk.log("no-answer")
      try await desk.refuses(.conflict, "ben") { try $0.undo() }
      try await desk.refuses(.forbidden) { try $0.undo() }
      try await desk.undo()
      try await desk.refuses(.conflict, "anna") { try $0.undo() }
    }
  }

  @Test("restores the leads that a do-not-call had stopped, but not to another list entry")
  func suppression() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", number: "+442079460001").lead
      let two = try await desk.addLead("Bob", number: "+442079460001", owner: "ben").lead
      let three = try await desk.addLead("Cyd", number: "+442079460001", owner: "sam") { $0.team = "south" }.lead
      _ = try await desk.next(lead: one)
      try await desk.log("do-not-call")
      let week = try await desk.lead(two).weekStart
      try await desk.advance(to: "+1 h")
      try await desk.undo()
      for lead in [two, three] {
        #expect(try await desk.lead(lead).state == "open")
        #expect(try await desk.lead(lead).weekStart == week || lead == three)
      }
      try await desk.expectHealthy()
    }
  }
}
