import FoundationEssentials
import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaDocuments
import TrucaStore

@testable import TrucaServer

@Suite("Zone data that change under the daemon")
struct ZoneWatchTests {
  /// A folder of zone data with London alone, by the data of this machine.
  private static func folder() throws -> ScratchDirectory {
    let folder = try ScratchDirectory()
    try FileManager.default.createDirectory(atPath: folder.file("Europe"), withIntermediateDirectories: true)
    try copy("Europe/London", to: folder, as: "Europe/London")
    try "# version 2026a\n".write(toFile: folder.file("tzdata.zi"), atomically: true, encoding: .utf8)
    return folder
  }

  private static func copy(_ zone: String, to folder: ScratchDirectory, as name: String) throws {
    let path = folder.file(name)
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: "/usr/share/zoneinfo/" + zone, toPath: path)
  }

  @Test("are read once they stood the same for two looks, and not when nothing changed")
  func rest() throws {
    let folder = try Self.folder()
    let zones = ZoneCache(ZoneDirectory(path: folder.path))
    let noon = try #require(Instant(rfc3339: "2026-11-24T12:00:00Z"))
    #expect(zones.zone("Europe/London")?.offsetSeconds(at: noon) == 0)
    var look = ZoneLook()
    let unchanged = [look.isReady(zones), look.isReady(zones)]
    #expect(unchanged == [false, false])
    try Self.copy("Europe/Madrid", to: folder, as: "Europe/London")
    let changed = [look.isReady(zones), look.isReady(zones)]
    #expect(changed == [false, true])
    #expect(zones.zone("Europe/London")?.offsetSeconds(at: noon) == 0, "until it is put in force")
    let fresh = zones.readAnew()
    zones.use(fresh)
    #expect(fresh.lost == [])
    #expect(fresh.version == "2026a")
    #expect(zones.zone("Europe/London")?.offsetSeconds(at: noon) == 3600)
    let settled = look.isReady(zones)
    #expect(!settled)
  }

  @Test("and are damaged make the zone a missing one", arguments: [true, false])
  func lost(isRemoved: Bool) throws {
    let folder = try Self.folder()
    let zones = ZoneCache(ZoneDirectory(path: folder.path))
    #expect(zones.zone("Europe/London") != nil)
    if isRemoved {
      try FileManager.default.removeItem(atPath: folder.file("Europe/London"))
    } else {
      try "no zone".write(toFile: folder.file("Europe/London"), atomically: true, encoding: .utf8)
    }
    #expect(zones.hasChanged)
    let fresh = zones.readAnew()
    zones.use(fresh)
    #expect(fresh.lost == ["Europe/London"])
    #expect(zones.zone("Europe/London") == nil)
    try Self.copy("Europe/London", to: folder, as: "Europe/London")
    #expect(zones.hasChanged)
    #expect(zones.zone("Europe/London") != nil, "it may be installed meanwhile")
  }

  @Test("are taken with a review of all leads, and kept as the version that plans were made with")
  func taken() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      try await desk.desk.takeZones()
      let review = try await desk.by { try $0.lawReview() }
      #expect(review.cause == "zones")
      #expect(review.codes == nil)
      let kept = try await desk.desk.store.read { try $0.meta(.zonesFingerprint) }
      #expect(kept == desk.desk.settings.timeZoneData)
      try await desk.desk.endReview()
      try await desk.expectHealthy()
    }
  }

  @Test(
    "hold no zones that are nobody's place",
    arguments: ["localtime", "posixrules", "Factory", "right/Europe/Madrid", "posix/Europe/Madrid"])
  func names(name: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let refused = try await desk.refusal { client in
        var change = UserChange()
        change.zone = name
        return try client.changeUser("anna", version: try client.user("anna").version, change)
      }
      #expect(refused.kind == .badRequest)
    }
  }
}
