import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaServer

@Suite("The reminder of a promised callback")
struct CallbackTests {
  @Test("is queued with the promise and goes out ten minutes before it")
  func before() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      let lead = try await desk.promise("Ada", at: "14:20")
      let queued = try #require(try await desk.outbox().first)
      #expect(queued.kind == "callback")
      #expect(queued.due.instant == "2026-11-24T14:10:00Z")
      try await desk.advance(to: "14:09")
      #expect(try await desk.claim() == nil)
      try await desk.advance(to: "14:10")
      let mail = try await desk.claimed()
      #expect(mail.subject == "14:20: call Ada")
      #expect(mail.text.contains("in 10 minutes"))
      #expect(mail.text.contains("(lead \(lead))"))
      try await desk.end(mail, 0)
      try await desk.advance(to: "14:12")
      _ = try await desk.by("anna") { try $0.promise(lead, at: "14:20") }
      try await desk.advance(to: "14:19")
      #expect(try await desk.claim() == nil)
      try await desk.expectHealthy()
    }
  }

  @Test("is not queued for a promise that is nearer than that")
  func near() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      try await desk.promise(at: "10:10")
      #expect(try await desk.outbox().isEmpty)
    }
  }

  @Test(
    "is cancelled when the promise is moved, the lead is stopped, the call is taken or another owns it",
    arguments: ["moved", "stopped", "taken", "assigned", "undone", "renamed"])
  func cancelled(by what: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      try await desk.addReader("ben")
      let lead: Int64
      if what == "undone" {
        lead = try await desk.addLead().lead
        _ = try await desk.next(lead: lead)
        try await desk.log("callback", time: "14:20")
      } else {
        lead = try await desk.promise(at: "14:20")
      }
      switch what {
      case "moved": _ = try await desk.by("anna") { try $0.promise(lead, at: "15:00") }
      case "stopped": _ = try await desk.by("anna") { try $0.stop(lead, reason: nil) }
      case "taken":
        let call = MadeCallRequest(outcome: "won")
        _ = try await desk.by("anna") { try $0.record(call, with: lead) }
      case "assigned": _ = try await desk.by { try $0.assign(lead, to: "ben") }
      case "renamed":
        let version = try await desk.lead(lead).version
        var edit = LeadChange()
        edit.name = "Grace"
        let change = edit
        _ = try await desk.by("anna") { try $0.changeLead(lead, version: version, change) }
      default: try await desk.undo()
      }
      let rows = try await desk.outbox()
      #expect(rows.first?.state == "cancelled")
      let rest = rows.dropFirst().map { "\($0.user) \($0.due.instant)" }
      let wanted: [String] =
        switch what {
        case "moved": ["anna 2026-11-24T14:50:00Z"]
        case "assigned": ["ben 2026-11-24T14:10:00Z"]
        case "renamed": ["anna 2026-11-24T14:10:00Z"]
        default: []
        }
      #expect(rest == wanted)
      if what == "renamed" { #expect(try await desk.mail(2).subject.contains("Grace")) }
      try await desk.expectHealthy()
    }
  }

  @Test("is dropped once its callback's time is over")
  func stale() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      try await desk.promise(at: "14:20")
      try await desk.advance(to: "14:19")
      #expect(try await desk.outbox().first?.state == "pending")
      try await desk.advance(to: "14:20")
      #expect(try await desk.outbox().first?.state == "cancelled")
    }
  }

  @Test("a missed one is told of once, in the transaction that finds it")
  func missed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      let lead = try await desk.promise("Ada", at: "11:00")
      try await desk.advance(to: "11:04")
      try await desk.deliverAll()
      try await desk.advance(to: "11:05")
      let mail = try await desk.claimed()
      #expect(mail.subject == "Missed at 11:00: Ada")
      #expect(mail.date == "2026-11-24T11:05:00Z")
      try await desk.end(mail, 0)
      // Taken and let go: the same promise is missed again, which she knows.
      _ = try await desk.next(lead: lead)
      try await desk.advance(to: "12:30")
      #expect(try await desk.deliverAll().isEmpty)
      try await desk.expectHealthy()
    }
  }

  @Test("of several missed in an outage one mail tells, or none where they are stale", arguments: [(60, 1), (300, 0)])
  func outage(minutes: Int, mails: Int) async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      for index in 0..<4 { try await desk.promise("Lead \(index)", at: "11:0\(index)") }
      desk.clock.move(to: try #require(Instant(rfc3339: "2026-11-24T11:10:00Z")) + .minutes(Int64(minutes)))
      try await desk.pass(.seconds(1))
      let rows = try await desk.outbox().filter { $0.state != "cancelled" }
      #expect(rows.count == mails)
      try await desk.expectHealthy()
    }
  }

  @Test("goes to the managers of the team where the rule says so")
  func managers() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      try await desk.addReader("mona", role: "manager")
      try await desk.applyProcess { text in
        let start = text.firstRange(of: "[reminders.missed]")?.lowerBound ?? text.endIndex
        return String(text[..<start]) + text[start...].replacing("to = \"rep\"", with: "to = \"manager\"")
      }
      try await desk.promise(at: "11:00")
      try await desk.advance(to: "11:06")
      let rows = try await desk.outbox().filter { $0.kind == "missed" }
      #expect(rows.map(\.user) == ["mona"])
    }
  }
}
