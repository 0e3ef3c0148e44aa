import Testing
import TrucaAPI
import TrucaClient

@Suite("Held leads")
struct HeldTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var entry: String
    /// Kinds of the reasons; empty: the lead is open.
    var held: [String]
  }

  static let web = #""consent":{"source":"web form","date":"2026-11-20"}"#

  @Test(
    "what must be settled first holds a lead, with its reason",
    arguments: [
      Case(testDescription: "no number", entry: #""country":"GB""#, held: ["noNumber"]),
      Case(
        testDescription: "unreadable number", entry: #""country":"GB","numbers":["ask at the desk"]"#,
        held: ["unreadableNumber"]),
      Case(
        testDescription: "national number, no country", entry: #""numbers":["020 7946 0001"]"#,
        held: ["unreadableNumber", "unknownPlace"]),
      Case(
        testDescription: "address and number disagree", entry: #""country":"Germany","numbers":["+442079460001"]"#,
        held: ["placeConflict"]),
      Case(testDescription: "no rule", entry: #""numbers":["+376 712 345"]"#, held: ["noRule"]),
      Case(testDescription: "Spain without consent", entry: #""numbers":["+34 912 345 678"]"#, held: ["consent"]),
      Case(testDescription: "Spain with consent", entry: #""numbers":["+34 912 345 678"],\#(web)"#, held: []),
      Case(
        testDescription: "Spain with consent of three years ago",
        entry: #""numbers":["+34 912 345 678"],"consent":{"source":"web","date":"2023-11-20"}"#, held: ["consent"]),
      Case(testDescription: "Germany without consent", entry: #""numbers":["+49 30 901820"]"#, held: ["consent"]),
      Case(testDescription: "Germany with consent", entry: #""numbers":["+49 30 901820"],\#(web)"#, held: []),
      Case(testDescription: "France without consent", entry: #""numbers":["+33 1 42 76 40 40"]"#, held: ["consent"]),
      Case(testDescription: "an Irish mobile number", entry: #""numbers":["+353 85 123 4567"]"#, held: ["consent"]),
      Case(testDescription: "an Irish fixed number", entry: #""numbers":["+353 1 679 7700"]"#, held: []),
    ])
  func reasons(example: Case) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let answer = try await desk.send(
        "POST", "/v1/leads", json: #"{"name":"Ada","team":"north",\#(example.entry)}"#)
      let lead = try WireCoder.decode(IntakeAnswer.self, from: answer.body)
      #expect(lead.held.map(\.kind) == example.held)
      #expect(lead.state == (example.held.isEmpty ? "open" : "held"))
      #expect((lead.planned == 0) == !example.held.isEmpty)
      try await desk.expectHealthy()
    }
  }

  @Test("France asks for consent from 11 August 2026 on")
  func byDate() async throws {
    try await DeskFixture.run(at: "2026-08-10T10:00:00Z") { desk in
      try await desk.addRoster()
      let early = try await desk.addLead("Ada", number: "+33 1 42 76 40 40")
      #expect(early.state == "open")
      try await desk.advance(to: "2026-08-11T10:00:00Z")
      let late = try await desk.addLead("Bob", number: "+33 1 42 76 40 41")
      #expect(late.held.map(\.kind) == ["consent"])
      // What was planned before that day is held too, once its call falls late.
      #expect(try await desk.answer("anna", lead: early.lead).call == nil)
      #expect(try await desk.lead(early.lead).held.map(\.kind) == ["consent"])
    }
  }

  @Test("one lead is settled by place, by consent, or both, and its week begins then")
  func single() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead(number: "912 345 678").lead
      try await desk.advance(to: "2026-12-03T10:00:00Z")
      let answer = try await desk.by("mona") { client in
        var request = SettleRequest()
        request.leads = [lead]
        request.country = "ES"
        request.consent = ConsentEntry(source: "phone", date: "today")
        return try client.settle(request)
      }
      #expect(answer == SettleAnswer(selected: 1, released: 1, backlog: 0, stillHeld: [:]))
      let stored = try await desk.lead(lead)
      #expect(stored.state == "open")
      #expect(stored.place?.setByHand == true)
      #expect(stored.weekStart?.instant == "2026-12-03T10:00:00Z")
      #expect(stored.storedAt.instant == DeskFixture.tuesday)
      #expect((6...10).contains(stored.planned.count))
      try await desk.expectHealthy()
    }
  }

  @Test("held leads are settled in bulk by place and reason, and what is still missing is counted")
  func bulk() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      for index in 0..<5 { try await desk.addLead("Spaniard \(index)", number: "+34 91234567\(index)") }
      try await desk.addLead("German", number: "+49 30 901820")
      try await desk.addLead("Nowhere", number: "912 345 678")
      let spain = try await desk.by("mona") { client in
        var request = SettleRequest()
        request.in = "es"
        request.consent = ConsentEntry(source: "fair", date: "yesterday")
        return try client.settle(request)
      }
      #expect(spain == SettleAnswer(selected: 5, released: 5, backlog: 0, stillHeld: [:]))
      let nowhere = try await desk.by("mona") { client in
        var request = SettleRequest()
        request.reason = "unknownPlace"
        request.country = "ES"
        return try client.settle(request)
      }
      #expect(nowhere == SettleAnswer(selected: 1, released: 0, backlog: 0, stillHeld: ["consent": 1]))
      let held = try await desk.by("mona") { try $0.held() }
      #expect(held.items.count == 2)
      try await desk.expectHealthy()
    }
  }

  @Test("a manager settles her team's leads only")
  func ownTeam() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let other = try await desk.addLead("Sol", number: "+34 912 345 670", owner: "sam") { $0.team = "south" }.lead
      let answer = try await desk.by("mona") { client in
        var request = SettleRequest()
        request.consent = ConsentEntry(source: "fair", date: "yesterday")
        return try client.settle(request)
      }
      #expect(answer.selected == 0)
      let problem = try await desk.refusal("mona") { client in
        var request = SettleRequest()
        request.leads = [other]
        request.country = "ES"
        return try client.settle(request)
      }
      #expect(problem.kind == .forbidden)
    }
  }

  @Test(
    "what settles nothing is refused",
    arguments: [
      "{}", #"{"country":""}"#, #"{"country":"Atlantis"}"#, #"{"country":"US-XX"}"#,
      #"{"consent":{"source":"","date":"today"}}"#, #"{"consent":{"source":"fair","date":"tomorrow"}}"#,
    ])
  func nothing(json: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead(number: "+34 912 345 678")
      let before = try await desk.journal()
      #expect(try await desk.send("POST", "/v1/held/settle", json: json).status == 400)
      #expect(try await desk.journal() == before)
    }
  }

  @Test("a settling request that is repeated with its key has the same answer and no second effect")
  func repeated() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead(number: "+34 912 345 678")
      let json = #"{"consent":{"source":"fair","date":"today"}}"#
      let key = [("Idempotency-Key", "k1")]
      let first = try await desk.send("POST", "/v1/held/settle", headers: key, json: json)
      let before = try await desk.journal()
      let second = try await desk.send("POST", "/v1/held/settle", headers: key, json: json)
      #expect(first.status == 200)
      #expect(second.body == first.body)
      #expect(try await desk.journal() == before)
    }
  }

  @Test("a lead that nobody can be dealt is held, and a rep who comes gets it")
  func noOwner() async throws {
    try await DeskFixture.run { desk in
      try await desk.addUser("mona", roles: ["manager"])
      let answer = try await desk.addLead(owner: nil)
      #expect(answer.held.map(\.kind) == ["noOwner"])
      let edit = try await desk.send("PATCH", "/v1/leads/1", json: #"{"company":"Acme"}"#)
      #expect(edit.status == 200)
      #expect(try await desk.lead(1).held.map(\.kind) == ["noOwner"])
      try await desk.addUser("anna")
      let assigned = try await desk.by("mona") { try $0.assign(1, to: "anna") }
      #expect(assigned.state == "open")
      try await desk.expectHealthy()
    }
  }

  @Test("a held lead that is stopped and enquires again is held again")
  func stopped() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead(number: "912 345 678") { $0.email = "ada@example.org" }.lead
      _ = try await desk.by("anna") { try $0.stop(lead, reason: nil) }
      let again = try await desk.addLead(number: "912 345 678") { $0.email = "ada@example.org" }
      #expect(again.lead == lead)
      #expect(again.held.map(\.kind) == ["unreadableNumber", "unknownPlace"])
      try await desk.expectHealthy()
    }
  }
}
