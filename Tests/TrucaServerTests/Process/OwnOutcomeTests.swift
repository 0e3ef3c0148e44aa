import Testing
import TrucaAPI
import TrucaClient

@Suite("An outcome that the administrator adds")
struct OwnOutcomeTests {
  /// Applies the shipped process with one more outcome.
  private static func apply(_ lines: String, _ desk: DeskFixture) async throws {
    var files = try ProcessTests.files()
    files[0].text += "\n[outcomes.own]\nname = \"Own\"\nkeystroke = \"o\"\nreached = true\n\(lines)\n"
    let request = ProcessRequest(files: files)
    _ = try await desk.by { try $0.applyProcess(request) }
  }

  @Test("moves the next call to the time that is given, within the week")
  func move() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await Self.apply("effect = \"move\"", desk)
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      let beyond = try await desk.refusal("anna") {
        try $0.record(OutcomeRequest(outcome: "own", time: "2026-12-10 10:00"))
      }
      #expect(beyond.reason == "week")
      try await desk.refuses(.badRequest, "anna") { try $0.record(OutcomeRequest(outcome: "own")) }
      let answer = try await desk.log("o", time: "thursday 15:00")
      #expect(answer.next?.instant == "2026-11-26T15:00:00Z")
      try await desk.advance(to: "2026-11-26T15:00:00Z")
      #expect(try await desk.next().lead == lead)
      try await desk.expectHealthy()
    }
  }

  @Test("lets the lead rest: a new enquiry opens it, and no call comes before the rest is over")
  func rest() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await Self.apply("effect = \"rest\"\nrestDays = 3", desk)
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      #expect(try await desk.log("own").state == "closed")
      let again = try await desk.addLead()
      #expect(again.state == "open")
      #expect((again.next?.instant ?? "") >= "2026-11-27T10:00:00Z")
      let nobody = try await desk.nobody(lead: lead)
      #expect(nobody.kind == "resting")
      #expect(nobody.askAgain?.instant == "2026-11-27T10:00:00Z")
      try await desk.expectHealthy()
    }
  }
}
