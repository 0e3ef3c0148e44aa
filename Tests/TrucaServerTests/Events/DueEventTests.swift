import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaStore

@testable import TrucaServer

@Suite("Calls that fall due", .timeLimit(.minutes(5)))
struct DueEventTests {
  @Test(
    "are told to those who see their lead, at their minute, without a place in the journal",
    arguments: ["anna", "mona"])
  func told(login: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let mine = try await desk.addLead("Ada", owner: "anna").lead
      let souths = try await desk.addLead("Cid", owner: "sam") { $0.team = "south" }.lead
      for lead in [mine, souths] { _ = try await desk.by { try $0.snooze(lead, until: "14:00") } }
      let socket = desk.server.socket
      let stream = try await onThread { try EventConnection(socket, as: login) }
      let last = try await desk.journal()
      try await desk.advance(to: "14:00")
      let events = try await onThread { try stream.events(until: "callDue") }
      let due = events.filter { $0.kind == "callDue" }
      #expect(due.map(\.lead) == [mine])
      #expect(due.map(\.at.instant) == ["2026-11-24T14:00:00Z"])
      #expect(due.allSatisfy { $0.sequence >= last && $0.actor == "system" })
    }
  }

  @Test("those of one minute are read in pages, each once")
  func pages() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      var leads: [Int64] = []
      for index in 0..<5 {
        let lead = try await desk.addLead("Lead \(index)", owner: index % 2 == 0 ? "anna" : "ben").lead
        _ = try await desk.by { try $0.snooze(lead, until: "14:00") }
        leads.append(lead)
      }
      let begin = DuePlace(at: desk.desk.clock.now())
      try await desk.advance(to: "14:00")
      let end = desk.desk.clock.now()
      let read = try await desk.desk.store.read { reading in
        var audience = JournalAudience()
        audience.seesAll = true
        var (found, place): ([Int64], DuePlace) = ([], begin)
        while let last = try reading.callsDue(after: place, through: end, for: audience, limit: 2).last {
          found += try reading.callsDue(after: place, through: end, for: audience, limit: 2).map(\.lead.rawValue)
          place = DuePlace(at: last.at, lead: last.lead)
        }
        return found
      }
      #expect(read == leads)
    }
  }
}
