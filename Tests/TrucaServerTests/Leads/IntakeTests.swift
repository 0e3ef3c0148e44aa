import Testing
import TrucaAPI
import TrucaClient

@Suite("A lead comes in")
struct IntakeTests {
  @Test("it gets 6 to 10 calls within a week, the first one at once")
  func planned() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let answer = try await desk.addLead()
      #expect(answer.result == "added")
      #expect(answer.state == "open")
      #expect((6...10).contains(answer.planned))
      #expect(answer.next?.instant == DeskFixture.tuesday)
      let lead = try await desk.lead(answer.lead)
      for call in lead.planned { #expect(call.at.instant < "2026-12-01T10:00:00Z") }
    }
  }

  @Test("a lead without an owner is dealt to the rep with most free capacity")
  func dealt() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.setUser("ben") { $0.capacity = 30 }
      var owners: [String: Int] = [:]
      for index in 0..<9 {
        let lead = try await desk.addLead("Lead \(index)", owner: nil).lead
        owners[try await desk.lead(lead).owner ?? "", default: 0] += 1
      }
      #expect(owners == ["anna": 6, "ben": 3])
    }
  }

  @Test("an owner or a team that cannot be is refused", arguments: ["ghost", "sam", "mona", "gate"])
  func badOwner(owner: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let before = try await desk.journal()
      let problem = try await desk.refusal { client in
        var entry = LeadEntry()
        entry.name = "Ada"
        entry.owner = owner
        entry.team = "north"
        return try client.addLead(entry)
      }
      #expect([400, 404].contains(problem.status))
      #expect(try await desk.journal() == before)
    }
  }

  @Test("a rep and a manager bring leads into their own team only; intake and administrators into any")
  func teams() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      for (login, team, status) in [
        ("anna", "south", 403), ("mona", "south", 403), ("anna", "north", 201), ("gate", "south", 201),
      ] {
        let json = #"{"name":"\#(login)","numbers":["\#(DeskFixture.number(login))"],"team":"\#(team)"}"#
        #expect(try await desk.send("POST", "/v1/leads", as: login, json: json).status == status, "\(login)")
      }
    }
  }

  @Test(
    "what is no lead is refused and nothing is stored",
    arguments: [
      "", "{", "[]", "{}", #"{"company":"Acme"}"#, #"{"name":"  "}"#, #"{"name":7}"#, #"{"email":"nobody"}"#,
      #"{"name":"Ada","team":"west"}"#, #"{"name":"Ada","team":"north","playbook":"none"}"#,
      #"{"name":"Ada","team":"north","consent":{"source":"web","date":"tomorrow"}}"#,
      #"{"name":"Ada","team":"north","consent":{"source":"","date":"today"}}"#,
      #"{"name":"Ada","team":"north","consent":{"source":"web","date":"someday"}}"#,
    ])
  func badInput(json: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let before = try await desk.journal()
      let answer = try await desk.send("POST", "/v1/leads", json: json)
      #expect(answer.status == 400)
      #expect(answer.problem?.detail.hasPrefix("cannot ") == true)
      #expect(try await desk.journal() == before)
    }
  }

  @Test("many lines are taken in their order, a bad one among good ones alone is refused")
  func lines() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      var lines: [String] = []
      for index in 1...300 {
        let name = "Lead \(index)"
        lines.append(#"{"name":"\#(name)","numbers":["\#(DeskFixture.number(name))"],"team":"north"}"#)
      }
      lines[49] = #"{"name":"#
      lines[149] = #"{"company":"Nobody"}"#
      let body = lines.joined(separator: "\n")
      let answer = try await desk.server.send(
        "POST", "/v1/leads", headers: [("Content-Type", "application/x-ndjson"), ("Truca-As", "gate")],
        body: Array(body.utf8))
      let answers = try answer.body.split(separator: UInt8(ascii: "\n")).map {
        try WireCoder.decode(LeadLineAnswer.self, from: Array($0))
      }
      #expect(answers.map(\.line) == Array(1...300))
      #expect(answers.filter { $0.problem != nil }.map(\.line) == [50, 150])
      let leads = answers.compactMap(\.answer?.lead)
      #expect(leads == Array(1...298))
    }
  }

  @Test("the same person on a later line is a new enquiry of the earlier one")
  func linesInOrder() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lines = (0..<60).map { #"{"name":"Lead \#($0 / 2)","email":"l\#($0 / 2)@example.org","team":"north"}"# }
      let answer = try await desk.server.send(
        "POST", "/v1/leads", headers: [("Content-Type", "application/x-ndjson")],
        body: Array(lines.joined(separator: "\n").utf8))
      let results = try answer.body.split(separator: UInt8(ascii: "\n")).map {
        try WireCoder.decode(LeadLineAnswer.self, from: Array($0)).answer?.result
      }
      #expect(results == (0..<60).map { $0 % 2 == 0 ? "added" : "newEnquiry" })
    }
  }
}
