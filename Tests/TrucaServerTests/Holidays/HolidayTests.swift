import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaServer

@Suite("Holidays at the desk")
struct HolidayTests {
  private func calendar(_ days: [(String, String)]) -> String {
    let events = days.map {
      "BEGIN:VEVENT\r\nUID:\($0.0)\r\nDTSTART;VALUE=DATE:\($0.0)\r\nSUMMARY:\($0.1)\r\nEND:VEVENT\r\n"
    }
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n\(events.joined())END:VCALENDAR\r\n"
  }

  @Test("the shipped ones are listed by region and year, with those of the country")
  func list() async throws {
    try await DeskFixture.run { desk in
      let page = try await desk.by { try $0.holidays(code: "US-LA", year: 2027) }
      let days = page.items.map { "\($0.day) \($0.weekday) \($0.code) \($0.name) \($0.origin)" }
      #expect(days.contains("2027-02-09 tue US-LA Mardi Gras shipped"))
      #expect(days.contains("2027-11-25 thu US Thanksgiving Day shipped"))
      #expect(page.items.map(\.day) == page.items.map(\.day).sorted())
      let coverage = try await desk.by { try $0.holidayCoverage().items }
      #expect(coverage.contains(HolidayCoverage(code: "ES-CT", first: "2026-01-01", last: "2030-12-31")))
      try await desk.refuses(.notFound) { try $0.holidays(code: "XX") }
    }
  }

  @Test("a list goes on from page to page until all was shown once")
  func pages() async throws {
    try await DeskFixture.run { desk in
      let whole = try await desk.by { try $0.holidays(year: 2027, limit: 1000) }
      #expect(whole.next == nil)
      var shown: [Holiday] = []
      var cursor: String?
      repeat {
        let from = cursor
        let page = try await desk.by { try $0.holidays(year: 2027, after: from, limit: 97) }
        shown += page.items
        cursor = page.next
      } while cursor != nil
      #expect(shown == whole.items)
    }
  }

  @Test("a day that is added blocks it at once, and calls move; taken back, they come back")
  func add() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      _ = try await desk.log("n")
      let before = try await desk.by { try $0.lead(lead).planned.map(\.at.instant) }
      #expect(before.contains { $0.hasPrefix("2026-11-25") })
      let request = HolidayRequest(code: "GB", day: "2026-11-25", name: "Test day", reason: "a test")
      try await desk.refuses(.forbidden, "anna") { try $0.addHoliday(request) }
      let added = try await desk.by { try $0.addHoliday(request) }
      #expect(
        added
          == Holiday(
            code: "GB", day: "2026-11-25", weekday: "wed", name: "Test day", origin: "added", reason: "a test"))
      try await desk.desk.endReview()
      let after = try await desk.by { try $0.lead(lead).planned.map(\.at.instant) }
      #expect(!after.contains { $0.hasPrefix("2026-11-25") })
      #expect(!after.isEmpty)
      try await desk.refuses(.conflict) { try $0.addHoliday(request) }
      let removed = try await desk.by { try $0.removeHoliday(HolidayRequest(code: "GB", day: "2026-11-25")) }
      #expect(removed.name == "Test day")
      try await desk.desk.endReview()
      let again = try await desk.by { try $0.lead(lead).planned.map(\.at.instant) }
      #expect(again.contains { $0.hasPrefix("2026-11-25") })
      try await desk.expectHealthy()
    }
  }

  @Test("a shipped day is removed only by force and with a reason, which is kept; added again it is shipped again")
  func remove() async throws {
    try await DeskFixture.run { desk in
      let day = "2026-12-25"
      let without = try await desk.refusal { try $0.removeHoliday(HolidayRequest(code: "gb", day: day, reason: "x")) }
      #expect(without.kind == .refused && without.reason == "wider")
      try await desk.refuses(.badRequest) { try $0.removeHoliday(HolidayRequest(code: "GB", day: day, force: true)) }
      let removed = try await desk.by {
        try $0.removeHoliday(HolidayRequest(code: "GB", day: day, reason: "we asked", force: true))
      }
      #expect(removed.origin == "removed" && removed.reason == "we asked")
      let listed = try await desk.by { try $0.holidays(code: "GB", year: 2026).items.first { $0.day == day } }
      #expect(listed == removed)
      try await desk.refuses(.notFound) { try $0.removeHoliday(HolidayRequest(code: "GB", day: day)) }
      let back = try await desk.by { try $0.addHoliday(HolidayRequest(code: "GB", day: day, name: "Christmas")) }
      #expect(back.origin == "shipped")
    }
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      (HolidayRequest(code: "GB", day: "2026-02-30", name: "x"), ErrorKind.badRequest),
      (HolidayRequest(code: "GB", day: "2026-11-25", name: " "), .badRequest),
      (HolidayRequest(code: "GB", day: "2026-11-25"), .badRequest),
      (HolidayRequest(code: "SG", day: "2026-11-25", name: "x"), .notFound),
    ])
  func nonsense(request: HolidayRequest, kind: ErrorKind) async throws {
    try await DeskFixture.run { desk in try await desk.refuses(kind) { try $0.addHoliday(request) } }
  }

  @Test("a file adds days, and extends what is known only by the years that it is said to cover")
  func importing() async throws {
    let text = calendar([("20310101", "New Year's Day"), ("20311225", "Christmas Day"), ("20261225", "Christmas")])
    try await DeskFixture.run { desk in
      let plain = HolidayImportRequest(file: "GB.ics", text: text)
      let answer = try await desk.by { try $0.importHolidays(plain) }
      #expect(answer.code == "GB" && answer.added == 2 && answer.known == 1)
      #expect(answer.coverage.last == "2030-12-31")
      let far = HolidayImportRequest(file: "GB.ics", text: text, covers: [2032, 2033])
      // It has none of these years.
      try await desk.refuses(.badRequest) { try $0.importHolidays(far) }
      let later = calendar([("20330101", "New Year's Day")])
      let apart = HolidayImportRequest(file: "GB.ics", text: later, covers: [2033, 2033])
      try await desk.refuses(.conflict) { try $0.importHolidays(apart) }
      let covering = HolidayImportRequest(file: "x.ics", text: text, code: "gb", covers: [2031, 2031])
      let covered = try await desk.by { try $0.importHolidays(covering) }
      #expect(covered.added == 0 && covered.known == 3)
      #expect(covered.coverage == HolidayCoverage(code: "GB", first: "2026-01-01", last: "2031-12-31"))
      // A region of which nothing was known.
      let fresh = HolidayImportRequest(file: "SG.ics", text: text)
      try await desk.refuses(.notFound) { try $0.importHolidays(fresh) }
      let whole = HolidayImportRequest(file: "SG.ics", text: text, covers: [2031, 2031])
      #expect(try await desk.by { try $0.importHolidays(whole) }.coverage.first == "2031-01-01")
    }
  }

  @Test("a file with anything else is refused with its line, and nothing is taken of it")
  func importRefused() async throws {
    let bad = calendar([("20310101", "New Year's Day"), ("2031122", "Christmas Day")])
    try await DeskFixture.run { desk in
      let before = try await desk.by { try $0.holidays(code: "GB", year: 2031) }
      let problem = try await desk.refusal {
        try $0.importHolidays(HolidayImportRequest(file: "GB.ics", text: bad, covers: [2031, 2031]))
      }
      #expect(problem.kind == .invalidDocument && problem.line == 11)
      #expect(problem.detail.contains("GB.ics:11:"))
      let after = try await desk.by { try $0.holidays(code: "GB", year: 2031) }
      #expect(after == before)
      let nameless = HolidayImportRequest(file: "bank.ics", text: calendar([("20310101", "x")]))
      try await desk.refuses(.badRequest) { try $0.importHolidays(nameless) }
    }
  }

  @Test("near the end of what is known the status says so, and calls after it are blocked")
  func end() async throws {
    try await DeskFixture.run(at: "2030-10-28T10:00:00Z") { desk in
      try await desk.addRoster()
      _ = try await desk.addLead()
      let early = try await desk.by { try $0.status().alarms.filter { $0.kind == "holidaysEnd" } }
      #expect(early.isEmpty)
      try await desk.advance(to: "2030-12-27T10:00:00Z")
      _ = try await desk.addLead(number: "+442079460777")
      let alarms = try await desk.by { try $0.status().alarms.filter { $0.kind == "holidaysEnd" } }
      let sentence = try #require(alarms.first?.sentence)
      #expect(sentence.contains("GB") && sentence.contains("end on 2030-12-31"), "\(sentence)")
      #expect(!sentence.contains("ES"))
      let plans = try await desk.by { client in
        try client.leads(LeadFilter()).items.flatMap { try client.lead($0.lead).planned.map(\.at.instant) }
      }
      #expect(plans.allSatisfy { $0 < "2031-01-01" }, "\(plans)")
      try await desk.expectHealthy()
    }
  }
}
