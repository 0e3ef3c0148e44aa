import Testing
import TrucaDocuments

@Suite("Numbers in a running text")
struct NumbersInTextTests {
  @Test(
    "are found with their signs and without what stands around them",
    arguments: [
      ("call +34 600 111 222 now", ["+34 600 111 222"]), ("(020) 7946 0123.", ["(020) 7946 0123"]),
      ("Tel:0034/600-111-222", ["0034/600-111-222"]), ("from 10 to 12", []), ("12345678901234567890", []),
      ("600111222, 600111222 and +34600111223", ["600111222", "+34600111223"]), ("", []), ("+", []),
      ("1 - - - 2 - - - 3456789", ["3456789"]),
    ])
  func candidates(text: String, expected: [String]) {
    #expect(NumbersInText.candidates(in: text) == expected)
  }
}
