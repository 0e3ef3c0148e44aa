import Testing
import TrucaAPI
import TrucaClient

@Suite("A number is checked")
struct NumberCheckTests {
  @Test("an American number tells area code, state, zone, rules and sources, and when it may be called")
  func american() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      // Five o'clock in Miami.
      let check = try await desk.by("anna") { try $0.checkNumber("+1 (305) 555-0123") }
      #expect(check.number == "+13055550123" && check.reading == "valid" && check.region == "US")
      #expect(check.place?.subdivisions == ["US-FL"] && check.place?.rules == ["US", "US-FL"])
      #expect(check.zones.map(\.zone) == ["America/New_York"])
      #expect(check.zones.first?.why == "area code 305: Florida")
      #expect(check.zones.first?.local == "Tue 24 Nov 05:00")
      #expect(check.rules.map(\.rule) == ["US", "US-FL"])
      #expect(
        check.rules.last?.limits == ["3 attempts in 24 hours"] && check.rules.last?.hours.hasPrefix("mon-sun") == true)
      #expect(check.rules.last?.confidence == "high" && check.rules.last?.source.contains("501.616") == true)
      #expect(!check.callable && check.sentence.hasPrefix("cannot call: it is Tue 05:00 in America/New_York"))
      #expect(check.next?.instant == "2026-11-24T13:00:00Z" && check.nextTheirTime == "Tue 24 Nov 08:00")
      #expect(check.limits == ["US-FL: 0 of 3 attempts in 24 hours"])
      #expect(check.notice.contains("no legal advice") && check.dialTable.contains("phonenumbers"))
      #expect(check.rulesCompiled == "2026-11-24")
    }
  }

  @Test("a number that may be called now says until when")
  func callable() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let check = try await desk.by("anna") { try $0.checkNumber("020 7946 0001", country: "UK") }
      #expect(check.number == "+442079460001" && check.callable)
      #expect(check.sentence.hasPrefix("may be called now, until today 2"))
      #expect(check.next?.instant == "2026-11-24T10:00:00Z")
    }
  }

  @Test("attempts by the number are counted, and a limit that is reached moves the next moment")
  func limits() async throws {
    try await DeskFixture.run(at: "2026-11-24T15:00:00Z") { desk in
      try await desk.addRoster()
      for lead in 0..<3 {
        let id = try await desk.addLead("Lead \(lead)", number: "+1 305 555 0123", owner: "anna").lead
        _ = try await desk.by("anna") { try $0.record(MadeCallRequest(outcome: "n"), with: id) }
      }
      let check = try await desk.by("anna") { try $0.checkNumber("+13055550123") }
      #expect(check.limits == ["US-FL: 3 of 3 attempts in 24 hours"])
      #expect(!check.callable && check.sentence.hasPrefix("cannot call: US-FL allows 3 attempts in 24 hours"))
      #expect(check.next?.instant == "2026-11-25T15:00:00Z")
    }
  }

  @Test("a suppressed number has no next moment")
  func suppressed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead(number: "+44 20 7946 0001")
      _ = try await desk.next()
      try await desk.log("do-not-call")
      let check = try await desk.by("anna") { try $0.checkNumber("+442079460001") }
      #expect(check.suppressed && !check.callable && check.next == nil)
    }
  }

  @Test(
    "what cannot be placed says why",
    arguments: [
      ("+1 800 555 0123", "possible", "unknownPlace"), ("+1 787 555 0123", "valid", "noRule"),
      ("nonsense", "unreadable", nil), ("600 111 222", "unreadable", nil),
    ] as [(String, String, String?)])
  func held(number: String, reading: String, reason: String?) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let check = try await desk.by("anna") { try $0.checkNumber(number) }
      #expect(check.held.map(\.kind) == [reason].compactMap(\.self))
      #expect(check.reading == reading || reading == "possible" && check.reading == "valid")
      #expect(!check.callable && check.next == nil && check.sentence.hasPrefix("cannot "))
    }
  }

  @Test("reps, managers and administrators may, intake may not")
  func rights() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      _ = try await desk.by { try $0.checkNumber("+12125550123") }
      _ = try await desk.by("mona") { try $0.checkNumber("+12125550123") }
      try await desk.refuses(.forbidden, "gate") { try $0.checkNumber("+12125550123") }
      try await desk.refuses(.badRequest, "anna") { try $0.checkNumber("1", country: "Freedonia") }
    }
  }

  @Test("a lead tells how its place was found")
  func why() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead(number: "+1 305 555 0123") { $0.state = "Texas" }.lead
      let place = try await desk.lead(lead).place
      #expect(place?.subdivisions == ["US-FL", "US-TX"] && place?.rules == ["US", "US-FL", "US-TX"])
      #expect(place?.why == ["address: Texas", "area code 305: Florida"])
      _ = try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"place":"ES-CT"}"#)
      #expect(try await desk.lead(lead).place?.why == ["set by hand: Catalonia"])
    }
  }
}
