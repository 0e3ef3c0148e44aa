import FoundationEssentials
import Testing
import TrucaAPI
import TrucaClient

@Suite("The daemon's status")
struct StatusTests {
  @Test("tells of the database, what falls due next, and what waits")
  func facts() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let before = try await desk.by { try $0.status() }
      #expect(before.nextDue == nil)
      try await desk.addLead()
      _ = try await desk.next()
      let status = try await desk.by("anna") { try $0.status() }
      #expect(status.nextDue?.kind == "leaseEnd")
      #expect(status.nextDue?.at.instant == "2026-11-24T10:30:00Z")
      #expect(status.nextDue?.at.zone == "Europe/London")
      #expect(status.waitingCommands == 0)
      let database = try #require(status.database)
      #expect(database.path == desk.database)
      #expect(database.schema >= "001")
      let size = try #require(FileManager.default.attributesOfItem(atPath: database.path)[.size] as? UInt64)
      #expect(database.bytes >= size)
      #expect(status.alarms == [])
    }
  }

  @Test("warns of zone data that are over a year old")
  func oldZones() async throws {
    try await DeskFixture.run(at: "2044-11-22T10:00:00Z") { desk in
      try await desk.addRoster()
      let status = try await desk.by { try $0.status() }
      #expect(status.alarms.map(\.kind) == ["oldZoneData"])
    }
  }
}
