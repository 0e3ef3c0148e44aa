import FoundationEssentials
import Testing
import TrucaAPI
import TrucaClient

@Suite("A desk is built anew on its store")
struct RestartTests {
  @Test("and finds everything as it was")
  func same() async throws {
    let state = try ScratchDirectory()
    let before = try await DeskFixture.run(in: state) { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      return (try await desk.lead(lead), try await desk.today(), try await desk.journal())
    }
    try await DeskFixture.run(in: state) { desk in
      #expect(try await desk.lead(before.0.lead) == before.0)
      #expect(try await desk.today() == before.1)
      #expect(try await desk.journal() == before.2)
      try await desk.expectHealthy()
    }
  }

  @Test("with other calling rules, which hold and release the leads that they are about")
  func rules() async throws {
    let state = try ScratchDirectory()
    let shipped = DeskFixture.shipped("calling-rules.toml")
    let text = try String(contentsOf: URL(filePath: shipped), encoding: .utf8)
    let stricter = state.file("stricter.toml")
    try text.replacing("code = \"GB\"\n", with: "code = \"GB\"\nconsent_required = true\n")
      .write(toFile: stricter, atomically: false, encoding: .utf8)
    try await DeskFixture.run(in: state) { desk in
      try await desk.addRoster()
      try await desk.addLead()
    }
    try await DeskFixture.run(in: state, rules: stricter) { desk in
      #expect(try await desk.lead(1).held.map(\.kind) == ["consent"])
      #expect(try await desk.lead(1).planned.isEmpty)
      try await desk.expectHealthy()
    }
    try await DeskFixture.run(in: state) { desk in
      #expect(try await desk.lead(1).state == "open")
      #expect(!(try await desk.lead(1).planned.isEmpty))
      try await desk.expectHealthy()
    }
  }

  @Test("that is new, and says what it needs first")
  func fresh() async throws {
    try await DeskFixture.run { desk in
      let status = try await desk.by { try $0.status() }
      #expect(status.alarms.map(\.kind) == ["noUsers"])
      #expect(status.openLeads + status.heldLeads + status.backlogLeads == 0)
      #expect(status.timeZoneData != nil)
      let me = try await desk.by { try $0.me() }
      #expect(me.roles == ["administrator"])
      let answer = try await desk.send("POST", "/v1/leads", json: #"{"name":"Ada"}"#)
      #expect(answer.status == 409)
      try await desk.expectHealthy()
    }
  }
}
