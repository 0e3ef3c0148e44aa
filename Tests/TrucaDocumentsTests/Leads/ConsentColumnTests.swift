import Testing
import TrucaCore
import TrucaDocuments

@Suite("Columns of consent")
struct ConsentColumnTests {
  @Test(
    "a no, or nothing, beside a date is no consent",
    arguments: [("no", false), ("FALSE", false), ("", false), ("Nein", false), ("yes", true), ("web form", true)])
  func declined(cell: String, isGiven: Bool) throws {
    let text = "name,phone,country,consent,consent date\nAda,+34600111222,ES,\(cell),2026-11-20\n"
    let row = try #require(LeadReading(text).rows.first)
    #expect((row.intake.consentDate != nil) == isGiven)
    #expect((row.intake.consentSource != nil) == isGiven)
  }
}
