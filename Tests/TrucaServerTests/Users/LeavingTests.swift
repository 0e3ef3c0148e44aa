import Testing
import TrucaAPI
import TrucaClient

@Suite("A user leaves")
struct LeavingTests {
  @Test("her leads and promises go on to the one named, and a promise that cannot be kept is named")
  func handsOn() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let plain = try await desk.addLead("Ada").lead
      let kept = try await desk.addLead("Bob").lead
      let lost = try await desk.addLead("Cyd").lead
      try await desk.setUser("ben") { $0.hours = "mon-fri 09:00-16:00" }
      _ = try await desk.by("anna") { try $0.promise(kept, at: "15:30") }
      _ = try await desk.by("anna") { try $0.promise(lost, at: "17:30") }
      let answer = try await desk.by { try $0.leave("anna", to: "ben") }
      #expect(answer.handedOn == 3)
      #expect(answer.promisesAtRisk == [lost])
      #expect(answer.user.state == "left")
      for lead in [plain, kept, lost] { #expect(try await desk.lead(lead).owner == "ben") }
      #expect(try await desk.lead(kept).planned.first?.at.local == "2026-11-24 15:30")
      try await desk.expectHealthy()
    }
  }

  @Test("with leads she cannot leave without a successor, nor to one of another team, of another role or to herself")
  func refusals() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      let before = try await desk.journal()
      for heir in [nil, "sam", "gate", "anna", "nobody"] as [String?] {
        let problem = try await desk.refusal { try $0.leave("anna", to: heir) }
        #expect([400, 404, 409].contains(problem.status), "\(heir ?? "none")")
      }
      #expect(try await desk.journal() == before)
    }
  }

  @Test("she cannot leave with a call in hand, nor twice")
  func inHand() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      _ = try await desk.answer("anna")
      try await desk.refuses(.conflict) { try $0.leave("anna", to: "ben") }
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "no-answer")) }
      _ = try await desk.by { try $0.leave("anna", to: "ben") }
      try await desk.refuses(.conflict) { try $0.leave("anna", to: "ben") }
    }
  }

  @Test("after leaving she is nobody: her uid is unknown, and none can act or be set in her name")
  func afterwards() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      _ = try await desk.by { try $0.leave("anna", to: nil) }
      #expect(try await desk.send("GET", "/v1/me", uid: 5001).problem?.kind == .unauthenticated)
      #expect(try await desk.send("GET", "/v1/me", as: "anna").status == 404)
      #expect(try await desk.send("PATCH", "/v1/users/anna", json: #"{"uid":5001}"#).status == 409)
      try await desk.addUser("carl", uid: 5001)
      #expect(try await desk.send("GET", "/v1/me", uid: 5001).status == 200)
    }
  }

  @Test("a closed lead of hers that enquires again goes to a rep who is there")
  func enquiryAfterwards() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.by("anna") { try $0.stop(lead, reason: nil) }
      _ = try await desk.by { try $0.leave("anna", to: nil) }
      let answer = try await desk.addLead(owner: nil)
      #expect(answer.lead == lead)
      #expect(answer.result == "newEnquiry")
      #expect(answer.state == "open")
      #expect(try await desk.lead(lead).owner == "ben")
      try await desk.expectHealthy()
    }
  }
}
