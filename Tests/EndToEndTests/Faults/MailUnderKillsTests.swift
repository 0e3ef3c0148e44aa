import Glibc
import Testing
import TrucaAPI
import TrucaClient

@Suite("kill -9 around a delivery", .keepingFolders)
struct MailUnderKills {
  private static let kills = Project.isSystemTest ? 200 : 6
  private static let users = ["anna", "marc", "lia"]

  private enum Victim: CaseIterable {
    case mailer, daemon, both
  }

  @Test("no mail is lost or cut short, and there is at most one copy more for each kill")
  func kill() throws {
    // Five to nine in Madrid, where the mails are due at half past eight.
    try Daemon.run(.init(start: "2026-11-24T07:55:00Z")) { daemon in
      try addReaders(to: daemon)
      let sink = try MailSink(folder: daemon.folder.file("sink"))
      var random = SeededGenerator(seed: 17)
      for round in 0..<Self.kills {
        // With what lets claims lapse, below, each round takes a day.
        _ = try daemon.client().advanceClock(to: "+1420m")
        let victim = try #require(Victim.allCases.randomElement(using: &random))
        try deliver(to: sink, at: daemon, killing: victim, after: Int32.random(in: 0...90, using: &random))
        try settle(sink, at: daemon, round: round)
      }
      try sink.waitForAll()
      try check(sink, at: daemon)
      let report = try daemon.client().doctor()
      #expect(report.healthy, "\(report.checks.flatMap(\.faults))")
    }
  }

  /// Each gets one mail on each day.
  private func addReaders(to daemon: Daemon) throws {
    try daemon.addReps("anna", "marc", "lia", hours: "mon-sun 08:00-21:00")
    for user in Self.users {
      var change = UserChange()
      change.mail = "\(user)@example.org"
      let version = try daemon.client().user(user).version
      _ = try daemon.client().changeUser(user, version: version, change)
    }
  }

  private func mailer(_ sink: MailSink, at daemon: Daemon) throws -> Child {
    let log = daemon.folder.file("mailer.log")
    return try Child(
      [Project.binaries + "/truca-mailer", "--once", "--socket", daemon.socket, "--sendmail", sink.program],
      environment: ["PATH": "/usr/bin:/bin"], input: "/dev/null", output: log, errors: log)
  }

  private func deliver(to sink: MailSink, at daemon: Daemon, killing victim: Victim, after milliseconds: Int32) throws {
    let mailer = try mailer(sink, at: daemon)
    let isOver = mailer.end(within: milliseconds) != nil
    if victim != .mailer { daemon.kill() }
    if victim != .daemon, !isOver { mailer.destroy() }
    if victim != .mailer { try daemon.start() }
    // One that lives tells its result to the new daemon.
    if victim == .daemon, !isOver { _ = try #require(mailer.end(within: 120_000), "the mailer does not end") }
  }

  /// What a killed mailer had in hand is given out once more when its claim has lapsed.
  private func settle(_ sink: MailSink, at daemon: Daemon, round: Int) throws {
    _ = try daemon.client().advanceClock(to: "+20m")
    let mailer = try mailer(sink, at: daemon)
    let status = try #require(mailer.end(within: 120_000), "the mailer does not end")
    #expect(status == 0, "round \(round):\n\(daemon.folder.text("mailer.log").suffix(500))")
  }

  private func check(_ sink: MailSink, at daemon: Daemon) throws {
    let rows = try outbox(daemon)
    #expect(rows.count == Self.kills * Self.users.count)
    #expect(rows.filter { $0.state != "sent" } == [])
    let (taken, unfinished) = try sink.messages()
    #expect(unfinished == [], "a delivery was cut short")
    #expect(taken.filter { !$0.isWhole }.map(\.id) == [], "a message was cut short")
    let copies = Dictionary(grouping: taken, by: \.id)
    #expect(copies.count == rows.count, "a mail was lost, or sent that was none")
    // Each mail saw one kill.
    #expect(copies.filter { $0.value.count > 2 }.keys.sorted() == [])
    #expect(taken.count <= rows.count + Self.kills)
    print("\(rows.count) mails, \(taken.count - rows.count) copies more after \(Self.kills) kills")
    if Project.isSystemTest { #expect(taken.count > rows.count, "no kill hit a delivery") }
    #expect(copies.values.filter { Set($0.map(\.recipient)).count > 1 }.isEmpty)
  }

  private func outbox(_ daemon: Daemon) throws -> [OutboxRow] {
    var rows: [OutboxRow] = []
    var cursor: String?
    repeat {
      let query = cursor.map { "&cursor=\($0)" } ?? ""
      let answer = try UnixTransport(path: daemon.socket).send("GET", "/v1/outbox?limit=100\(query)")
      if let problem = answer.problem { throw problem }
      let page = try WireCoder.decode(Page<OutboxRow>.self, from: answer.body)
      rows += page.items
      cursor = page.next
    } while cursor != nil
    return rows
  }
}
