import FoundationEssentials
import Synchronization
import Testing
import TrucaCore

@Suite("Never an illegal call")
struct LawfulWeeksTests {
  private static let seeds =
    0..<(ProcessInfo.processInfo.environment["TRUCA_SYSTEM"] == "1" ? 200 : 16)

  /// Clocks change in Europe, in America, nowhere; a year ends.
  private static let starts = [
    "2026-10-21T08:00:00Z", "2027-03-10T13:00:00Z", "2027-03-24T07:00:00Z", "2026-12-23T09:00:00Z",
    "2026-11-24T10:00:00Z", "2026-10-29T15:00:00Z",
  ]

  @Test("nothing that is planned or handed out breaks a rule, whatever happens under whatever law", arguments: seeds)
  func weeks(seed: Int) async throws {
    let start = Self.starts[seed % Self.starts.count]
    try await DeskFixture.run(at: start) { desk in
      let date = try #require(CivilDate(iso: String(start.prefix(10))))
      var weeks = try LawfulWeeks(desk: desk, start: date, seed: UInt64(seed) &+ 52_000)
      try await weeks.run(steps: 60)
      #expect(weeks.faults == [])
      #expect(weeks.planned > 0)
      try await desk.expectHealthy()
    }
  }
}
