import FoundationEssentials
import Testing
import TrucaAPI

@testable import truca_mailer

@Suite("Spans of the daemon's instants, and what is kept of an error")
struct LeaseTests {
  private static let now = Date(timeIntervalSince1970: 1_795_507_200)  // 2026-11-24T08:00:00Z

  @Test(
    "a lease holds until its end, within bounds that no clock can break",
    arguments: [
      ("2026-11-24T08:05:00Z", 300), ("2026-11-24T08:05:00.250Z", 300.25), ("2026-11-24T07:00:00Z", 60),
      ("2027-01-01T00:00:00Z", 3_600), ("soon", 60),
    ])
  func lease(text: String, seconds: Double) {
    #expect(
      Lease.span(until: Moment(instant: text, zone: "", local: "", words: ""), now: Self.now) == .seconds(seconds))
  }

  @Test(
    "what a program says is one line of at most 1,000 bytes of UTF-8",
    arguments: [
      ("", nil), ("\n\r\0 ", nil), ("a\n", "a"), ("a\r\nb\u{1B}c\n\n", "a  b c"),
      (String(repeating: "x", count: 1_500), String(repeating: "x", count: 1_000)),
      ("y" + String(repeating: "€", count: 400), String(repeating: "€", count: 333)),
    ] as [(String, String?)])
  func errorText(said: String, kept: String?) {
    #expect(ErrorText.message(from: Array(said.utf8)) == kept)
  }

  @Test("bytes that are no UTF-8 are harmless")
  func noUTF8() {
    #expect(ErrorText.message(from: [0xFF, 0x41, 0x80]) == "\u{FFFD}A\u{FFFD}")
  }
}
