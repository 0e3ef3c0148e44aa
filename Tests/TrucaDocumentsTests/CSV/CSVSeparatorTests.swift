import Testing
import TrucaDocuments

@Suite("Separator")
struct CSVSeparatorTests {
  static let headers: [(String, CSVSeparator)] = [
    ("a,b,c", .comma),
    ("a;b;c", .semicolon),
    ("a\tb", .tab),
    ("a|b|c", .bar),
    ("email", .comma),
    ("", .comma),
    ("\"a;b;c;d\",e,f", .comma),
    ("Name, Vorname;Telefon", .semicolon),
    ("Company, Inc;a;b", .semicolon),
  ]

  @Test("the separator is the one that stands most often outside quotes", arguments: headers)
  func detect(header: String, separator: CSVSeparator) {
    #expect(CSVSeparator.detect(inHeader: header.utf8) == separator)
  }
}
