import Testing
import TrucaAPI
import TrucaClient

@Suite("A lead is changed by hand")
struct EditTests {
  @Test("an address that contradicts the number holds an open lead, and taking it back releases it")
  func conflict() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let held = try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"country":"Germany"}"#)
      #expect(held.status == 200)
      #expect(try await desk.lead(lead).held.map(\.kind) == ["placeConflict"])
      #expect(try await desk.lead(lead).planned.isEmpty)
      _ = try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"country":""}"#)
      #expect(try await desk.lead(lead).state == "open")
      try await desk.expectHealthy()
    }
  }

  @Test("a place set by hand replaces everything, and an empty one takes it back")
  func place() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"place":"US-NY"}"#)
      #expect(try await desk.lead(lead).place?.subdivisions == ["US-NY"])
      _ = try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"place":""}"#)
      #expect(try await desk.lead(lead).place?.country == "GB")
      #expect(try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"place":"Mars"}"#).status == 400)
      try await desk.expectHealthy()
    }
  }

  @Test("a lead's number of versions guards it: a stale If-Match is refused with 412, the ETag is taken")
  func versions() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let path = "/v1/leads/\(try await desk.addLead().lead)"
      let tag = try #require(try await desk.send("GET", path).header("ETag"))
      let first = try await desk.send("PATCH", path, headers: [("If-Match", tag)], json: #"{"company":"Acme"}"#)
      #expect(first.status == 200)
      let second = try await desk.send("PATCH", path, headers: [("If-Match", tag)], json: #"{"company":"Other"}"#)
      #expect(second.status == 412)
      #expect(try await desk.send("PATCH", path, headers: [("If-Match", "seven")], json: "{}").status == 400)
    }
  }

  @Test("the version that a command answers is the present one, also for the lead in hand")
  func answeredVersion() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.answer("anna")
      try await desk.advance(to: "+10 min")
      let noted = try await desk.by("anna") { try $0.addNote("Rings", to: lead) }
      #expect(noted.version == (try await desk.lead(lead).version))
    }
  }

  @Test(
    "an edit is tidied as an entry is",
    arguments: [
      (#"{"name":"  Ada\r\nLovelace "}"#, "Ada Lovelace", "ada@example.org", 1),
      (#"{"email":"a@b\r\nBcc: c@d"}"#, "Ada Byron", nil as String?, 1),
      (#"{"numbers":["+442079460001","+442079460001",""," "]}"#, "Ada Byron", "ada@example.org", 1),
      (
        #"{"numbers":[\#((0..<40).map { "\"+4420794600\(10 + $0)\"" }.joined(separator: ","))]}"#, "Ada Byron",
        "ada@example.org", 10
      ),
    ])
  func tidied(json: String, name: String, email: String?, numbers: Int) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead { $0.email = "ada@example.org" }.lead
      let answer = try await desk.send("PATCH", "/v1/leads/\(lead)", json: json)
      let stored = try await desk.lead(lead)
      #expect(stored.name == name)
      #expect(stored.numbers.count == numbers)
      if email == nil { #expect(answer.status == 400) } else { #expect(stored.email == email) }
    }
  }

  @Test("a lead keeps at least one of name, company and e-mail")
  func nameless() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      #expect(try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"name":" "}"#).status == 400)
      #expect(try await desk.lead(lead).name == "Ada Byron")
    }
  }

  @Test("a note keeps its line breaks, whatever system wrote them, and loses other control characters")
  func note() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.by("anna") { try $0.addNote("one\r\ntwo\nthree\u{7}", to: lead) }
      #expect(try await desk.lead(lead).notes.first?.text == "one\ntwo\nthree")
      for text in ["", "\u{7}", " \n "] {
        try await desk.refuses(.badRequest, "anna") { try $0.addNote(text, to: lead) }
      }
    }
  }

  @Test("the reason of a stop stands in the notes on its own, cut to its length")
  func reason() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let reason = "wrong\u{1b}[2J" + String(repeating: "x", count: 100_000)
      _ = try await desk.by("anna") { try $0.stop(lead, reason: reason) }
      let note = try #require(try await desk.lead(lead).notes.first?.text)
      #expect(note.hasPrefix("Stopped: wrong[2J"))
      #expect(note.count <= 8100)
    }
  }

  @Test("an assigned lead is the other rep's, with her hours, and is refused while in hand")
  func assign() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.by("mona") { try $0.assign(lead, to: "ben") }
      try await desk.refuses(.forbidden, "anna") { try $0.lead(lead) }
      #expect(try await desk.answer("ben").call?.lead == lead)
      try await desk.refuses(.conflict, "mona") { try $0.assign(lead, to: "anna") }
      for login in ["sam", "gate", "mona"] {
        try await desk.refuses(.badRequest, "mona") { try $0.assign(lead, to: login) }
      }
    }
  }

  @Test("a lead keeps its process version until its playbook is changed")
  func playbook() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"playbook":"business"}"#)
      let stored = try await desk.lead(lead)
      #expect(stored.playbook == "business")
      #expect(stored.deadline?.instant == "2026-12-15T10:00:00Z")
      #expect(try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"playbook":"none"}"#).status == 400)
      try await desk.expectHealthy()
    }
  }
}
