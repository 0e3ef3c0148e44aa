import Testing
import TrucaAPI
import TrucaClient

@Suite("The doctor")
struct DoctorTests {
  @Test("finds a store healthy after random days", arguments: 10..<16)
  func healthy(seed: UInt64) async throws {
    try await DeskFixture.run { desk in
      var random = SplitMix(seed: seed)
      var day = RandomDay(desk: desk)
      try await day.begin(using: &random)
      for _ in 0..<150 {
        try await day.step(using: &random)
        for rep in ["anna", "ben"] where try await desk.answer(rep).call != nil {
          try await day.end(rep, using: &random)
        }
      }
      try await desk.expectHealthy()
      try await desk.advance(to: "+9 days")
      try await desk.expectHealthy()
    }
  }

  @Test("looks at something with each check")
  func examines() async throws {
    try await DeskFixture.run { desk in
      try await Self.prepare(desk)
      let report = try await desk.by { try $0.doctor() }
      #expect(report.healthy)
      for check in report.checks { #expect(check.examined > 0, "\(check.id)") }
    }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String { "\(check): \(sql)" }
    var check: String
    var sql: String
  }

  @Test(
    "finds each planted fault, and the check that it belongs to names the row",
    arguments: [
      Fault(check: "I1", sql: "INSERT INTO note(leadId, at, text) VALUES (999, 0, 'x')"),
      Fault(check: "I1", sql: "UPDATE lead SET ownerId = 999 WHERE id = 2"),
      Fault(check: "I2", sql: "UPDATE lead SET version = version + 1 WHERE id = 2"),
      Fault(check: "I2", sql: "DELETE FROM journal WHERE subject = 'lead' AND subjectId = 1 AND version = 2"),
      Fault(check: "I2r", sql: "UPDATE lead SET wantedAt = 1 WHERE id = 2"),
      Fault(check: "I2r", sql: "UPDATE lead SET ownerId = 2 WHERE id = 2"),
      Fault(check: "I2r", sql: "UPDATE call SET outcome = 'voicemail' WHERE leadId = 1"),
      Fault(check: "I2r", sql: "UPDATE plannedCall SET at = at + 60000 WHERE leadId = 2 AND position = 1"),
      Fault(check: "I2r", sql: "DELETE FROM plannedCall WHERE leadId = 2 AND position = 3"),
      Fault(check: "I9", sql: "DELETE FROM plannedCall WHERE leadId = 2"),
      Fault(check: "I10", sql: "UPDATE call SET attempt = 2 WHERE leadId = 1"),
      Fault(check: "I10", sql: "UPDATE lead SET attempts = 5 WHERE id = 1"),
      Fault(check: "I11", sql: "UPDATE plannedCall SET leadId = 4 WHERE leadId = 2"),
      Fault(
        check: "I11",
        sql: "INSERT INTO suppression(number, source, at) SELECT number, 'test', 0 FROM leadNumber WHERE leadId = 2"),
      Fault(check: "I12", sql: "UPDATE plannedCall SET at = at - 60000 WHERE leadId = 3 AND position = 0"),
      Fault(check: "I12", sql: "UPDATE plannedCall SET promisedAt = NULL WHERE leadId = 3"),
      Fault(
        check: "I13",
        sql: """
          UPDATE user SET capacity = 0 WHERE login = 'anna';
          UPDATE journal SET data = json_set(data, '$.capacity', '0') WHERE subject = 'user'
          """),
      Fault(check: "I15", sql: "UPDATE outbox SET state = 'cancelled', nextTry = NULL"),
      Fault(
        check: "I15",
        sql: """
          INSERT INTO journal(at, subject, subjectId, version, kind, data)
          VALUES (1, 'mail', 1, 2, 'mailSent', '{}'), (1, 'mail', 1, 3, 'mailDead', '{}')
          """),
      Fault(check: "I16", sql: "DELETE FROM outbox"),
      Fault(check: "I16", sql: "UPDATE journal SET kind = 'mailTried' WHERE subject = 'mail'"),
      Fault(check: "I19", sql: "UPDATE outbox SET staleAt = 1"),
      Fault(check: "I19", sql: "UPDATE reminderRun SET next = 1"),
      Fault(check: "load", sql: "UPDATE repLoad SET leads = leads + 1"),
    ])
  func planted(fault: Fault) async throws {
    try await DeskFixture.run { desk in
      try await Self.prepare(desk)
      try await desk.expectHealthy()
      try DatabaseFile(path: desk.database).run(fault.sql)
      let report = try await desk.by { try $0.doctor() }
      #expect(!report.healthy)
      let check = try #require(report.checks.first { $0.id == fault.check })
      #expect(!check.faults.isEmpty)
    }
  }

  @Test("does not mistake a capacity that was lowered during the day for a fault")
  func loweredCapacity() async throws {
    try await DeskFixture.run { desk in
      try await Self.prepare(desk)
      try await desk.setUser("anna") { $0.capacity = 0 }
      try await desk.expectHealthy()
    }
  }

  @Test("writes nothing")
  func readOnly() async throws {
    try await DeskFixture.run { desk in
      try await Self.prepare(desk)
      let before = try await desk.journal()
      _ = try await desk.by { try $0.doctor() }
      #expect(try await desk.journal() == before)
    }
  }

  /// Lead 1 was called, 2 is open, 3 promised, 4 closed.
  private static func prepare(_ desk: DeskFixture) async throws {
    try await desk.addRoster()
    try await desk.setUser("anna") { $0.mail = "anna@example.org" }
    for name in ["Ada", "Bob", "Cyd", "Dan"] { try await desk.addLead(name) }
    _ = try await desk.next(lead: 1)
    try await desk.log("no-answer")
    _ = try await desk.by("anna") { try $0.promise(3, at: "15:00") }
    _ = try await desk.by("anna") { try $0.stop(4, reason: nil) }
  }
}
