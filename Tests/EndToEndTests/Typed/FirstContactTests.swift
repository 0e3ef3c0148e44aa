import Testing
import TrucaAPI
import TrucaClient

@Suite("A daemon from the outside", .keepingFolders)
struct FirstContactTests {
  @Test("a lead comes in and its first call is handed out")
  func firstCall() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let added = try daemon.json(
        IntakeAnswer.self, "lead", "add", "Helen Ashworth", "--phone", "+44 20 7946 0101", "--owner", "anna")
      #expect(added.result == "added")
      #expect(added.planned >= 6)
      _ = try daemon.client().advanceClock(to: "2026-11-24T09:00:00Z")
      let call = try #require(try daemon.client(as: "anna").next().call)
      #expect(call.lead == added.lead)
      #expect(call.number == "+442079460101")
      let ran = try daemon.truca("log", "v", as: "anna")
      #expect(ran.status == 0, "\(ran)")
      #expect(try daemon.client().doctor().healthy)
    }
  }
}
