import FoundationEssentials
import Glibc
import Testing
import TrucaAPI
import TrucaClient

@Suite("Exports of other systems")
struct ExportFileTests {
  /// Imports a file of the fixtures as the administrator.
  private func importFile(
    _ office: OfficeFixture, _ name: String, _ change: @escaping @Sendable (inout ImportOptions) -> Void = { _ in }
  ) async throws -> (summary: ImportEvent.Summary, rejects: Int) {
    let path = OfficeFixture.repository + "/Tests/TrucaDocumentsTests/Fixtures/\(name)"
    return try await office.ask { client in
      let file = open(path, O_RDONLY)
      #expect(file >= 0)
      defer { close(file) }
      var options = ImportOptions()
      change(&options)
      var rejects = 0
      let summary = try client.importLeads(from: file, options) { if $0.reject != nil { rejects += 1 } }
      return (summary, rejects)
    }
  }

  @Test(
    "each export goes in as it is, and a second time adds nothing",
    arguments: [
      ("leads-es.csv", 1027, 1000, "utf-8"), ("leads-hubspot.csv", 2072, 2000, "utf-8"),
      ("leads-salesforce.csv", 3104, 3000, "windows-1252"),
    ])
  func exports(name: String, rows: Int, distinct: Int, encoding: String) async throws {
    try await OfficeFixture.run { office in
      let (first, rejects) = try await importFile(office, name)
      #expect(first.rows == rows && first.encoding == encoding && rejects == first.rejected)
      #expect(first.added + first.linked + first.newEnquiries == distinct)
      #expect(first.added + first.linked + first.newEnquiries + first.alreadyHere + first.rejected == rows)
      let before = try await office.ask { try $0.leads(LeadFilter()) }.total
      #expect(before == first.added + first.linked)
      let journal = try await office.ask { try $0.status() }.journal
      let (second, _) = try await importFile(office, name)
      #expect(second.alreadyHere + second.rejected == rows)
      let seen1 = try await office.ask { try $0.status() }
      #expect(seen1.journal == journal)
      #expect(try await office.faults() == [])
    }
  }

  @Test("a dry run tells what would come in and stores nothing")
  func dryRun() async throws {
    try await OfficeFixture.run { office in
      let (summary, _) = try await importFile(office, "leads-es.csv") {
        $0.dryRun = true
        $0.country = "ES"
      }
      #expect(summary.dryRun && summary.rows == 1027 && summary.added + summary.linked == 1000)
      // The sample's landlines and provinces were drawn apart, so some contradict each other: Madrid and Las Palmas.
      let (consent, conflict) = (summary.held["consent"] ?? 0, summary.held["placeConflict"] ?? 0)
      #expect(summary.alreadyHere == 27 && consent > 900 && conflict > 0 && consent + conflict > 990)
      let seen2 = try await office.ask { try $0.leads(LeadFilter()) }
      #expect(seen2.total == 0)
    }
  }

  @Test("owners mapped later get their leads that were not called yet")
  func owners() async throws {
    try await OfficeFixture.run { office in
      let (first, _) = try await importFile(office, "leads-hubspot.csv")
      #expect(first.unknownOwners["Anna Puig"] == 401)
      let (second, _) = try await importFile(office, "leads-hubspot.csv") {
        $0.owners = ["Anna Puig=anna", "Marc Serra=marc", "Lia Roca=marc"]
      }
      #expect(second.unknownOwners.isEmpty && second.moved > 300)
      #expect(try await office.faults() == [])
    }
  }

  @Test("what is beyond the team's room waits in the backlog and comes out as room appears")
  func backlog() async throws {
    try await OfficeFixture.run { office in
      let (summary, _) = try await importFile(office, "leads-hubspot.csv") { $0.country = "US" }
      // Leads for which law and hours leave no call take no room.
      #expect(summary.open >= 100 && summary.backlog > 1000)
      #expect(summary.sentences.contains { $0.hasPrefix("2,000 leads = ") && $0.contains("weeks for 2 reps") })
      try await office.ask { client in
        var change = UserChange()
        change.capacity = 120
        _ = try client.changeUser("anna", version: 1, change)
      }
      try await office.advance("+61m")
      let seen3 = try await office.ask { try $0.status() }
      #expect(seen3.openLeads >= summary.open + 50)
      #expect(try await office.faults() == [])
    }
  }

  @Test(
    "a file that is no table, and one that is empty, are refused in a sentence",
    arguments: ["", "\u{0}\u{1}", "a\nb\n"])
  func noTable(text: String) async throws {
    try await OfficeFixture.run { office in
      let answer = try await office.server.send(
        "POST", "/v1/imports", headers: [("Content-Type", "text/csv")], body: Array(text.utf8))
      let last = try #require(answer.body.split(separator: UInt8(ascii: "\n")).last)
      let event = try WireCoder.decode(ImportEvent.self, from: Array(last))
      #expect(event.problem?.detail.hasPrefix("cannot") == true)
    }
  }
}
