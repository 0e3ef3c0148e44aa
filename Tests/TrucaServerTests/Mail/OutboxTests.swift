import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaServer

@Suite("The outbox")
struct OutboxTests {
  /// A desk with one mail of anna's that can be claimed.
  private static func withMail(_ body: @Sendable (DeskFixture) async throws -> Void) async throws {
    try await DeskFixture.run(at: "2026-11-24T08:00:00Z") { desk in
      try await desk.addReader("anna")
      try await desk.advance(to: "08:30")
      try await body(desk)
    }
  }

  @Test("a mail that was sent is final, and its result told again changes nothing")
  func sent() async throws {
    try await Self.withMail { desk in
      let mail = try await desk.claimed()
      #expect(mail.attempt == 1)
      #expect(mail.messageId.hasPrefix("<truca.") && mail.messageId.hasSuffix("@localhost>"))
      #expect(mail.leaseEnd.instant == "2026-11-24T08:45:00Z")
      #expect(try await desk.claim() == nil)
      #expect(try await desk.end(mail, 0).state == "sent")
      #expect(try await desk.end(mail, 75).state == "sent")
      try await desk.refuses(.conflict) { try $0.retryMail(mail.mail) }
      try await desk.refuses(.conflict) { try $0.dropMail(mail.mail) }
      try await desk.advance(to: "+1d")
      try await desk.expectHealthy()
    }
  }

  @Test(
    "an exit code decides what becomes of a mail",
    arguments: [
      (0, "sent"), (75, "pending"), (69, "pending"), (70, "pending"), (71, "pending"), (73, "pending"),
      (74, "pending"), (nil, "pending"), (99, "pending"), (64, "dead"), (65, "dead"), (67, "dead"), (68, "dead"),
      (1, "pending"), (66, "pending"), (77, "pending"), (78, "pending"), (126, "pending"), (127, "pending"),
    ] as [(Int32?, String)])
  func exitCode(code: Int32?, state: String) async throws {
    try await Self.withMail { desk in
      let mail = try await desk.claimed()
      let row = try await desk.end(mail, code, message: "line one\nline two\u{0}")
      #expect(row.state == state)
      #expect(row.lastExitCode == code)
      #expect(row.lastMessage == "line one line two")
      if state == "pending" { #expect(row.nextTry?.instant == "2026-11-24T08:31:00Z") }
      let alarms = try await desk.by { try $0.status() }.alarms
      #expect(alarms.contains { $0.sentence.hasPrefix("Mail 1 to anna was not delivered") } == (state == "dead"))
      try await desk.expectHealthy()
    }
  }

  @Test("a mail that fails for a while is tried after 1, 5, 15, 60 and 240 minutes, eight times at most")
  func backOff() async throws {
    try await DeskFixture.run(at: "2026-11-24T08:00:00Z") { desk in
      try await desk.addReader("anna")
      try await desk.applyProcess { $0.replacing("staleAfterMinutes = 240", with: "staleAfterMinutes = 1440") }
      try await desk.advance(to: "08:30")
      var ids: Set<String> = []
      for pause in [1, 5, 15, 60, 240, 240, 240] {
        let mail = try await desk.claimed()
        ids.insert(mail.messageId)
        #expect(try await desk.end(mail, 75).state == "pending")
        try await desk.pass(.seconds(Int64(pause * 60 - 1)))
        #expect(try await desk.claim() == nil)
        try await desk.pass(.seconds(1))
      }
      let last = try await desk.claimed()
      #expect(last.attempt == 8)
      #expect(ids == [last.messageId])
      #expect(try await desk.end(last, 75).state == "dead")
      let copy = try await desk.by { try $0.retryMail(last.mail) }
      #expect(copy.mail != last.mail)
      try await desk.refuses(.conflict) { try $0.retryMail(last.mail) }
      let again = try await desk.claimed()
      #expect(again.messageId != last.messageId)
      #expect(again.subject == last.subject)
      #expect(try await desk.by { try $0.status() }.alarms.isEmpty)
      try await desk.end(again, 0)
      try await desk.refuses(.conflict) { try $0.retryMail(last.mail) }
      try await desk.expectHealthy()
    }
  }

  @Test("a claim outlives a restart; one that lapses is given out again with the same Message-ID, five times at most")
  func lapse() async throws {
    let state = try ScratchDirectory()
    let first = try await DeskFixture.run(at: "2026-11-24T08:00:00Z", in: state) { desk in
      try await desk.addReader("anna")
      try await desk.advance(to: "08:30")
      return try await desk.claimed()
    }
    try await DeskFixture.run(in: state) { desk in
      #expect(try await desk.claim() == nil)
      try await desk.advance(to: "2026-11-24T08:44:59Z")
      #expect(try await desk.outbox().first?.state == "sending")
      try await desk.advance(to: "08:45")
      #expect(try await desk.outbox().first?.state == "uncertain")
      let second = try await desk.claimed()
      #expect(second.messageId == first.messageId)
      #expect(second.attempt == 2)
      #expect(second.token != first.token)
      try await desk.refuses(.conflict) { client in
        try client.report(
          SendResult(token: first.token, exitCode: 0, signal: nil, timedOut: false, message: nil), of: first.mail)
      }
      for time in ["09:00", "09:15", "09:30"] {
        try await desk.advance(to: time)
        #expect(try await desk.outbox().first?.state == "uncertain")
        #expect(try await desk.claimed().messageId == first.messageId)
      }
      try await desk.advance(to: "09:45")
      #expect(try await desk.outbox().first?.state == "dead")
      #expect(try await desk.claim() == nil)
      try await desk.expectHealthy()
    }
  }

  @Test("a result that comes after its claim lapsed still counts")
  func late() async throws {
    try await Self.withMail { desk in
      let mail = try await desk.claimed()
      try await desk.advance(to: "08:50")
      #expect(try await desk.end(mail, 0).state == "sent")
      try await desk.expectHealthy()
    }
  }

  @Test("three recipients in a row whom a fault of the set-up hits pause the queue, and no try is lost")
  func setUp() async throws {
    try await DeskFixture.run(at: "2026-11-24T08:00:00Z") { desk in
      for login in ["anna", "ben", "cid", "dora"] { try await desk.addReader(login) }
      try await desk.advance(to: "08:30")
      for code in [127, 78] as [Int32] { try await desk.end(try await desk.claimed(), code) }
      try await desk.end(try await desk.claimed(), 0)
      for code in [1, 77] as [Int32] {
        try await desk.end(try await desk.claimed(), code)
        try await desk.pass(.minutes(1))
      }
      #expect(try await desk.by { try $0.status() }.alarms.isEmpty)
      try await desk.end(try await desk.claimed(), 126)
      let alarm = try #require(try await desk.by { try $0.status() }.alarms.first)
      #expect(alarm.sentence.contains("3 recipients in a row, last with code 126"))
      #expect(try await desk.claimAnswer() == ClaimAnswer(mail: nil, askAgain: nil))
      #expect(try await desk.outbox(state: "pending").map(\.attempts) == [0, 0, 0])
      let state = try await desk.by { try $0.resumeMails() }
      #expect(state == OutboxState(paused: false, reason: nil, since: nil, waiting: 3))
      #expect(try await desk.deliverAll().count == 3)
      try await desk.expectHealthy()
    }
  }

  @Test("no more go out in a minute than the process allows")
  func perMinute() async throws {
    try await DeskFixture.run(at: "2026-11-24T08:00:00Z") { desk in
      for index in 0..<5 { try await desk.addReader("rep\(index)") }
      try await desk.applyProcess { $0.replacing("perMinute = 60", with: "perMinute = 2") }
      try await desk.advance(to: "08:30")
      #expect(try await desk.deliverAll().count == 2)
      #expect(try await desk.claimAnswer().askAgain?.instant == "2026-11-24T08:31:00Z")
      try await desk.advance(to: "2026-11-24T08:30:59Z")
      #expect(try await desk.deliverAll().isEmpty)
      try await desk.advance(to: "08:31")
      #expect(try await desk.deliverAll().count == 2)
      try await desk.advance(to: "08:32")
      #expect(try await desk.deliverAll().count == 1)
    }
  }

  @Test("no more go to a person on one day of hers than the process allows; the others wait for the next")
  func perDay() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna", hours: "mon-sun 00:00-24:00")
      try await desk.applyProcess { text in
        text.replacing("perPersonAndDay = 20", with: "perPersonAndDay = 2")
          .replacing("staleAfterMinutes = 10\n", with: "staleAfterMinutes = 2000\n")
      }
      for index in 0..<3 { try await desk.promise("Lead \(index)", at: "15:0\(index)") }
      try await desk.advance(to: "14:55")
      let first = try await desk.claimed()
      try await desk.end(first, 75)
      try await desk.advance(to: "14:56")
      let sent = try await desk.deliverAll()
      #expect(sent.map(\.mail) == [2, 1])
      let answer = try await desk.claimAnswer()
      #expect(answer.askAgain?.instant == "2026-11-25T00:00:00Z")
    }
  }

  @Test("only the mailer claims, only administrators steer, and nobody reads another's mails")
  func rights() async throws {
    try await Self.withMail { desk in
      try await desk.addReader("ben")
      try await desk.addUser("post", uid: 5010, roles: ["mailer"], team: "")
      try await desk.refuses(.forbidden, "anna") { try $0.claimMail(ClaimRequest(mailer: "x")) }
      try await desk.refuses(.forbidden, "anna") { try $0.pauseMails() }
      try await desk.refuses(.forbidden, "anna") { try $0.dropMail(1) }
      try await desk.refuses(.forbidden, "ben") { try $0.mail(1) }
      try await desk.refuses(.forbidden, "post") { try $0.mail(1) }
      #expect(try await desk.by("ben") { try $0.outbox() }.items.isEmpty)
      #expect(try await desk.by("anna") { try $0.outbox() }.items.map(\.mail) == [1])
      let answer = try await desk.by("post") { try $0.claimMail(ClaimRequest(mailer: "x")) }
      #expect(answer.mail?.to == "anna@example.org")
    }
  }

  @Test("a waiting mail can be dropped, and mails that nobody fetches raise an alarm")
  func dropped() async throws {
    try await Self.withMail { desk in
      try await desk.advance(to: "08:41")
      let alarms = try await desk.by { try $0.status() }.alarms
      #expect(alarms.map(\.sentence) == ["1 mail waits to be sent, and nobody fetches: is truca-mailer running?"])
      #expect(try await desk.by { try $0.dropMail(1) }.state == "cancelled")
      #expect(try await desk.claim() == nil)
      try await desk.refuses(.notFound) { try $0.dropMail(2) }
      try await desk.refuses(.notFound) { try $0.mail(2) }
      try await desk.refuses(.badRequest) { try $0.outbox(state: "lost") }
      _ = try await desk.by { try $0.pauseMails(reason: "move\nhouse") }
      try await desk.refuses(.conflict) { try $0.pauseMails() }
      #expect(try await desk.by { try $0.status() }.alarms.first?.sentence.contains("move house") == true)
    }
  }
}
