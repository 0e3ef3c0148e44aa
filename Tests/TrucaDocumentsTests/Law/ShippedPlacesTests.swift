import Testing
import TrucaCore
import TrucaDocuments

@Suite("The places that come with Truca")
struct ShippedPlacesTests {
  /// The table with codes alone for names, so that the test needs no files of the system.
  private func book() throws -> PlaceBook {
    let text = try ShippedConfiguration.text("places.toml")
    let document = try TOMLDocument(file: "places.toml", text: text)
    let countries = try #require(document.entries.first { $0.key == "countries" })
    guard case .table(let entries) = countries.value.kind else {
      Issue.record("countries is no table")
      return PlaceBook(names: [:], aliases: [:], subdivisions: [], territories: [])
    }
    let names = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.key) })
    return try PlacesText.decode(fileName: "places.toml", text: text, countryNames: names)
  }

  @Test(
    "countries are known as exports write them",
    arguments: [
      ("USA", "US"), ("U.S.", "US"), ("United States of America", "US"), ("EE.UU.", "US"), ("Estados Unidos", "US"),
      ("UK", "GB"), ("United Kingdom", "GB"), ("GBR", "GB"), ("España", "ES"), ("Espagne", "ES"), ("Deutschland", "DE"),
      ("Alemania", "DE"), ("The Netherlands", "NL"), ("Country: Spain", nil), ("CA", "CA"), ("México", "MX"),
      ("Irlanda", "IE"), ("Republic of Korea", "KR"), ("Türkiye", "TR"), ("österreich", "AT"), ("Côte d'Azur", nil),
    ])
  func countries(text: String, code: String?) throws {
    #expect(try book().country(text) == code)
  }

  @Test("there are 50 states with the capital's district, and 13 provinces and territories")
  func subdivisions() throws {
    let parts = try book().subdivisions
    #expect(parts.filter { $0.country == "US" }.count == 51)
    #expect(parts.filter { $0.country == "CA" }.count == 13)
    #expect(parts.allSatisfy { !$0.zones.isEmpty && Set($0.zones).count == $0.zones.count })
  }

  @Test(
    "states are known by code, name and abbreviation",
    arguments: [
      ("FL", "US-FL"), ("florida", "US-FL"), ("Fla.", "US-FL"), ("N. Carolina", "US-NC"), ("Washington", "US-WA"),
      ("Washington, D.C.", "US-DC"), ("District of Columbia", "US-DC"), ("Mass", "US-MA"), ("PR", nil), ("XX", nil),
    ])
  func states(text: String, code: String?) throws {
    #expect(try book().subdivision(text, of: "US")?.code == code)
  }

  @Test(
    "provinces are known in both languages",
    arguments: [("QC", "CA-QC"), ("Québec", "CA-QC"), ("Nouvelle-Ecosse", "CA-NS"), ("BC", "CA-BC"), ("PEI", "CA-PE")])
  func provinces(text: String, code: String) throws {
    #expect(try book().subdivision(text, of: "CA")?.code == code)
  }

  @Test(
    "a state in several zones has them all",
    arguments: [
      ("US-FL", ["America/Chicago", "America/New_York"]), ("US-AZ", ["America/Denver", "America/Phoenix"]),
      ("US-TN", ["America/Chicago", "America/New_York"]), ("US-OR", ["America/Boise", "America/Los_Angeles"]),
      ("US-NE", ["America/Chicago", "America/Denver"]), ("US-MI", ["America/Detroit", "America/Menominee"]),
      ("US-CA", ["America/Los_Angeles"]), ("CA-NL", ["America/Goose_Bay", "America/St_Johns"]),
    ])
  func zones(code: String, zones: [String]) throws {
    #expect(try book().subdivision(code: code)?.zones == zones)
  }

  @Test("the zones of all states are those of the country")
  func allZones() throws {
    let parts = try book().subdivisions
    #expect(Set(parts.filter { $0.country == "US" }.flatMap(\.zones)).count == 29)
    #expect(Set(parts.filter { $0.country == "CA" }.flatMap(\.zones)).count == 23)
  }

  @Test(
    "territories are countries of their own", arguments: ["PR", "Puerto Rico", "GU", "Guam", "VI", "AS", "MP", "PW"])
  func territories(text: String) throws {
    #expect(try book().territory(text, of: "US") != nil)
  }
}
