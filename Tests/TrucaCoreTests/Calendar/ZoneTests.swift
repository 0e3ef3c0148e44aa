import Testing
import TrucaCore

@Suite("Zones")
struct ZoneTests {
  @Test(
    "a rule in POSIX notation changes the clocks at the right second",
    arguments: [
      // notation, last second before, offset before, offset after
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2027-03-28T00:59:59Z", 3600, 7200),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2027-10-31T00:59:59Z", 7200, 3600),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z", -14_400, -18_000),
      ("EST5EDT,M3.2.0,M11.1.0", "9998-03-08T06:59:59Z", -18_000, -14_400),
      ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2027-04-03T14:59:59Z", 39_600, 37_800),
      ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7200, 10_800),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200, -3600),
      ("AAA0BBB,J60,J300/3:30:15", "2028-03-01T01:59:59Z", 0, 3600),
      ("AAA0BBB,59,J300", "2028-02-29T01:59:59Z", 0, 3600),
      ("AAA0BBB,59,J300", "2027-03-01T01:59:59Z", 0, 3600),
      ("AAA0BBB,J60,J300/3:30:15", "2028-10-27T02:30:14Z", 3600, 0),
    ])
  func changes(posix: String, last: String, before: Int, after: Int) throws {
    let zone = try RuleZones.zone("Test", posix)
    let instant = try utc(last)
    #expect(zone.offsetSeconds(at: instant) == before)
    #expect(zone.offsetSeconds(at: instant + .seconds(1)) == after)
  }

  @Test("daylight time that lasts all year is read as such")
  func allYear() throws {
    let zone = try RuleZones.zone("Test", "EST5EDT,0/0,J365/25")
    for text in ["1970-06-01T00:00:00Z", "2027-01-01T04:59:59Z", "2027-01-01T05:00:00Z", "2101-01-01T05:00:00Z"] {
      #expect(zone.local(at: try utc(text)).abbreviation == "EDT")
    }
  }

  @Test(
    "malformed notations are refused",
    arguments: [
      "", "CET", "C-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
      "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J9", "CET-1CEST,J366,J9", "CET-1CEST,366,9", "<+0>0", "<+00", "CET-25",
      "CET-1x", "CET-1CEST,M3.5.0,M10.5.0/168", "CET-1:60", " CET-1", "CET-1CEST,M3.5.0,M10.5.0,",
    ])
  func malformed(posix: String) {
    #expect(Zone(name: "X", posix: posix) == nil)
  }

  @Test("changes must ascend")
  func order() {
    let offset = ZoneOffset(seconds: 0, abbreviation: "UTC")
    let changes = [ZoneChange(at: 5, offset: offset), ZoneChange(at: 5, offset: offset)]
    #expect(Zone(name: "X", first: offset, changes: changes, rule: nil) == nil)
  }

  @Test("without a rule the last offset stays")
  func noRule() throws {
    let first = ZoneOffset(seconds: 60, abbreviation: "LMT")
    let last = ZoneChange(at: 1000, offset: ZoneOffset(seconds: 3600, abbreviation: "CET"))
    let zone = try #require(Zone(name: "X", first: first, changes: [last], rule: nil))
    #expect(zone.offsetSeconds(at: Instant(seconds: 999)) == 60)
    #expect(zone.offsetSeconds(at: Instant(seconds: -1)) == 60)
    #expect(zone.offsetSeconds(at: .distantFuture) == 3600)
  }

  @Test("a skipped local time is a gap between the nearest times that exist")
  func gap() throws {
    let date = try civil("2027-03-28")
    let jump = try utc("2027-03-28T01:00:00Z")
    let gap = LocalResolution.gap(before: jump - .minutes(1), after: jump)
    #expect(try RuleZones.madrid().instants(of: date, minute: 150) == gap)
    #expect(try RuleZones.madrid().instants(of: date, minute: 180) == .one(jump))
  }

  @Test("a repeated local time has two instants, the earlier one first")
  func overlap() throws {
    let two = LocalResolution.two(try utc("2027-10-31T00:30:00Z"), try utc("2027-10-31T01:30:00Z"))
    #expect(try RuleZones.madrid().instants(of: try civil("2027-10-31"), minute: 150) == two)
  }

  @Test("a day without midnight starts at the end of the gap")
  func startOfDay() throws {
    #expect(try RuleZones.cairo().start(of: try civil("2027-04-30")) == utc("2027-04-29T22:00:00Z"))
    #expect(try RuleZones.cairo().local(at: utc("2027-04-29T22:00:00Z")).secondOfDay == 3600)
    #expect(try RuleZones.madrid().start(of: try civil("2027-04-30")) == utc("2027-04-29T22:00:00Z"))
  }

  @Test("every instant is among the instants of its local time", arguments: 0..<7)
  func roundTrip(index: Int) throws {
    let zone = try RuleZones.all()[index]
    var generator = WeekGenerator(seed: UInt64(index))
    let start = try utc("2026-01-01T00:00:00Z")
    for _ in 0..<3000 {
      let instant = start + .minutes(Int64.random(in: 0..<60_000_000, using: &generator))
      let local = zone.local(at: instant)
      switch zone.instants(of: local.date, minute: local.minuteOfDay) {
      case .gap: Issue.record("\(instant) is in a gap of \(zone.name)")
      case .one(let only): #expect(only == instant)
      case .two(let first, let second): #expect(first == instant || second == instant)
      }
    }
  }
}
