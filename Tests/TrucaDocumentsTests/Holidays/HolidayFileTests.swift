import Testing
import TrucaCore
import TrucaDocuments

@Suite("Holidays from iCalendar files")
struct HolidayFileTests {
  private func file(_ body: String, years: ClosedRange<Int> = 2031...2033) throws(DocumentProblems) -> HolidayFile {
    try HolidayFile.decode(
      fileName: "x.ics", text: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n\(body)END:VCALENDAR\r\n", years: years)
  }

  private func event(_ lines: String...) -> String {
    (["BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z"] + lines + ["END:VEVENT", ""]).joined(separator: "\r\n")
  }

  private func days(_ file: HolidayFile) -> [String] {
    file.names.keys.sorted().map { CivilDate(daysSinceEpoch: $0).description }
  }

  @Test("an event of a day is a holiday, and its end is exclusive")
  func plain() throws {
    let one = try file(event("DTSTART;VALUE=DATE:20270209", "SUMMARY:Mardi Gras\\, all day"))
    #expect(days(one) == ["2027-02-09"])
    #expect(one.names.values.first == "Mardi Gras, all day")
    #expect(one.code == nil)
    let three = try file(event("DTSTART;VALUE=DATE:20270227", "DTEND;VALUE=DATE:20270302", "SUMMARY:Carnival"))
    #expect(days(three) == ["2027-02-27", "2027-02-28", "2027-03-01"])
  }

  @Test("a day of each year is told for the years that were asked for, without those that are left out")
  func yearly() throws {
    let christmas = try file(
      event("DTSTART;VALUE=DATE:20311225", "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", "SUMMARY:Christmas"))
    #expect(days(christmas) == ["2031-12-25", "2032-12-25", "2033-12-25"])
    let without = try file(
      event("DTSTART;VALUE=DATE:20311225", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20321225", "SUMMARY:Christmas"))
    #expect(days(without) == ["2031-12-25", "2033-12-25"])
    let leap = try file(event("DTSTART;VALUE=DATE:20280229", "RRULE:FREQ=YEARLY", "SUMMARY:Leap"), years: 2029...2036)
    #expect(days(leap) == ["2028-02-29", "2032-02-29", "2036-02-29"])
  }

  @Test("two holidays of one day share a row, and the file may name its region")
  func shared() throws {
    let both = try file(
      "X-TRUCA-REGION:US-LA\r\n" + event("DTSTART;VALUE=DATE:20270517", "SUMMARY:A")
        + event("DTSTART;VALUE=DATE:20270517", "SUMMARY:B"))
    #expect(both.code == "US-LA")
    #expect(Array(both.names.values) == ["A / B"])
  }

  @Test("a file that Python's holidays package wrote is read")
  func exported() throws {
    let text = String(decoding: try ZoneFixtures.bytes("holidays-US-LA.ics"), as: UTF8.self)
    let file = try HolidayFile.decode(fileName: "holidays-US-LA.ics", text: text, years: 2031...2031)
    let shipped = try HolidayTable.decode(
      fileName: "holidays.toml", text: ShippedConfiguration.text("holidays.toml")
    ).calendar
    let year = try #require(CivilDate(year: 2027, month: 1, day: 1)).daysSinceEpoch
    // A state does not keep all holidays of the country; here each blocks.
    var expected: [Int] = []
    for code in ["US", "US-LA"] {
      for (day, name) in try #require(shipped.regions[code]).names where day >= year && day < year + 365 {
        if name != "Columbus Day" { expected.append(day) }
      }
    }
    #expect(file.names.keys.sorted() == expected.sorted())
  }

  @Test(
    "anything else refuses the file, with its line",
    arguments: [
      ("DTSTART:20270209T090000Z\r\nSUMMARY:x", 7, "cannot read DTSTART as a whole day"),
      ("DTSTART;VALUE=DATE:2027-02-09\r\nSUMMARY:x", 7, "cannot read DTSTART as a whole day"),
      ("DTSTART;VALUE=DATE:20270230\r\nSUMMARY:x", 7, "cannot read DTSTART as a whole day"),
      ("DTSTART;VALUE=DATE:20270209\r\nDTEND;VALUE=DATE:20270209\r\nSUMMARY:x", 8, "cannot use an event of 0 days"),
      ("DTSTART;VALUE=DATE:20270209\r\nDURATION:PT1H\r\nSUMMARY:x", 8, "cannot read this duration"),
      ("DTSTART;VALUE=DATE:20270209\r\nRRULE:FREQ=MONTHLY\r\nSUMMARY:x", 8, "cannot use the recurrence FREQ=MONTHLY"),
      (
        "DTSTART;VALUE=DATE:20270209\r\nRRULE:FREQ=YEARLY;BYDAY=1MO\r\nSUMMARY:x", 8,
        "cannot use the recurrence BYDAY=1MO"
      ),
      ("DTSTART;VALUE=DATE:20270209\r\nRRULE:BYMONTH=2\r\nSUMMARY:x", 8, "cannot use a recurrence without FREQ=YEARLY"),
      ("DTSTART;VALUE=DATE:20270209\r\nEXDATE:20270209T000000Z\r\nSUMMARY:x", 8, "cannot read EXDATE as a whole day"),
      ("DTSTART;VALUE=DATE:20270209\r\nSTATUS:CANCELLED\r\nSUMMARY:x", 8, "cannot use an event with STATUS"),
      ("DTSTART;VALUE=DATE:20270209", 4, "cannot use a holiday without a name"),
      ("SUMMARY:x", 4, "cannot use an event without DTSTART"),
      ("DTSTART;VALUE=DATE:20270209\r\nSUMMARY:x\r\nnonsense", 9, "cannot read this line"),
      (
        "DTSTART;VALUE=DATE:20270209\r\nSUMMARY:x\r\nBEGIN:VALARM\r\nEND:VALARM", 9, "cannot use VALARM here"
      ),
    ])
  func refused(lines: String, line: Int, sentence: String) throws {
    let found = try #require(throws: DocumentProblems.self) { try file(event(lines)) }
    #expect(found.problems.first?.line == line, "\(found)")
    #expect(found.problems.first?.sentence.hasPrefix(sentence) == true, "\(found)")
  }

  @Test(
    "what is no calendar of events is refused",
    arguments: [
      "", "hello", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nEND:VJOURNAL\nEND:VCALENDAR\n",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "BEGIN:VCALENDAR\nX-TRUCA-REGION:Spain\nEND:VCALENDAR\n", "\0",
      "BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\n", " x", "END:VCALENDAR\n",
    ])
  func noCalendar(text: String) {
    #expect(throws: DocumentProblems.self) {
      try HolidayFile.decode(fileName: "x.ics", text: text, years: 2031...2031)
    }
  }

  @Test("damaged texts are refused or read, and never crash")
  func damaged() throws {
    let good = Array(
      event("DTSTART;VALUE=DATE:20311225", "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", "SUMMARY:Christmas").utf8)
    var generator = SplitMix(seed: 11)
    var read = 0
    for _ in 0..<2000 {
      var copy = good
      for _ in 0..<2 { copy[Int(generator.next() % UInt64(copy.count))] = UInt8(truncatingIfNeeded: generator.next()) }
      if let one = try? file(String(decoding: copy, as: UTF8.self)) { read += one.names.isEmpty ? 0 : 1 }
    }
    #expect(read > 0)
  }

  @Test("a file's name may tell the region", arguments: [("US-LA.ics", "US-LA"), ("/a/ES.ICS", "ES"), ("x.ics", nil)])
  func names(name: String, code: String?) {
    #expect(HolidayFile.code(ofFileNamed: name) == code)
  }
}
