import Testing
import TrucaCore

@Suite("A cron expression")
struct CronTests {
  @Test(
    "names the next moment on a clock",
    arguments: [
      ("30 8 * * *", "2026-11-24T07:30:00Z", "2026-11-25 08:30"),
      ("30 8 * * *", "2026-11-24T07:29:59.999Z", "2026-11-24 08:30"),
      ("30 8 * * mon-fri", "2026-11-27T12:00:00Z", "2026-11-30 08:30"),
      ("30 8 * * 1-5", "2026-11-27T12:00:00Z", "2026-11-30 08:30"),
      ("0 9 * * sat,SUN", "2026-11-24T12:00:00Z", "2026-11-28 09:00"),
      ("0 9 * * fri-sun", "2026-11-28T12:00:00Z", "2026-11-29 09:00"),
      ("0 9 * * 7", "2026-11-24T12:00:00Z", "2026-11-29 09:00"),
      ("0 9 * * 0", "2026-11-24T12:00:00Z", "2026-11-29 09:00"),
      ("*/20 8-9 * * *", "2026-11-24T07:40:00Z", "2026-11-24 09:00"),
      ("5/20 8 * * *", "2026-11-24T07:05:00Z", "2026-11-24 08:25"),
      ("0 0 1 jan *", "2026-11-24T12:00:00Z", "2027-01-01 00:00"),
      ("0 0 31 * *", "2026-11-24T12:00:00Z", "2026-12-31 00:00"),
      ("0 0 29 2 *", "2026-11-24T12:00:00Z", "2028-02-29 00:00"),
      // As in cron: where both fields name days, either will do.
      ("0 9 13 * fri", "2026-11-24T12:00:00Z", "2026-11-27 09:00"),
      ("0 9 26 * fri", "2026-11-24T12:00:00Z", "2026-11-26 09:00"),
    ])
  func next(text: String, after: String, key: String) throws {
    let cron = try CronExpression(text)
    let slot = try #require(cron.next(after: try utc(after), in: try RuleZones.madrid()))
    #expect(slot.key == key)
  }

  @Test(
    "says what to write where it cannot be read",
    arguments: [
      ("", "write five fields"), ("30 8 * *", "write five fields"), ("30 8 * * * *", "write five fields"),
      ("60 8 * * *", "the minute is * or from 0 to 59"), ("x 8 * * *", "the minute is"),
      ("30 24 * * *", "the hour is * or from 0 to 23"), ("30 8 0 * *", "the day of the month is"),
      ("30 8 * 13 *", "the month is"), ("30 8 * * 8", "the weekday is"), ("30 8 * * mo", "the weekday is"),
      ("30 8 * * fri-mon", "ends before it begins"), ("9-5 8 * * *", "ends before it begins"),
      ("*/0 8 * * *", "a step"), ("*/x 8 * * *", "a step"), (", 8 * * *", "the minute is"),
      ("-1 8 * * *", "the minute"),
      ("+1 8 * * *", "the minute"), ("0 0 30 2 *", "no month that it names has such a day"),
      ("0 0 31 4,6 *", "no month that it names has such a day"),
    ])
  func malformed(text: String, advice: String) throws {
    let problem = try #require(throws: CronProblem.self) { try CronExpression(text) }
    #expect(problem.advice.contains(advice), "\(problem.advice)")
  }

  @Test(
    "once a day comes once on each date, through every change of the clocks from 2024 to 2030",
    arguments: [
      "30 2 * * *", "0 0 * * *", "59 23 * * *", "15 1 * * *", "0 3 * * *",
    ])
  func daily(text: String) throws {
    let cron = try CronExpression(text)
    for zone in try RuleZones.all() {
      var instant = try utc("2024-01-01T12:00:00Z")
      let end = try utc("2031-01-01T00:00:00Z")
      var date = zone.date(at: instant)
      // The first one may still be that of the day itself.
      var isFirst = true
      while instant < end {
        let slot = try #require(cron.next(after: instant, in: zone))
        #expect(slot.instant > instant)
        if isFirst { date = slot.date } else { date = date.adding(days: 1) }
        isFirst = false
        #expect(slot.date == date, "\(zone.name) \(slot.key)")
        try expectAtItsMinute(slot, in: zone)
        instant = slot.instant
      }
    }
  }

  private func expectAtItsMinute(_ slot: ReminderSlot, in zone: Zone) throws {
    let local = zone.local(at: slot.instant)
    switch zone.instants(of: slot.date, minute: slot.minute) {
    case .one(let instant): #expect(slot.instant == instant)
    case .two(let first, _): #expect(slot.instant == first)
    case .gap(_, let after):
      // The very first instant behind the gap.
      #expect(slot.instant == after)
      #expect(zone.offsetSeconds(at: slot.instant) != zone.offsetSeconds(at: slot.instant - .milliseconds(1)))
      #expect(local.date == slot.date || local.date == slot.date.adding(days: 1))
      return
    }
    #expect("\(local.date)" == String(slot.key.prefix(10)))
    #expect(local.minuteOfDay == slot.minute)
  }

  @Test("what is left to catch up on is the last of the moments that came, and none twice", arguments: 0..<40)
  func last(seed: UInt64) throws {
    var random = WeekGenerator(seed: seed)
    let texts = ["30 2 * * *", "*/15 * * * *", "0 1-3 * * *", "0 8 * * mon", "0 0 1 * *", "20 2 25-31 3,10 *"]
    let cron = try CronExpression(texts[Int(seed) % texts.count])
    let zone = try #require(try RuleZones.all().randomElement(using: &random))
    let year = try utc("2024-01-01T00:00:00Z")
    for _ in 0..<30 {
      let start = year + .minutes(Int64.random(in: 0..<(7 * 366 * 1440), using: &random))
      let end = start + .minutes(Int64.random(in: 0...4000, using: &random))
      var chain: [ReminderSlot] = []
      var at = start
      while let slot = cron.next(after: at, in: zone), slot.instant <= end {
        chain.append(slot)
        at = slot.instant
      }
      #expect(Set(chain.map(\.key)).count == chain.count)
      #expect(chain.map(\.key) == chain.map(\.key).sorted())
      let last = cron.last(after: start, through: end, in: zone)
      // Several moments of one gap come at one instant, as the last of them.
      #expect(last?.instant == chain.last?.instant)
      guard let last else { continue }
      #expect(cron.last(after: last.instant, through: end, in: zone) == nil)
      // A timer that wakes early finds nothing, and then the same.
      #expect(cron.last(after: start, through: last.instant - .milliseconds(1), in: zone)?.key != last.key)
      #expect(try #require(cron.next(after: last.instant, in: zone)).key > last.key)
    }
  }
}

extension Span {
  static func milliseconds(_ count: Int64) -> Span { Span(milliseconds: count) }
}
