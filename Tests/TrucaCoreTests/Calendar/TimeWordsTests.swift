import Testing
import TrucaCore

/// Now is Tuesday 2026-11-24 10:00:30 in Madrid.
@Suite("Times in words")
struct TimeWordsTests {
  private func words(_ direction: TimeDirection, now: String = "2026-11-24T09:00:30Z") throws -> TimeWords {
    TimeWords(now: try utc(now), zone: try RuleZones.madrid(), direction: direction, defaultMinute: 9 * 60)
  }

  @Test(
    "a time to come is read",
    arguments: [
      ("10:30", "2026-11-24 10:30"), ("9h", "2026-11-25 09:00"), ("9h30", "2026-11-25 09:30"),
      ("10.30", "2026-11-24 10:30"), ("9am", "2026-11-25 09:00"), ("5 pm", "2026-11-24 17:00"),
      ("5:15pm", "2026-11-24 17:15"), ("12am", "2026-11-25 00:00"), ("12 pm", "2026-11-24 12:00"),
      ("noon", "2026-11-24 12:00"), ("NOON", "2026-11-24 12:00"), ("10:00", "2026-11-25 10:00"),
      ("at 11:00", "2026-11-24 11:00"), ("today 15:00", "2026-11-24 15:00"), ("tomorrow", "2026-11-25 09:00"),
      ("tomorrow 10:30", "2026-11-25 10:30"), ("Tomorrow at 9h", "2026-11-25 09:00"),
      ("10:30 tomorrow", "2026-11-25 10:30"), ("friday 9h", "2026-11-27 09:00"), ("fri", "2026-11-27 09:00"),
      ("on friday, 5 pm", "2026-11-27 17:00"), ("next friday 10:00", "2026-11-27 10:00"),
      ("tuesday", "2026-12-01 09:00"), ("tue 15:00", "2026-11-24 15:00"), ("tue 9:00", "2026-12-01 09:00"),
      ("next tuesday 15:00", "2026-12-01 15:00"), ("mon 8:00", "2026-11-30 08:00"), ("in 20 min", "2026-11-24 10:20"),
      ("in 2 hours", "2026-11-24 12:00"), ("in an hour", "2026-11-24 11:00"), ("in 3 days", "2026-11-27 10:00"),
      ("in 3 days 16:00", "2026-11-27 16:00"), ("in 2 weeks", "2026-12-08 10:00"), ("+45m", "2026-11-24 10:45"),
      ("+2h", "2026-11-24 12:00"), ("+1h30", "2026-11-24 11:30"), ("2026-11-27 10:30", "2026-11-27 10:30"),
      ("2026-11-27T10:30", "2026-11-27 10:30"), ("2026-11-27", "2026-11-27 09:00"), ("27/11 10:30", "2026-11-27 10:30"),
      ("27/11/2027 10:30", "2027-11-27 10:30"), ("27 nov 10:30", "2026-11-27 10:30"),
      ("nov 27 10:30", "2026-11-27 10:30"), ("27 November 2027 10:30", "2027-11-27 10:30"),
      ("2 jan", "2027-01-02 09:00"), ("29 feb 9h", "2028-02-29 09:00"), ("24/11 11:00", "2026-11-24 11:00"),
      ("2026-11-27T10:30:00Z", "2026-11-27 11:30"), ("2026-11-27 10:30:00+01:00", "2026-11-27 10:30"),
    ])
  func future(text: String, wall: String) throws {
    #expect(try words(.future).instant(text).wallText(in: RuleZones.madrid()) == wall)
  }

  @Test(
    "a time that has passed is read",
    arguments: [
      ("10:30", "2026-11-23 10:30"), ("10:00", "2026-11-24 10:00"), ("9h", "2026-11-24 09:00"),
      ("yesterday 16:00", "2026-11-23 16:00"), ("20 min ago", "2026-11-24 09:40"), ("2h ago", "2026-11-24 08:00"),
      ("3 days ago", "2026-11-21 10:00"), ("3 days ago 16:00", "2026-11-21 16:00"), ("an hour ago", "2026-11-24 09:00"),
      ("friday 16:00", "2026-11-20 16:00"), ("last friday 16:00", "2026-11-20 16:00"),
      ("tue 9:00", "2026-11-24 09:00"), ("tue 11:00", "2026-11-17 11:00"), ("27 nov 10:30", "2025-11-27 10:30"),
      ("23/11 10:30", "2026-11-23 10:30"), ("today 9:30", "2026-11-24 09:30"), ("29 feb", "2024-02-29 09:00"),
    ])
  func past(text: String, wall: String) throws {
    #expect(try words(.past).instant(text).wallText(in: RuleZones.madrid()) == wall)
  }

  @Test("now is exact, and distances are counted from it to the millisecond", arguments: TimeDirection.allCases)
  func exact(direction: TimeDirection) throws {
    var words = try words(direction)
    words.now = words.now + Span(milliseconds: 250)
    #expect(try words.instant(" Now ") == words.now)
    words.direction = .future
    #expect(try words.instant("in 20 min") == words.now + .minutes(20))
    #expect(try words.instant("in 2 days") == words.now + .days(2))
  }

  @Test(
    "what is no time is refused with the forms that are understood",
    arguments: [
      "", " ", "10:75", "25h", "24:00", "blue", "9", "at", "13pm", "0am", "9h5", "10:3", "1030", "tomorrow at", "in",
      "in 20", "in 20 parsecs", "+", "+20", "ago", "20 min", "next", "next week", "31/2 10:00", "2026-02-30 10:00",
      "27/13", "friday friday", "10:30 10:45", "tomorrow 10:30 sharp", "in 999999 days", "nov", "10:30:61",
      "2026-11-27T10:30:00", "٩h", "in 36526 days", "in 20000d20000d", "in 99999w", "+876601h",
    ])
  func garbage(text: String) throws {
    let error = try #require(throws: TimeWordsError.self) { try words(.future).instant(text) }
    #expect(error == .unreadable(text: text, .future))
    #expect("\(error)".hasPrefix("cannot read \"") && "\(error)".contains("tomorrow 10:30"))
  }

  @Test("the wrong side of now is refused")
  func wrongSide() throws {
    for text in ["today 9:00", "yesterday 16:00", "today", "2026-11-23 10:00", "24/11 9:00", "20 min ago"] {
      let error = TimeWordsError.passed(text: text, now: "2026-11-24 10:00", zone: "Europe/Madrid")
      #expect(throws: error) { try words(.future).instant(text) }
    }
    for text in ["today 11:00", "tomorrow", "in 20 min", "next friday"] {
      let error = TimeWordsError.ahead(text: text, now: "2026-11-24 10:00", zone: "Europe/Madrid")
      #expect(throws: error) { try words(.past).instant(text) }
    }
  }

  @Test("a time that the clocks skip is refused and its neighbours are named")
  func gap() throws {
    let words = try words(.future, now: "2027-03-27T12:00:00Z")
    let walls = ("2027-03-28 01:59", "2027-03-28 03:00")
    for text in ["2:30", "tomorrow 2:30", "2027-03-28 02:30", "sunday 2h30"] {
      let error = try #require(throws: TimeWordsError.self) { try words.instant(text) }
      #expect(error == .skipped(text: text, zone: "Europe/Madrid", before: walls.0, after: walls.1))
      #expect("\(error)".hasPrefix("cannot use ") && "\(error)".contains("03:00"))
    }
  }

  @Test("on the day after a gap the same time means tomorrow")
  func afterGap() throws {
    let words = try words(.future, now: "2027-03-28T10:00:00Z")
    #expect(try words.instant("2:30") == utc("2027-03-29T00:30:00Z"))
  }

  @Test("of a repeated time the first is meant, while it is to come")
  func overlap() throws {
    var words = try words(.future, now: "2027-10-30T10:00:00Z")
    #expect(try words.instant("tomorrow 2:30") == utc("2027-10-31T00:30:00Z"))
    words.now = try utc("2027-10-31T00:40:00Z")
    #expect(try words.instant("2:30") == utc("2027-10-31T01:30:00Z"))
    words.direction = .past
    #expect(try words.instant("2:30") == utc("2027-10-31T00:30:00Z"))
    words.now = try utc("2027-10-31T01:40:00Z")
    #expect(try words.instant("2:30") == utc("2027-10-31T01:30:00Z"))
  }

  @Test("days keep the time of day when the clocks change")
  func daysOverChange() throws {
    let words = try words(.future, now: "2027-03-27T12:00:00Z")
    #expect(try words.instant("in 2 days") == utc("2027-03-29T11:00:00Z"))
    #expect(try words.instant("+48h") == utc("2027-03-29T12:00:00Z"))
  }

  @Test("no text crashes, and every answer lies in the direction asked for", arguments: TimeDirection.allCases)
  func fuzz(direction: TimeDirection) throws {
    let pieces = [
      "next", "last", "fri", "tomorrow", "in", "ago", "9", "30", "nov", "feb", "h", ":", "/", "am", "+", "at", "on",
      "99999", "days", "weeks", "min", "2026-11-27", "..", "t", "noon", "-", "\u{301}", "a",
    ]
    var generator = WeekGenerator(seed: 11)
    let words = try words(direction)
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (pieces.randomElement(using: &generator) ?? "") + (Bool.random(using: &generator) ? " " : "")
      }.joined()
      guard let instant = try? words.instant(text) else { continue }
      #expect(direction == .future ? instant >= words.now : instant <= words.now, "\(text)")
    }
  }

  @Test("a long text with control characters is shown short and clean")
  func quoting() throws {
    let text = "x\u{1B}[31m" + String(repeating: "y", count: 500)
    let error = try #require(throws: TimeWordsError.self) { try words(.future).instant(text) }
    #expect("\(error)".count < 260 && !"\(error)".contains("\u{1B}"))
  }
}
