import Testing
import TrucaCore

/// Today is Tuesday 2026-11-24.
@Suite("Days in words")
struct DateWordsTests {
  private func words(_ direction: TimeDirection = .future) throws -> DateWords {
    DateWords(today: try civil("2026-11-24"), direction: direction)
  }

  @Test(
    "a day is read",
    arguments: [
      ("2026-11-27", "2026-11-27"), ("27/11/2026", "2026-11-27"), ("27/11", "2026-11-27"), ("1 nov", "2027-11-01"),
      ("today", "2026-11-24"), ("tomorrow", "2026-11-25"), ("yesterday", "2026-11-23"), ("friday", "2026-11-27"),
      ("tue", "2026-12-01"), ("last tue", "2026-11-17"), ("in 2 weeks", "2026-12-08"), ("2020-01-01", "2020-01-01"),
    ])
  func reads(text: String, date: String) throws {
    #expect(try words().date(text) == civil(date))
  }

  @Test("a weekday and a day without a year point back for the past")
  func past() throws {
    #expect(try words(.past).date("friday") == civil("2026-11-20"))
    #expect(try words(.past).date("27 nov") == civil("2025-11-27"))
  }

  @Test(
    "what is no day is refused",
    arguments: [
      "", "blue", "30/2", "2026-02-30", "27/11/26", "tomorrow 10:30", "10:30", "2026-11-27..", "..2026-11-27",
    ])
  func garbage(text: String) throws {
    let error = try #require(throws: DateWordsError.self) { try words().range(text) }
    #expect("\(error)".hasPrefix("cannot read "))
  }

  @Test(
    "a range is read",
    arguments: [
      ("2026-12-24..2027-01-02", "2026-12-24", "2027-01-02"), ("24 dec .. 2 jan", "2026-12-24", "2027-01-02"),
      ("friday", "2026-11-27", "2026-11-27"), ("today..friday", "2026-11-24", "2026-11-27"),
    ])
  func ranges(text: String, start: String, end: String) throws {
    #expect(try words().range(text) == civil(start)...civil(end))
  }

  @Test("a range that ends before it starts is refused")
  func backwards() throws {
    let error = DateWordsError.backwards(start: try civil("2027-01-02"), end: try civil("2026-12-24"))
    #expect(throws: error) { try words().range("2027-01-02..2026-12-24") }
  }
}
