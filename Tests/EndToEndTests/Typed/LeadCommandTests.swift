import Testing
import TrucaAPI
import TrucaClient

@Suite("truca lead", .keepingFolders)
struct LeadCommandTests {
  @Test("a lead is added, shown, edited, assigned and stopped")
  func life() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna", "marc")
      let added = try daemon.json(
        IntakeAnswer.self, "lead", "add", "Ana Ruiz", "--phone", "600 000 012", "--country", "ES", "--owner", "anna",
        "--consent", "web form", "--date", "2026-11-20", "--note", "in a hurry")
      #expect(added.state == "open")
      #expect((6...10).contains(added.planned))
      let id = String(added.lead)
      let shown = try daemon.truca("lead", "show", id)
      #expect(shown.output.contains("Ana Ruiz"))
      #expect(shown.output.contains("in a hurry"))
      let edited = try daemon.truca("lead", "edit", id, "--company", "Ruiz SL")
      #expect(edited.status == 0, "\(edited)")
      #expect(try daemon.truca("lead", "assign", id, "marc").status == 0)
      let lead = try daemon.client().lead(added.lead)
      #expect(lead.company == "Ruiz SL")
      #expect(lead.owner == "marc")
      #expect(lead.consents.map(\.date) == ["2026-11-20"])
      #expect(try daemon.truca("lead", "stop", id, "--reason", "sold elsewhere").status == 0)
      let stopped = try daemon.client().lead(added.lead)
      #expect(stopped.state == "closed")
      #expect(stopped.planned.isEmpty)
      #expect(try daemon.truca("lead", "show", "999").status == 66)
    }
  }

  @Test("one lead comes in as JSON, many as NDJSON, and a broken line stops no other")
  func json() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let one = try daemon.truca(
        "lead", "add", "--json", "-", input: #"{"name":"Helen","numbers":["+442079460101"],"owner":"anna"}"#)
      #expect(one.status == 0, "\(one)")
      let lines = """
        {"name":"Nina","numbers":["+442079460102"]}
        {"name":
        {"name":"Olga","numbers":["+442079460103"]}

        """
      let many = try daemon.truca("lead", "add", "--json", "-", input: lines)
      #expect(many.status == 65)
      let answers = try many.output.split(separator: "\n").map {
        try WireCoder.decode(LeadLineAnswer.self, from: Array($0.utf8))
      }
      #expect(answers.map { $0.answer != nil } == [true, false, true])
      #expect(try daemon.client().leads().items.count == 3)
    }
  }

  @Test("the same person again is a new enquiry, another with the same number is linked")
  func duplicates() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let first = try daemon.json(IntakeAnswer.self, "lead", "add", "Nina Rovira", "--phone", "+442079460101")
      let again = try daemon.json(
        IntakeAnswer.self, "lead", "add", "Nina Rovira", "--phone", "020 7946 0101", "--country", "GB")
      #expect(again.result == "newEnquiry")
      #expect(again.lead == first.lead)
      let other = try daemon.json(IntakeAnswer.self, "lead", "add", "Olga Serra", "--phone", "+442079460101")
      #expect(other.result == "linked")
      #expect(try daemon.client().lead(first.lead).linked == [other.lead])
      #expect(try daemon.truca("lead", "stop", String(first.lead)).status == 0)
      let reopened = try daemon.json(IntakeAnswer.self, "lead", "add", "Nina Rovira", "--phone", "+442079460101")
      #expect(reopened.lead == first.lead)
      #expect(reopened.state == "open")
      #expect(try daemon.client().doctor().healthy)
    }
  }

  @Test("held leads are settled singly and in bulk")
  func held() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let unknown = try daemon.addLead("Dana", "+1 800 555 0126", owner: "anna")
      let spanish = try ["031", "032", "033"].map {
        try daemon.addLead("ES \($0)", "600 000 " + $0, owner: "anna")
      }
      let british = try daemon.addLead("No number", nil, owner: "anna")
      let list = try daemon.truca("held")
      #expect(list.status == 0)
      #expect(list.output.contains("ES 031"))
      let one = try daemon.json(
        SettleAnswer.self, "held", "--lead", String(spanish[0]), "--consent", "call", "--date", "2026-11-23")
      #expect(one.released == 1)
      let all = try daemon.json(
        SettleAnswer.self, "held", "--in", "ES", "--reason", "consent", "--consent", "fair", "--date", "2026-11-20")
      #expect(all.released == 2)
      for lead in spanish { #expect(try daemon.client().lead(lead).state == "open") }
      #expect(try daemon.client().lead(british).state == "held")
      let place = try daemon.json(SettleAnswer.self, "held", "--lead", String(unknown), "--country", "US-NY")
      #expect(place.selected == 1)
      #expect(try daemon.client().lead(unknown).place?.subdivisions == ["US-NY"])
      #expect(try daemon.client().doctor().healthy)
    }
  }

  @Test("a lead with an owner belongs to her team, whatever other teams there are")
  func teamOfTheOwner() throws {
    try Daemon.run(.init(teams: ["demo": "ES", "other": "ES"])) { daemon in
      try daemon.addReps("anna")
      let added = try daemon.truca("user", "add", "eva", "--role", "rep", "--team", "other", "--zone", "Europe/Madrid")
      try #require(added.status == 0, "\(added)")
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      #expect(try daemon.client().lead(lead).team == "demo")
    }
  }
}
