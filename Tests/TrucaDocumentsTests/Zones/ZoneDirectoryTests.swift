import Testing
import TrucaCore
import TrucaDocuments

@Suite("Zone directory")
struct ZoneDirectoryTests {
  @Test(
    "names that could leave the directory are refused",
    arguments: [
      "", "/etc/passwd", "../zone.tab", "Europe/../Europe/Madrid", "Europe//Madrid", "./Europe/Madrid", "Europe/",
      "A\0B", "Europe/Madrid ", "Ü",
    ])
  func badNames(name: String) {
    #expect(throws: ZoneDirectoryError.badName(name)) { try ZoneFixtures.directory.zone(name) }
  }

  @Test("a zone without a file is an error and not UTC")
  func missing() {
    let path = ZoneFixtures.directory.path
    #expect(throws: ZoneDirectoryError.missing(file: "Europe/Nowhere", directory: path)) {
      try ZoneFixtures.directory.zone("Europe/Nowhere")
    }
    #expect(throws: ZoneDirectoryError.missing(file: "zone.tab", directory: "/nowhere")) {
      try ZoneDirectory(path: "/nowhere").zonesByCountry()
    }
  }

  @Test("a folder and a table are no zones")
  func noZones() {
    let path = ZoneFixtures.directory.path
    #expect(
      throws: ZoneDirectoryError.unreadable(file: "Europe", directory: path, reason: "it is not a regular file")
    ) { try ZoneFixtures.directory.zone("Europe") }
    #expect(throws: ZoneDirectoryError.malformed(zone: "zone.tab", .notAZoneFile)) {
      try ZoneFixtures.directory.zone("zone.tab")
    }
  }

  @Test("zone.tab gives a country's zones")
  func zones() throws {
    let zones = try ZoneFixtures.directory.zonesByCountry()
    #expect(zones["ES"] == ["Europe/Madrid", "Africa/Ceuta", "Atlantic/Canary"])
    #expect(zones["US"]?.count == 29)
    #expect(zones["IN"] == ["Asia/Kolkata"])
  }

  @Test("iso3166.tab gives a country's name")
  func names() throws {
    let names = try ZoneFixtures.directory.countryNames()
    #expect(names["ES"] == "Spain")
    #expect(names["CI"] == "Côte d’Ivoire")
  }

  @Test("the version is the first line of tzdata.zi, or nil")
  func version() {
    #expect(ZoneFixtures.directory.version() == "2026f")
    #expect(ZoneDirectory(path: "/nowhere").version() == nil)
  }

  @Test("every error is a sentence that begins with cannot")
  func sentences() {
    let errors: [ZoneDirectoryError] = [
      .badName("x y"), .missing(file: "a", directory: "/b"), .unreadable(file: "a", directory: "/b", reason: "c"),
      .malformed(zone: "a", .truncated), .malformedTable(file: "zone.tab", line: 3),
    ]
    for error in errors { #expect("\(error)".hasPrefix("cannot ")) }
  }
}
