import Testing
import TrucaAPI
import TrucaClient

@Suite("Lists of leads")
struct ListTests {
  @Test("show a rep her own leads, a manager her team's, an administrator all, intake none")
  func visibility() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead("Ada", owner: "anna")
      try await desk.addLead("Bob", owner: "ben")
      try await desk.addLead("Sol", owner: "sam") { $0.team = "south" }
      #expect(try await desk.leads(to: "anna") == [1])
      #expect(try await desk.leads(to: "mona") == [1, 2])
      #expect(try await desk.leads() == [1, 2, 3])
      try await desk.refuses(.forbidden, "gate") { try $0.leads() }
      for (login, lead) in [("anna", 2), ("anna", 3), ("mona", 3), ("sam", 1), ("gate", 1)] {
        try await desk.refuses(.forbidden, login) { try $0.lead(Int64(lead)) }
      }
    }
  }

  @Test("are not widened by a filter for another's leads or another team")
  func notWidened() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead("Sol", owner: "sam") { $0.team = "south" }
      for (login, query) in [
        ("anna", "owner=ben"), ("anna", "owner=sam"), ("anna", "owner=sam&atRisk=1"), ("anna", "team=south"),
        ("mona", "team=south"), ("mona", "team=south&atRisk=1"),
      ] {
        #expect(try await desk.send("GET", "/v1/leads?\(query)", as: login).status == 403, "\(login) \(query)")
      }
      let other = try await desk.send("GET", "/v1/leads?owner=sam", as: "mona")
      #expect(try WireCoder.decode(Page<LeadRow>.self, from: other.body).items.isEmpty)
      #expect(try await desk.send("GET", "/v1/today?rep=ben", as: "anna").status == 403)
      #expect(try await desk.send("GET", "/v1/today?rep=sam", as: "mona").status == 403)
      #expect(try await desk.send("GET", "/v1/today?rep=ben", as: "mona").status == 200)
    }
  }

  @Test("are narrowed by state, owner and team together")
  func filters() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead("Ada", owner: "anna")
      try await desk.addLead("Hel", number: "912 345 678", owner: "anna")
      try await desk.addLead("Bob", owner: "ben")
      let cases: [(String, [Int64])] = [
        ("state=open", [1, 3]), ("state=held", [2]), ("state=closed", []), ("owner=anna", [1, 2]),
        ("owner=anna&state=open", [1]), ("team=north", [1, 2, 3]), ("team=south", []),
      ]
      for (query, leads) in cases {
        let answer = try await desk.send("GET", "/v1/leads?\(query)")
        let page = try WireCoder.decode(Page<LeadRow>.self, from: answer.body)
        #expect(page.items.map(\.lead) == leads, "\(query)")
        #expect(page.total == leads.count, "\(query)")
      }
    }
  }

  @Test(
    "make no sense with these",
    arguments: ["state=lost", "limit=0", "limit=1001", "limit=x", "cursor=x", "atRisk=2", "missed=yes"])
  func badQuery(query: String) async throws {
    try await DeskFixture.run { desk in
      let answer = try await desk.send("GET", "/v1/leads?\(query)")
      #expect(answer.status == 400)
    }
  }

  @Test(
    "are searched by a part of name, company, e-mail or number, in which % and _ are themselves",
    arguments: [
      ("q=byr", [1]), ("q=BYR", [1]), ("q=acme", [2]), ("q=100%25", [2]), ("q=%25", [2]), ("q=_", [3]), ("q=a_b", [3]),
      ("q=example.org", [3]), ("q=7946", [1, 2, 3]), ("q=nobody", []), ("q=%5C", []), ("q=%27%20OR%201=1", []),
    ])
  func search(query: String, leads: [Int64]) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead("Ada Byron", number: "+442079460001")
      try await desk.addLead("Bob", number: "+442079460002") { $0.company = "Acme 100%" }
      try await desk.addLead("Cyd", number: "+442079460003") { $0.email = "a_b@example.org" }
      let answer = try await desk.send("GET", "/v1/leads?\(query)")
      #expect(try WireCoder.decode(Page<LeadRow>.self, from: answer.body).items.map(\.lead) == leads)
    }
  }

  @Test("go on from page to page without a gap or a repetition, also while leads come in")
  func pages() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      for index in 1...7 { try await desk.addLead("Lead \(index)") }
      var seen: [Int64] = []
      var cursor: String?
      repeat {
        let from = cursor
        let page = try await desk.by { try $0.leads(after: from, limit: 3) }
        seen += page.items.map(\.lead)
        if cursor == nil {
          #expect(page.total == 7)
          try await desk.addLead("Late")
        }
        cursor = page.next
      } while cursor != nil
      #expect(seen == Array(1...8))
    }
  }

  @Test("of leads at risk name the reason: too few hours, too little law, over capacity")
  func atRisk() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.setUser("anna") { $0.hours = "tue 09:00-10:30" }
      let short = try await desk.addLead("Ada", owner: "anna").lead
      try await desk.setUser("ben") { $0.capacity = 1 }
      for index in 0..<3 { try await desk.addLead("Lead \(index)", owner: "ben") }
      let page = try await desk.by("mona") { client in
        var filter = LeadFilter()
        filter.atRisk = true
        return try client.leads(filter)
      }
      let row = try #require(page.items.first { $0.lead == short })
      #expect(row.reasons.map(\.kind) == ["shifts"])
      #expect(page.items.contains { $0.reasons.contains { $0.kind == "capacity" } && $0.owner == "ben" })
      #expect(page.total == page.items.count)
      #expect(try await desk.today().atRisk.map(\.lead) == [short])
    }
  }

  @Test("a timeline names both where an administrator acts for another")
  func timeline() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addUser("root2", uid: 5009, roles: ["administrator"])
      let lead = try await desk.addLead().lead
      let path = "/v1/leads/\(lead)/notes"
      #expect(try await desk.send("POST", path, uid: 5001, json: #"{"text":"own"}"#).status == 200)
      #expect(try await desk.send("POST", path, as: "anna", uid: 5009, json: #"{"text":"for her"}"#).status == 200)
      #expect(try await desk.send("POST", path, as: "anna", uid: 5002, json: #"{"text":"no"}"#).status == 403)
      let stored = try await desk.lead(lead)
      #expect(stored.timeline.suffix(2).map(\.actor) == ["anna", "root2 as anna"])
      #expect(stored.notes.map(\.by) == ["anna", "anna"])
    }
  }
}
