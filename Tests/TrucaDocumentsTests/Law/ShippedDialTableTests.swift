import Testing
import TrucaCore
import TrucaDocuments

@Suite("The dial table that comes with Truca")
struct ShippedDialTableTests {
  private let table: DialTable
  private let lines: [[Substring]]
  private let zones: Set<String>

  init() throws {
    let text = try ShippedConfiguration.text("dial-table.txt")
    table = try DialTableText.decode(fileName: "dial-table.txt", text: text)
    lines = text.split(separator: "\n").filter { $0.first?.isNumber == true }.map { $0.split(separator: " ") }
    let byCountry = try ZoneFixtures.directory.zonesByCountry()
    zones = Set(byCountry.values.joined())
  }

  @Test("its head says what it is made of, by what, and under which licence")
  func head() throws {
    let text = try ShippedConfiguration.text("dial-table.txt")
    #expect(table.origin.data.hasPrefix("phonenumbers "))
    for word in ["Apache License, Version 2.0", "libphonenumber", "config/generate/dial-table.py"] {
      #expect(text.contains(word))
    }
  }

  @Test("it has every area code in service, and each names states of its country alone")
  func areaCodes() {
    let codes = lines.filter { $0[0].hasPrefix("1") }
    let american = codes.filter { $0[1].hasPrefix("US-") }
    let canadian = codes.filter { $0[1].hasPrefix("CA-") }
    #expect(american.count > 370 && canadian.count > 50)
    #expect(Set(american.flatMap { $0[1].split(separator: ",") }).count == 51)
    #expect(Set(canadian.flatMap { $0[1].split(separator: ",") }).count == 13)
    for line in codes {
      #expect(Set(line[1].split(separator: ",").map { $0.prefix(3) }).count == 1, "\\(line)")
    }
  }

  @Test(
    "the area codes of no place have none", arguments: ["800", "833", "844", "855", "866", "877", "888", "500", "900"])
  func nowhere(digits: String) {
    #expect(table.areaCode(of: "+1\(digits)5550123")?.zones == [])
    #expect(table.areaCode(of: "+1\(digits)5550123")?.country == nil)
  }

  @Test("all its zones stand in zone.tab, and those of a state among the state's")
  func zoneNames() throws {
    let places = try ShippedPlaces.book()
    for line in lines {
      let names = line[line.count - 1].split(separator: ",").map(String.init)
      #expect(names == ["-"] || zones.isSuperset(of: names), "\(line)")
      guard line.count == 3, line[1] != "-" else { continue }
      let parts = try line[1].split(separator: ",").map { try #require(places.subdivision(code: String($0))) }
      #expect(Set(parts.flatMap(\.zones)).isSuperset(of: names), "\(line)")
      #expect(parts.allSatisfy { !Set($0.zones).isDisjoint(with: names) }, "\(line)")
    }
  }

  @Test("the places' zones stand in zone.tab under their country")
  func placeZones() throws {
    let byCountry = try ZoneFixtures.directory.zonesByCountry()
    for part in try ShippedPlaces.book().subdivisions {
      #expect(Set(byCountry[part.country] ?? []).isSuperset(of: part.zones), "\(part.code)")
    }
  }
}
