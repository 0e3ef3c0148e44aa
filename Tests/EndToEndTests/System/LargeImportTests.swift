import FoundationEssentials
import Testing
import TrucaAPI
import TrucaClient

@Suite("A large import", .keepingFolders)
struct LargeImport {
  private static let rows = Project.isSystemTest ? 100_000 : 10_000
  private static let allowance = 64 * 1024

  @Test("the daemon's memory grows by less than 64 MiB, and a second time adds nothing")
  func memory() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna", "marc", "lia")
      // What is loaded once, as the plans of numbers, is no part of the growth.
      _ = try daemon.importLeads(try write(rows: 0..<200, to: "small.csv", of: daemon))
      let before = try daemon.memory("VmRSS")
      let file = try write(rows: 200..<Self.rows + 200, to: "large.csv", of: daemon)
      let summary = try daemon.importLeads(file)
      #expect(summary.added == Self.rows)
      #expect(summary.backlog > 0)
      let growth = try daemon.memory("VmHWM") - before
      #expect(growth < Self.allowance, "\(growth / 1024) MiB")
      let journal = try daemon.client().status().journal
      let again = try daemon.importLeads(file)
      #expect(again.alreadyHere == Self.rows)
      #expect(try daemon.client().status().journal == journal)
      let second = try daemon.memory("VmHWM") - before
      #expect(second < Self.allowance, "\(second / 1024) MiB")
    }
  }

  private func write(rows: Range<Int>, to name: String, of daemon: Daemon) throws -> String {
    var text = "Lead ID,Name,Phone,E-mail,City,State,Country\n"
    for row in rows {
      text += "L\(row),Lead \(row),+1212\(2_000_000 + row * 7),lead\(row)@example.org,New York,NY,US\n"
    }
    return try daemon.folder.write(text, to: name)
  }
}
