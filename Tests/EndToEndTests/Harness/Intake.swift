import FoundationEssentials
import Testing
import TrucaAPI
import TrucaClient

extension Daemon {
  /// Adds a lead and gives its number.
  func addLead(_ name: String, _ number: String?, owner: String, team: String? = nil, consent: String? = nil)
    throws -> Int64
  {
    var entry = LeadEntry()
    entry.name = name
    entry.numbers = number.map { [$0] }
    entry.owner = owner
    entry.team = team
    entry.consent = consent.map { ConsentEntry(source: "web form", date: $0) }
    return try client().addLead(entry).lead
  }

  /// Runs `truca lead import FILE --team demo --json` and gives its last line. Throws where it does not succeed.
  func importLeads(_ file: String, _ flags: String...) throws -> ImportEvent.Summary {
    let ran = try truca(
      ["lead", "import", file, "--team", "demo", "--json", "--rejects", folder.file("rejects.csv")] + flags)
    guard ran.status == 0 else { throw SystemFailure(sentence: "the import of \(file) failed: \(ran)") }
    let line = try #require(ran.output.split(separator: "\n").last)
    return try #require(try WireCoder.decode(ImportEvent.self, from: Array(line.utf8)).summary)
  }
}
