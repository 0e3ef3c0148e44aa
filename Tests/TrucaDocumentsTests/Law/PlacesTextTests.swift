import Testing
import TrucaCore
import TrucaDocuments

@Suite("Reading the table of places")
struct PlacesTextTests {
  private static let names = ["ES": "Spain", "US": "United States", "PR": "Puerto Rico"]

  private func decode(_ text: String) throws(DocumentProblems) -> PlaceBook {
    try PlacesText.decode(fileName: "p.toml", text: text, countryNames: Self.names)
  }

  private func problems(_ text: String) -> [String] {
    do throws(DocumentProblems) {
      _ = try decode(text)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test("countries, subdivisions and territories are read")
  func values() throws {
    let book = try decode(
      """
      schema = 1
      [countries]
      ES = ["España"]
      [subdivisions.US]
      FL = { name = "Florida", aliases = ["Fla."], zones = ["America/New_York"] }
      [territories.US]
      PR = ["Porto Rico"]
      """)
    #expect(book.country("espana") == "ES")
    #expect(
      book.subdivision("fla", of: "US")
        == PlaceBook.Subdivision(code: "US-FL", name: "Florida", aliases: ["Fla."], zones: ["America/New_York"]))
    #expect(book.territory("porto rico", of: "US") == "PR")
  }

  @Test(
    "what cannot be used is refused at its place",
    arguments: [
      ("[countries]\nXX = []", "p.toml:3:1: cannot find a country with the code \"XX\""),
      ("[countries]\nES = [\"Same\"]\nUS = [\"same\"]", "p.toml:1:1: cannot tell places apart by \"same\""),
      ("[countries]\nES = [\"United States\"]", "p.toml:1:1: cannot tell places apart by \"united states\""),
      ("[subdivisions.US]\nFL = { name = \"Florida\" }", "p.toml:3:1: cannot do without \"zones\" in subdivision"),
      ("[subdivisions.US]\nFL = { name = \"F\", zones = [] }", "cannot place subdivision \"FL\" without a zone"),
      ("[subdivisions.US]\nFL = { name = \"F\", zone = [] }", "did you mean \"zones\"?"),
      ("[subdivisions.ZZ]\n", "p.toml:2:15: cannot find a country with the code \"ZZ\""),
      ("[territories.US]\nZZ = []", "p.toml:3:1: cannot find a country with the code \"ZZ\""),
      ("[countrys]\n", "did you mean \"countries\"?"),
    ])
  func refused(text: String, expected: String) {
    let found = problems("schema = 1\n" + text)
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }
}
