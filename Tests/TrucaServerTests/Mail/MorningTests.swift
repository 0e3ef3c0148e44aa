import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaServer

@Suite("The morning list")
struct MorningTests {
  @Test("comes once each working day at 08:30 of the reader's clock, over a change of the clocks, in three zones")
  func weeks() async throws {
    // London changes on 28 March 2027, New York on 14 March, Sydney on 4 April.
    try await DeskFixture.run(at: "2027-03-10T00:00:00Z") { desk in
      let zones = ["ann": "Europe/London", "nia": "America/New_York", "syd": "Australia/Sydney"]
      for (login, zone) in zones.sorted(by: { $0.key < $1.key }) { try await desk.addReader(login, zone: zone) }
      let start = desk.clock.now()
      for _ in 0..<(30 * 8) {
        try await desk.pass(.hours(3))
        try await desk.deliverAll()
      }
      let end = desk.clock.now()
      let rows = try await desk.outbox()
      #expect(rows.allSatisfy { $0.state == "sent" && $0.kind == "morning" })
      for (login, name) in zones {
        let zone = try #require(desk.desk.office.zone(name))
        let mine = rows.filter { $0.user == login }
        let found = try mine.map { try #require(Instant(rfc3339: $0.due.instant)).wallText(in: zone) }
        let days = (zone.date(at: start).daysSinceEpoch...zone.date(at: end).daysSinceEpoch)
          .map { CivilDate(daysSinceEpoch: $0) }.filter { $0.weekday != .saturday && $0.weekday != .sunday }
        let wanted = days.filter { date in
          guard case .one(let instant) = zone.instants(of: date, minute: 510) else { return false }
          return instant > start && instant <= end
        }
        #expect(found == wanted.map { "\($0) 08:30" }, "\(login)")
        #expect(found.count >= 20)
      }
      try await desk.expectHealthy()
    }
  }

  @Test("tells of promises, calls and what was missed, with numbers to dial, and keeps HTML whole")
  func says() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna", name: "Anna \"A\" O'Neil")
      try await desk.addLead("Bob & <b>Sons</b>")
      try await desk.promise("Cyd", at: "tomorrow 15:20")
      try await desk.promise("Dan", at: "16:00")
      try await desk.advance(to: "tomorrow 8:31")
      let mails = try await desk.deliverAll()
      let mail = try #require(mails.last { $0.subject.hasPrefix("Wed 25 Nov") })
      #expect(mail.subject.contains("1 promised"))
      #expect(mail.subject.contains("missed: Dan"))
      #expect(mail.text.contains("Good morning Anna \"A\" O'Neil,"))
      #expect(mail.text.contains("15:20  PROMISED  Cyd"))
      #expect(mail.text.contains("MISSED: Dan was promised a call yesterday 16:00."))
      #expect(mail.text.contains("Bob & <b>Sons</b>"))
      let html = try #require(mail.html)
      #expect(html.contains("Bob &amp; &lt;b&gt;Sons&lt;/b&gt;"))
      #expect(!html.contains("<b>Sons"))
      #expect(html.contains("<a href=\"tel:+4420794"))
      #expect(!html.contains("{{") && !mail.text.contains("{{"))
      #expect(mail.to == "anna@example.org")
      #expect(mail.from == "truca@localhost")
      #expect(mail.date == "2026-11-25T08:30:00Z")
      try await desk.expectHealthy()
    }
  }

  @Test("says so when nothing is planned")
  func empty() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      let preview = try await desk.by("anna") { try $0.preview(reminder: "morning") }
      #expect(preview.text.contains("nothing is planned for today."))
      #expect(try await desk.outbox().isEmpty)
    }
  }

  @Test("does not come on days off, to who has left, has no address, or has switched it off")
  func notWanted() async throws {
    try await DeskFixture.run { desk in
      for login in ["anna", "ben", "cid", "dora"] { try await desk.addReader(login) }
      try await desk.setUser("anna") { $0.daysOff = ["2026-11-25..2026-11-26"] }
      try await desk.setUser("ben") { $0.mail = "" }
      _ = try await desk.by { try $0.leave("cid", to: nil) }
      _ = try await desk.by("dora") { try $0.switchReminders(["morning": "off"]) }
      try await desk.advance(to: "2026-11-26T12:00:00Z")
      #expect(try await desk.outbox().isEmpty)
      _ = try await desk.by("dora") { try $0.switchReminders(["morning": "on"]) }
      try await desk.advance(to: "2026-11-27T12:00:00Z")
      #expect(try await desk.outbox().map(\.user) == ["anna", "dora"])
    }
  }

  @Test(
    "after an outage comes at most once, and not when it is stale",
    arguments: [
      ("2026-11-25T09:00:00Z", 1), ("2026-11-25T12:29:00Z", 1), ("2026-11-25T12:31:00Z", 0),
      ("2026-12-08T09:00:00Z", 1), ("2026-12-08T20:00:00Z", 0), ("2027-11-24T11:00:00Z", 1),
    ])
  func outage(until: String, mails: Int) async throws {
    let state = try ScratchDirectory()
    try await DeskFixture.run(in: state) { desk in
      try await desk.addReader("anna")
      try await desk.promise(at: "16:00")
    }
    try await DeskFixture.run(in: state) { desk in
      // As a real clock does: it jumps, and one wake-up finds all that has become due.
      let instant = try #require(Instant(rfc3339: until))
      desk.clock.move(to: instant)
      try await desk.advance(to: until)
      let sent = try await desk.deliverAll()
      #expect(sent.count == mails)
      try await desk.advance(to: "+1h")
      #expect(try await desk.deliverAll().isEmpty)
      try await desk.expectHealthy()
    }
  }

  @Test("moves with the rule, the zone and the hours of its reader, and begins anew without catching up")
  func moved() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      try await desk.applyProcess { $0.replacing("when = \"30 8 * * *\"", with: "when = \"0 7 * * mon-fri\"") }
      try await desk.advance(to: "2026-11-25T12:00:00Z")
      try await desk.setUser("anna") { $0.zone = "America/New_York" }
      try await desk.advance(to: "2026-11-26T18:00:00Z")
      let rows = try await desk.outbox()
      #expect(rows.map(\.due.instant) == ["2026-11-25T07:00:00Z", "2026-11-26T12:00:00Z"])
    }
  }

  @Test(
    "names and numbers cannot break out of their line", arguments: ["Eve\r\nBcc: all@x", "Eve\u{2028}x", "E\u{85}ve"])
  func injection(name: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      try await desk.promise(name, at: "16:00")
      try await desk.advance(to: "15:55")
      let mail = try await desk.claimed()
      let breaks = mail.subject.unicodeScalars.filter { $0.properties.generalCategory == .control || $0 == "\u{2028}" }
      #expect(breaks.isEmpty, "\(mail.subject)")
      #expect(!mail.text.contains("\nBcc:"))
    }
  }
}
