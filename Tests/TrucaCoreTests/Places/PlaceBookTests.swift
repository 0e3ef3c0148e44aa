import Testing
import TrucaCore

@Suite("Names of places")
struct PlaceBookTests {
  private let book = PlaceBook(
    names: ["ES": "Spain", "TT": "Trinidad & Tobago", "NL": "Netherlands", "CI": "Côte d'Ivoire", "BA": "Bosnia"],
    aliases: ["ES": ["España", "U.E.S."], "DE": ["Großland"], "AA": ["Double"], "AB": ["Double"]],
    subdivisions: [
      PlaceBook.Subdivision(code: "ES-AA", name: "Área Alta", aliases: ["A. A."], zones: ["Europe/Madrid"]),
      PlaceBook.Subdivision(code: "ES-BB", name: "Same", zones: ["Europe/Madrid"]),
      PlaceBook.Subdivision(code: "ES-CC", name: "Same", zones: ["Europe/Madrid"]),
    ],
    territories: [PlaceBook.Territory(code: "NL", of: "ES", aliases: ["Low Land"])])

  @Test(
    "case, accents, dots, and a leading article do not count",
    arguments: [
      ("ES", "ES"), ("es", "ES"), (" Spain ", "ES"), ("ESPAÑA", "ES"), ("Espana", "ES"), ("Espan\u{303}a", "ES"),
      ("UES", "ES"), ("trinidad and tobago", "TT"), ("The Netherlands", "NL"), ("Cote d’Ivoire", "CI"),
      ("COTE DIVOIRE", "CI"), ("grossland", "DE"), ("Bosnia", "BA"),
    ])
  func countries(text: String, code: String) {
    #expect(book.country(text) == code)
  }

  @Test("other texts name no country", arguments: ["", " ", "the", "Spa in", "Spain!", "Double", "Área Alta", "XX"])
  func noCountry(text: String) {
    #expect(book.country(text) == nil)
  }

  @Test(
    "a part of a country is known by code, name and aliases",
    arguments: ["AA", "aa", "ES-AA", "area alta", "A.A.", "a a"])
  func subdivisions(text: String) {
    #expect(book.subdivision(text, of: "ES")?.code == "ES-AA")
    #expect(book.subdivision(text, of: "NL") == nil)
  }

  @Test("what names two things names none, and is reported")
  func ambiguous() {
    #expect(book.subdivision("Same", of: "ES") == nil)
    #expect(book.ambiguousSpellings == ["double", "same"])
  }

  @Test("a territory is known only as a part of its country")
  func territories() {
    #expect(book.territory("low-land", of: "ES") == "NL")
    #expect(book.territory("nl", of: "ES") == "NL")
    #expect(book.territory("Low Land", of: "DE") == nil)
  }

  @Test("a country is divided if parts of it are known")
  func divides() {
    #expect(book.divides("ES"))
    #expect(!book.divides("NL"))
  }
}
