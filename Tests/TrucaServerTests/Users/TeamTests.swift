import Testing
import TrucaAPI
import TrucaClient

@Suite("A team and its members")
struct TeamTests {
  @Test(
    "a user with what cannot be is refused in a sentence",
    arguments: [
      #"{"user":"Eva!","zone":"Europe/Madrid","team":"demo"}"#, #"{"user":"eva","team":"demo"}"#,
      #"{"user":"eva","zone":"Mars/Base","team":"demo"}"#, #"{"user":"eva","zone":"Europe/Madrid"}"#,
      #"{"user":"eva","zone":"Europe/Madrid","team":"demo","capacity":-1}"#,
      #"{"user":"eva","zone":"Europe/Madrid","team":"demo","hours":"mon 18:00-09:00"}"#,
      #"{"user":"eva","zone":"Europe/Madrid","team":"demo","roles":["king"]}"#,
      #"{"user":"eva","zone":"Europe/Madrid","team":"demo","mail":"-X@example.org"}"#,
      #"{"user":"eva","zone":"Europe/Madrid","team":"demo","daysOff":["2026-02-30"]}"#,
    ])
  func bad(json: String) async throws {
    try await OfficeFixture.run { office in
      let answer = try await office.server.post("/v1/users", json: json)
      #expect(answer.status == 400 && answer.problem?.detail.hasPrefix("cannot") == true)
      let seen1 = try await office.ask { try $0.users() }
      #expect(seen1.items.count == 3)
    }
  }

  @Test("a leaver's leads and promises go to the one named; a promise that the other cannot keep is told")
  func leave() async throws {
    try await OfficeFixture.run { office in
      try await office.addUser("eva", hours: "mon-fri 14:00-18:00")
      let ada = try await office.addLead("Ada").lead
      let ben = try await office.addLead("Ben").lead
      _ = try await office.ask("anna") { try $0.promise(ada, at: "tomorrow 10:30") }
      let seen2 = try await office.refused { try $0.leave("anna", to: nil) }
      #expect(seen2.kind == .conflict)
      let answer = try await office.ask { try $0.leave("anna", to: "eva") }
      #expect(answer.handedOn == 2 && answer.promisesAtRisk == [ada] && answer.user.state == "left")
      let seen3 = try await office.ask("eva") { try $0.lead(ben) }
      #expect(seen3.owner == "eva")
      let seen4 = try await office.ask("eva") { try $0.lead(ada) }
      #expect(seen4.promise?.local == "2026-11-25 10:30")
      let seen5 = try await office.refused("anna") { try $0.today() }
      #expect(seen5.kind == .notFound)
      #expect(try await office.faults() == [])
    }
  }

  @Test("changed hours move the plan at once")
  func hours() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      try await office.ask { client in
        var change = UserChange()
        change.hours = "mon-fri 15:00-18:00"
        _ = try client.changeUser("anna", version: 1, change)
      }
      let seen6 = try await office.ask("anna") { try $0.lead(lead) }
      #expect(seen6.planned.first?.at.local == "2026-11-24 15:00")
      #expect(try await office.faults() == [])
    }
  }
}
