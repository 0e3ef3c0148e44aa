import Testing
import TrucaAPI
import TrucaClient

@Suite("Who may do what with a lead")
struct LeadRightsTests {
  /// Verb, path and body of a request on lead 1 (anna's), and who may make it.
  struct Case: Sendable, CustomTestStringConvertible {
    var verb: String
    var path: String
    var body: String?
    var may: Set<String>
    var testDescription: String { "\(verb) \(path)" }
  }

  /// anna owns the lead, marc is another rep, nora the manager, otto of another team, ida has the role intake.
  static let cases: [Case] = [
    Case(verb: "GET", path: "/v1/leads/1", may: ["anna", "nora"]),
    Case(verb: "PATCH", path: "/v1/leads/1", body: #"{"company":"X"}"#, may: ["anna", "nora"]),
    Case(verb: "POST", path: "/v1/leads/1/notes", body: #"{"text":"x"}"#, may: ["anna", "nora"]),
    Case(verb: "POST", path: "/v1/leads/1/snooze", body: #"{"at":"friday 9h"}"#, may: ["anna", "nora"]),
    Case(verb: "POST", path: "/v1/leads/1/callback", body: #"{"at":"tomorrow 10:30"}"#, may: ["anna", "nora"]),
    Case(verb: "POST", path: "/v1/leads/1/calls", body: #"{"outcome":"n"}"#, may: ["anna", "nora"]),
    Case(verb: "POST", path: "/v1/leads/1/assign", body: #"{"to":"marc"}"#, may: ["nora"]),
    Case(verb: "POST", path: "/v1/leads/1/stop", body: "{}", may: ["anna", "nora"]),
    Case(verb: "GET", path: "/v1/today?rep=anna", may: ["anna", "nora"]),
    Case(verb: "POST", path: "/v1/next", body: #"{"lead":1}"#, may: ["anna"]),
    Case(verb: "GET", path: "/v1/leads", may: ["anna", "marc", "nora", "otto"]),
    Case(verb: "GET", path: "/v1/held", may: ["anna", "marc", "nora", "otto"]),
    Case(
      verb: "POST", path: "/v1/held/settle", body: #"{"in":"ES","country":"ES"}"#, may: ["nora"]),
    Case(verb: "POST", path: "/v1/leads", body: #"{"name":"Zoe"}"#, may: ["anna", "marc", "nora", "otto", "ida"]),
    Case(verb: "POST", path: "/v1/imports?dryRun=1", body: "Name,Phone\nZoe,1\n", may: ["nora", "ida"]),
    Case(verb: "POST", path: "/v1/users", body: #"{"user":"eva"}"#, may: []),
    Case(verb: "PATCH", path: "/v1/users/anna", body: #"{"capacity":500}"#, may: []),
    Case(verb: "POST", path: "/v1/users/anna/leave", body: #"{"to":"marc"}"#, may: []),
    Case(verb: "POST", path: "/v1/process", body: #"{"files":[]}"#, may: []),
    Case(verb: "GET", path: "/v1/doctor", may: []),
  ]

  @Test("those who may, may; all others are refused and change nothing", arguments: cases)
  func table(_ item: Case) async throws {
    for person in ["anna", "marc", "nora", "otto", "ida"] {
      try await OfficeFixture.run { office in
        try await office.addUser("otto", team: "other")
        try await office.addUser("ida", role: "intake")
        try await office.addLead("Ada")
        let before = try await office.ask { try $0.status() }.journal
        let type = item.path.hasPrefix("/v1/imports") ? "text/csv" : "application/json"
        let answer = try await office.server.send(
          item.verb, item.path, headers: [("Truca-As", person), ("Content-Type", type)],
          body: item.body.map { Array($0.utf8) })
        if item.may.contains(person) {
          #expect((200..<300).contains(answer.status), "\(person): \(answer.status)")
        } else {
          #expect(answer.status == 403, "\(person): \(answer.status)")
          let seen1 = try await office.ask { try $0.status() }
          #expect(seen1.journal == before)
        }
      }
    }
  }

  @Test("lists show a rep her own leads, a manager her team's, an administrator all")
  func lists() async throws {
    try await OfficeFixture.run { office in
      try await office.addUser("otto", team: "other")
      try await office.addLead("Ada")
      try await office.addLead("Mia", owner: "marc")
      try await office.addLead("Olga", owner: "otto") { $0.team = "other" }
      for (person, count) in [("anna", 1), ("marc", 1), ("nora", 2), ("otto", 1), (nil, 3)] as [(String?, Int)] {
        let seen2 = try await office.ask(person) { try $0.leads(LeadFilter()) }
        #expect(seen2.items.count == count)
      }
    }
  }

  @Test("the timeline names both the administrator and the one acted for")
  func timeline() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      _ = try await office.ask("anna") { try $0.addNote("x", to: lead) }
      let actors = try await office.ask { try $0.lead(lead) }.timeline.map(\.actor)
      #expect(actors.count == 2 && actors[1].hasSuffix(" as anna"))
    }
  }
}
