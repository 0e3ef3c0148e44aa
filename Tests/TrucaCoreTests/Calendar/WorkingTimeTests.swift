import Testing
import TrucaCore

@Suite("Working time")
struct WorkingTimeTests {
  private func madrid(_ text: String, off: [ClosedRange<CivilDate>] = []) throws -> WorkingTime {
    WorkingTime(zone: try RuleZones.madrid(), weekly: try WeeklyWindows(text: text), daysOff: off)
  }

  @Test("a window that the clocks change in has its true length")
  func changes() throws {
    let sundays = try madrid("sun 01:00-05:00")
    let spring = sundays.intervals(from: try utc("2027-03-27T12:00:00Z"), to: try utc("2027-03-29T00:00:00Z"))
    #expect(spring == [Interval(start: try utc("2027-03-28T00:00:00Z"), end: try utc("2027-03-28T03:00:00Z"))])
    let autumn = sundays.intervals(from: try utc("2027-10-30T12:00:00Z"), to: try utc("2027-11-01T00:00:00Z"))
    #expect(autumn.totalLength == .hours(5))
  }

  @Test("days off are local days and both ends are off")
  func daysOff() throws {
    let time = try madrid("mon-sun 00:00-24:00", off: [try civil("2026-12-24")...civil("2026-12-25")])
    #expect(time.contains(try utc("2026-12-23T22:59:59Z")))
    #expect(!time.contains(try utc("2026-12-23T23:00:00Z")))
    #expect(!time.contains(try utc("2026-12-25T22:59:59Z")))
    #expect(time.firstInstant(after: try utc("2026-12-24T10:00:00Z")) == (try utc("2026-12-25T23:00:00Z")))
  }

  @Test("the first instant skips days off however long, and there is none without windows")
  func first() throws {
    let time = try madrid("mon-fri 09:00-18:00", off: [try civil("2026-11-01")...civil("2028-12-31")])
    #expect(time.firstInstant(after: try utc("2026-11-24T09:00:00Z")) == (try utc("2029-01-01T08:00:00Z")))
    #expect(
      try madrid("mon 9:00-10:00").firstInstant(after: utc("2026-11-23T08:30:00.5Z")) == utc("2026-11-23T08:30:00.5Z"))
    #expect(try madrid("closed").firstInstant(after: utc("2026-11-24T09:00:00Z")) == nil)
    // The one window of the week is skipped by the clocks on 2027-03-28.
    let skipped = try madrid("sun 02:00-03:00")
    #expect(skipped.firstInstant(after: try utc("2027-03-22T00:00:00Z")) == (try utc("2027-04-04T00:00:00Z")))
  }

  @Test("intervals hold just the instants that are working time", arguments: 0..<7)
  func agreement(index: Int) throws {
    let zone = try RuleZones.all()[index]
    var generator = WeekGenerator(seed: UInt64(index + 40))
    for start in ["2027-03-13T07:11:00Z", "2027-04-02T00:00:00Z", "2027-10-30T12:30:00Z", "2027-11-05T23:59:00Z"] {
      let off = try civil(String(start.prefix(10))).adding(days: 1)
      let time = WorkingTime(zone: zone, weekly: generator.windows(), daysOff: [off...off])
      let from = try utc(start)
      let intervals = time.intervals(from: from, to: from + .days(4))
      for minute in Int64(0)..<(4 * 1440) {
        let instant = from + .minutes(minute)
        #expect(intervals.contains(instant) == time.contains(instant), "\(zone.name) \(instant)")
      }
    }
  }
}
