import Testing
import TrucaCore

@Suite("Instants as text")
struct InstantTextTests {
  @Test(
    "RFC 3339 is read",
    arguments: [
      ("2026-11-24T09:00:00Z", 1_795_510_800_000), ("2026-11-24T10:00:00+01:00", 1_795_510_800_000),
      ("2026-11-24t09:00:00z", 1_795_510_800_000), ("2026-11-24 03:30:00-05:30", 1_795_510_800_000),
      ("2026-11-24T09:00:00.5Z", 1_795_510_800_500), ("2026-11-24T09:00:00.0019Z", 1_795_510_800_001),
      ("1969-12-31T23:59:59.999Z", -1), ("1970-01-01T00:00:00Z", 0), ("2016-12-31T23:59:60Z", 1_483_228_800_000),
      ("2017-01-01T00:59:60+01:00", 1_483_228_800_000),
    ])
  func reads(text: String, milliseconds: Int64) throws {
    #expect(try utc(text).milliseconds == milliseconds)
  }

  @Test(
    "what is not RFC 3339 is refused",
    arguments: [
      "", "2026-11-24", "2026-11-24T09:00Z", "2026-11-24T09:00:00", "2026-02-30T09:00:00Z", "2026-11-24T24:00:00Z",
      "2026-11-24T09:60:00Z", "2026-11-24T09:00:60Z", "2026-11-24T09:00:00.Z", "2026-11-24T09:00:00+1:00",
      "2026-11-24T09:00:00Z ", "+026-11-24T09:00:00Z", "2026-11-24T09:00:00+24:00", "２026-11-24T09:00:00Z",
    ])
  func refuses(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test("milliseconds are written only if there are any")
  func writes() throws {
    #expect(try utc("2026-11-24T10:00:00+01:00").rfc3339 == "2026-11-24T09:00:00Z")
    #expect(Instant(milliseconds: 7).rfc3339 == "1970-01-01T00:00:00.007Z")
    #expect(Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
    #expect(Instant(seconds: 253_402_300_800).rfc3339 == "10000-01-01T00:00:00Z")
  }

  @Test("what is written is read back")
  func roundTrip() throws {
    var generator = WeekGenerator(seed: 1)
    for _ in 0..<2000 {
      let instant = Instant(milliseconds: Int64.random(in: -2_000_000_000_000...253_402_300_799_999, using: &generator))
      #expect(Instant(rfc3339: instant.rfc3339) == instant)
    }
  }

  @Test("wall texts are local")
  func walls() throws {
    let instant = try utc("2026-11-24T23:05:59Z")
    #expect(try instant.wallText(in: RuleZones.madrid()) == "2026-11-25 00:05")
    #expect(try instant.shortText(in: RuleZones.newYork()) == "Tue 24 Nov 18:05")
  }
}
