import Testing
import TrucaAPI
import TrucaClient

@Suite("An import")
struct ImportTests {
  @Test(
    "of an export adds up, is the same again without effect, and leaves a healthy store",
    arguments: ["leads-es.csv", "leads-hubspot.csv", "leads-salesforce.csv"])
  func exports(name: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let path = DeskFixture.export(name)
      let events = try await desk.importFile(path) { $0.country = "ES" }
      let mapping = try #require(events.first?.mapping)
      #expect(mapping.columns.contains { $0.field == "email" })
      let first = try #require(events.last?.summary)
      #expect(first.added + first.linked + first.newEnquiries + first.alreadyHere + first.rejected == first.rows)
      #expect(first.added > 0)
      let held = try await desk.by { try $0.status() }
      #expect(first.open + first.backlog + held.heldLeads == first.added + first.linked)
      #expect(held.openLeads == first.open)
      #expect(events.compactMap(\.reject).count == first.rejected)
      let journal = try await desk.journal()
      let second = try #require(try await desk.importFile(path) { $0.country = "ES" }.last?.summary)
      #expect(second.alreadyHere == first.rows - first.rejected)
      #expect(second.added + second.linked + second.newEnquiries == 0)
      #expect(try await desk.journal() == journal)
      try await desk.expectHealthy()
    }
  }

  @Test("larger than the team's capacity says how many weeks it is")
  func weeks() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let rows = (1...301).map { "Lead \($0),l\($0)@example.org,+4420794\(60000 + $0)" }
      let text = "Name,Email,Phone\n" + rows.joined(separator: "\n")
      let summary = try #require(try await desk.importText(text).last?.summary)
      #expect(summary.open == 100)
      #expect(summary.backlog == 201)
      // 301 leads of 6 calls over 2 reps with 300 calls a week each.
      #expect(summary.sentences.contains { $0.hasPrefix("301 leads = 4 weeks for 2 reps") })
    }
  }

  @Test("run dry tells what would come in, the mapping and the rejects, and stores nothing")
  func dryRun() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let journal = try await desk.journal()
      let events = try await desk.importText("Name,Phone,Owner\nAda,+442079460001,Marc\n,,\n,,Marc\n") {
        $0.dryRun = true
      }
      let summary = try #require(events.last?.summary)
      #expect(summary.dryRun)
      #expect(summary.added == 1)
      #expect(summary.unknownOwners == ["Marc": 1])
      #expect(events.compactMap(\.reject).map(\.line) == [4])
      #expect(try await desk.journal() == journal)
      #expect(try await desk.leads().isEmpty)
    }
  }

  @Test("takes the columns that it is told")
  func columns() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let text = "Wer,Womit\nAda,+442079460001\n"
      let events = try await desk.importText(text) { $0.map = ["name=Wer", "phone=Womit"] }
      #expect(events.last?.summary?.added == 1)
      let lead = try await desk.lead(1)
      #expect(lead.name == "Ada")
      #expect(lead.numbers.map(\.number) == ["+442079460001"])
    }
  }

  @Test("gives leads to the owners it knows by login, name, mail or as told, and lists the others")
  func owners() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.setUser("anna") {
        $0.name = "Anna Puig"
        $0.mail = "anna@example.com"
      }
      let names = ["anna", "ANNA PUIG", "Anna@Example.com", "Marc Serra", "Lia Roca", "Lia Roca", ""]
      let rows = names.enumerated().map { "Lead \($0),l\($0)@example.org,+4420794\(60000 + $0),\($1)" }
      let text = "Name,Email,Phone,Owner\n" + rows.joined(separator: "\n")
      let events = try await desk.importText(text) { $0.owners = ["Marc Serra=anna"] }
      let summary = try #require(events.last?.summary)
      #expect(summary.unknownOwners == ["Lia Roca": 2])
      for lead in 1...4 { #expect(try await desk.lead(Int64(lead)).owner == "anna") }
      #expect(summary.added == 7)
    }
  }

  @Test("keeps the file's own date and source, and takes the source that is told where there is none")
  func details() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let text = "Name,Phone,Source,Create Date\nAda,+442079460001,Fair,2026-11-03 15:06\nBob,+442079460002,,\n"
      _ = try await desk.importText(text) { $0.source = "autumn list" }
      #expect(try await desk.lead(1).source == "Fair")
      #expect(try await desk.lead(1).createdElsewhere == "2026-11-03 15:06")
      #expect(try await desk.lead(1).storedAt.instant == DeskFixture.tuesday)
      #expect(try await desk.lead(2).source == "autumn list")
    }
  }

  @Test("names each row that it cannot use, with the header once and the cells as they are")
  func rejects() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let text = "Name,Phone,Company\n,,Acme\nAda,+442079460001,Acme\n,,\"Beta, Ltd\"\n"
      let rejects = try await desk.importText(text).compactMap(\.reject)
      #expect(rejects.map(\.line) == [2, 4])
      #expect(rejects.map(\.header) == [["Name", "Phone", "Company"], nil])
      #expect(rejects.map(\.cells) == [["", "", "Acme"], ["", "", "Beta, Ltd"]])
      for reject in rejects { #expect(!reject.reason.isEmpty) }
    }
  }

  @Test("of rows of one person in one file makes one lead with new enquiries, in the order of the file")
  func samePerson() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let rows = (0..<150).map { "Lead \($0 / 3),l\($0 / 3)@example.org,\($0)" }
      let text = "Name,Email,Notes\n" + rows.joined(separator: "\n")
      let summary = try #require(try await desk.importText(text).last?.summary)
      #expect(summary.added == 50)
      #expect(summary.newEnquiries == 100)
      #expect(try await desk.lead(1).name == "Lead 0")
      #expect(try await desk.lead(1).notes.map(\.text) == ["2", "1", "0"])
    }
  }

  @Test(
    "is refused before it begins where its order makes no sense",
    arguments: [
      "team=west", "country=Atlantis", "dates=ydm", "encoding=ebcdic", "map=name", "map=shoe=Size", "owner=Marc",
      "owner=Marc=ghost", "owner=Marc=sam", "dryRun=maybe",
    ])
  func badOrder(query: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let team = query.hasPrefix("team") ? "" : "&team=north"
      let answer = try await desk.server.send(
        "POST", "/v1/imports?\(query)\(team)", headers: [("Content-Type", "text/csv")], body: Array("Name\nAda\n".utf8))
      #expect([400, 404].contains(answer.status))
      #expect(try await desk.leads().isEmpty)
    }
  }

  @Test(
    "is for managers in their team, intake and administrators",
    arguments: [
      ("anna", "north", false), ("mona", "north", true), ("mona", "south", false), ("gate", "south", true),
    ])
  func rights(login: String, team: String, isAllowed: Bool) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let answer = try await desk.server.send(
        "POST", "/v1/imports?team=\(team)", headers: [("Content-Type", "text/csv"), ("Truca-As", login)],
        body: Array("Name,Phone\nAda,+442079460001\n".utf8))
      #expect(answer.status == (isAllowed ? 200 : 403))
      #expect(try await desk.leads().count == (isAllowed ? 1 : 0))
    }
  }

  @Test(
    "of what is no table ends with a problem and leaves the daemon working", arguments: ["", "\u{0}\u{1}\u{2}", "Name"])
  func noTable(text: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let answer = try await desk.server.send(
        "POST", "/v1/imports?team=north", headers: [("Content-Type", "text/csv")], body: Array(text.utf8))
      #expect(answer.status == 200)
      let last = try #require(answer.body.split(separator: UInt8(ascii: "\n")).last)
      let event = try WireCoder.decode(ImportEvent.self, from: Array(last))
      #expect(event.problem?.detail.hasPrefix("cannot ") == true || event.summary?.added == 0)
      #expect(try await desk.leads().isEmpty)
    }
  }
}
