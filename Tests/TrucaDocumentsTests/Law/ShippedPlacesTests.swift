import Testing
import TrucaCore
import TrucaDocuments

@Suite("The places that come with Truca")
struct ShippedPlacesTests {
  private func book() throws -> PlaceBook { try ShippedPlaces.book() }

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

  @Test(
    "parts of other countries are known as addresses write them",
    arguments: [
      ("ES", "Girona", "ES-CT"), ("ES", "Gerona", "ES-CT"), ("ES", "Cataluña", "ES-CT"), ("ES", "Las Palmas", "ES-CN"),
      ("ES", "Castellón", "ES-VC"), ("ES", "A Coruña", "ES-GA"), ("ES", "Vizcaya", "ES-PV"), ("ES", "Palma", nil),
      ("DE", "Bayern", "DE-BY"), ("DE", "NRW", "DE-NW"), ("GB", "Scotland", "GB-SCT"), ("GB", "Kent", "GB-ENG"),
      ("PT", "Açores", "PT-20"), ("AU", "NSW", "AU-NSW"), ("AU", "Western Australia", "AU-WA"), ("BR", "SP", "BR-SP"),
      ("MX", "CDMX", "MX-CMX"), ("MX", "Q. Roo", "MX-ROO"), ("IN", "Orissa", "IN-OD"), ("IN", "UK", "IN-UK"),
    ])
  func otherParts(country: String, text: String, code: String?) throws {
    #expect(try book().subdivision(text, of: country)?.code == code)
  }

  @Test("each of Spain's 52 provinces is told by its postal codes")
  func postalCodes() throws {
    let book = try book()
    let found = (1...52).compactMap { number in
      book.subdivision(postalCode: number < 10 ? "0\(number)001" : "\(number)001", of: "ES")?.code
    }
    #expect(found.count == 52 && Set(found).count == 19)
    #expect(book.subdivision(postalCode: "E-08036", of: "ES")?.code == "ES-CT")
    #expect(book.subdivision(postalCode: "9500-321", of: "PT")?.code == "PT-20")
    #expect(book.subdivision(postalCode: "1100-148", of: "PT") == nil)
    #expect(book.subdivision(postalCode: "", of: "ES") == nil && book.subdivision(postalCode: "99999", of: "ES") == nil)
  }

  @Test(
    "overseas parts have codes of their own",
    arguments: [("FR", "Réunion", "RE"), ("GB", "Jersey", "JE"), ("NL", "Curaçao", "CW"), ("FR", "Paris", nil)])
  func overseas(country: String, text: String, code: String?) throws {
    #expect(try book().territory(text, of: country) == code)
  }
}
