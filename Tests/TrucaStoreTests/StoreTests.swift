import FoundationEssentials
import GRDB
import Testing
import TrucaCore
import TrucaDocuments

@testable import TrucaStore

@Suite("The store")
struct StoreTests {
  @Test("every commit reaches the disk: synchronous is FULL, the log is WAL, foreign keys hold")
  func pragmas() async throws {
    try await StoreFixture.run { fixture in
      let values = try await fixture.store.write { tx in
        try ["synchronous", "foreign_keys"].map { try Int.fetchOne(tx.db, sql: "PRAGMA \($0)") }
      }
      #expect(values == [2, 1])
      let mode = try await fixture.store.write { tx in try String.fetchOne(tx.db, sql: "PRAGMA journal_mode") }
      #expect(mode == "wal")
    }
  }

  @Test("what was written is there after reopening; a newer schema is refused and left as it is")
  func reopening() async throws {
    try await StoreFixture.run { fixture in
      let lead = try await fixture.addLead()
      try fixture.store.close()
      let again = try StoreFixture.open(fixture.directory)
      #expect(try await again.read { try $0.progress(lead.id) } == lead)
      try await again.write { tx in try tx.db.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')") }
      try again.close()
      let path = fixture.directory + "/truca.sqlite"
      let before = FileManager.default.contents(atPath: path)
      #expect(throws: StoreError.newerSchema(path)) { try StoreFixture.open(fixture.directory) }
      #expect(FileManager.default.contents(atPath: path) == before)
    }
  }

  @Test("a directory that is none is refused with a sentence")
  func noDirectory() {
    #expect(throws: StoreError.notADirectory("/nonexistent/truca")) { try StoreFixture.open("/nonexistent/truca") }
    #expect(StoreError.notADirectory("/x").sentence.hasPrefix("cannot"))
  }

  @Test("commands that share a commit: the acknowledged ones are there, the failed ones left nothing")
  func groupCommit() async throws {
    struct Planned: Error {}
    try await StoreFixture.run { fixture in
      let store = fixture.store
      let acknowledged = await withTaskGroup(of: Set<String>.self) { tasks in
        for writer in 0..<64 {
          tasks.addTask {
            var done: Set<String> = []
            for round in 0..<20 {
              let login = "w\(writer)-\(round)"
              let result: Void? = try? await store.write { tx in
                _ = try tx.insert(StoreFixture.user(login))
                if round % 5 == 4 { throw Planned() }
              }
              if result != nil { done.insert(login) }
            }
            return done
          }
        }
        return await tasks.reduce(into: Set<String>()) { $0.formUnion($1) }
      }
      #expect(acknowledged.count == 64 * 16)
      let stored = try await store.read { try Set($0.users().map(\.login)) }
      #expect(stored == acknowledged.union(["anna"]))
    }
  }

  @Test(
    "a row that breaks a rule does not go in",
    arguments: [
      "UPDATE lead SET state = 'asleep'", "UPDATE lead SET held = 'noNumber'", "UPDATE lead SET state = 'held'",
      "UPDATE lead SET state = 'closed'", "UPDATE lead SET ownerId = NULL", "UPDATE lead SET placeCountry = NULL",
      "UPDATE lead SET weekStart = NULL", "UPDATE lead SET ownerId = 99", "UPDATE lead SET promiseMissedAt = 1",
      "UPDATE lead SET processVersion = 7", "UPDATE user SET capacity = -1", "UPDATE user SET login = ''",
      "INSERT INTO call(leadId, attempt, direction, handedOut, repId, at, state, why) VALUES (1, 1, 'out', 1, 1, 1, 'inHand', '')",
      "INSERT INTO call(leadId, attempt, direction, handedOut, repId, at, state, why) VALUES (1, 1, 'in', 0, 1, 1, 'undone', '')",
      "INSERT INTO call(leadId, attempt, direction, handedOut, repId, at, state, why) VALUES (1, NULL, 'out', 1, 1, 1, 'undone', '')",
      "INSERT INTO call(leadId, attempt, direction, handedOut, repId, at, state, why) VALUES (1, 1, 'out', 1, 1, 1, 'outcome', '')",
      "INSERT INTO call(leadId, attempt, direction, handedOut, repId, at, leaseEnd, state, why) VALUES (1, 1, 'out', 1, 1, 1, 2, 'inHand', ''), (1, 2, 'out', 1, 1, 1, 2, 'inHand', '')",
      "INSERT INTO journal(at, subject, subjectId, version, kind, data) VALUES (1, 'lead', 1, 1, 'stored', '{}')",
      "INSERT INTO plannedCall VALUES (1, 0, 1, 1, 5, 5, 5, NULL, NULL, 0, 1, 1)",
      "INSERT INTO suppression(number, source, at) VALUES ('+1', 't', 1), ('+1', 't', 2)",
    ])
  func constraints(sql: String) async throws {
    try await StoreFixture.run { fixture in
      _ = try await fixture.addLead()
      await #expect(throws: DatabaseError.self) { try await fixture.sql(sql) }
    }
  }

  @Test("the counted leads of a rep follow every change of owner and state")
  func load() async throws {
    try await StoreFixture.run { fixture in
      let marc = try await fixture.store.write { tx in try tx.insert(StoreFixture.user("marc")) }
      for index in 0..<4 { _ = try await fixture.addLead("L\(index)") }
      try await fixture.sql("UPDATE lead SET ownerId = \(marc.rawValue) WHERE id = 2")
      try await fixture.sql("UPDATE lead SET state = 'closed', closing = 'won' WHERE id IN (1, 2)")
      try await fixture.sql("UPDATE lead SET state = 'open', closing = NULL, ownerId = \(marc.rawValue) WHERE id = 1")
      let anna = fixture.anna
      let counts = try await fixture.store.read { [try $0.openLeads(of: anna), try $0.openLeads(of: marc)] }
      #expect(counts == [2, 1])
      #expect(try await fixture.store.read { try $0.loadFaults() }.faults == [])
    }
  }

  @Test("users, process and calling rules come back as they went in")
  func roundTrips() async throws {
    try await StoreFixture.run { fixture in
      var user = StoreFixture.user("anna")
      user.id = fixture.anna
      let expected = user
      #expect(try await fixture.store.read { try $0.user(login: "anna") } == expected)
      let process = try StoreFixture.process()
      #expect(try await fixture.store.read { try $0.process() }?.document == process)
      let text = try StoreFixture.text("config/calling-rules.toml")
      let rules = try CallingRuleTable.decode(fileName: "rules", text: text).rules
      let changed = try await fixture.store.write { try $0.replace(callingRules: rules, at: StoreFixture.now) }
      #expect(changed.count == rules.count && rules.count == 42)
      let stored = try await fixture.store.read { try $0.callingRules() }
      #expect(stored == rules.sorted { $0.code < $1.code })
      let fewer = Array(rules.dropFirst())
      #expect(
        try await fixture.store.write { try $0.replace(callingRules: fewer, at: StoreFixture.now) } == [rules[0].code])
    }
  }

  @Test("a lead comes back with its person, numbers, place, notes and consents")
  func lead() async throws {
    try await StoreFixture.run { fixture in
      let lead = try await fixture.addLead()
      let consent = LeadConsent(source: "web", date: CivilDate(daysSinceEpoch: 20_000))
      try await fixture.store.write { tx in
        try tx.addNote("tea", to: lead.id, by: nil, at: StoreFixture.now)
        try tx.addConsent(consent, to: lead.id, by: nil, at: StoreFixture.now)
      }
      try await fixture.store.read { (reading: Snapshot) throws in
        #expect(try reading.progress(lead.id) == lead)
        #expect(try reading.person(lead.id)?.name == "Ada")
        #expect(try reading.numbers(of: lead.id).map { $0.reading?.e164 } == ["+442079460001", nil])
        #expect(try reading.place(of: lead.id)?.place == StoreFixture.place)
        #expect(try reading.notes(of: lead.id, last: 5).map(\.text) == ["tea"])
        #expect(try reading.consents(of: lead.id) == [consent])
        #expect(try reading.leads(withEmailKey: "ada@example.org") == [lead.id])
        #expect(try reading.leads(withNumber: "+442079460001") == [lead.id])
      }
    }
  }

  @Test(
    "the questions asked all day long are answered from an index",
    arguments: [
      "SELECT * FROM plannedCall WHERE ownerId = 1 AND at <= 5 AND position = 0 AND until > 5",
      "SELECT min(at) AS at FROM plannedCall WHERE ownerId = 1 AND at > 5 AND position = 0",
      "SELECT leadId FROM plannedCall WHERE until <= 5 AND position = 0 ORDER BY until, leadId LIMIT 9",
      "SELECT min(until) AS at FROM plannedCall WHERE position = 0",
      "SELECT * FROM call WHERE state = 'inHand' AND leaseEnd <= 5 ORDER BY leaseEnd LIMIT 9",
      "SELECT * FROM call WHERE repId = 1 AND state = 'inHand'",
      "SELECT count(*) FROM call WHERE repId = 1 AND at >= 1 AND at < 5 AND handedOut = 1 AND promisedAt IS NULL",
      "SELECT count(*) FROM lead WHERE ownerId = 1 AND state = 'open'",
      "SELECT count(*) FROM lead WHERE state = 'open'",
      "SELECT count(*) FROM lead WHERE state = 'backlog' AND state IN ('held', 'backlog')",
      "SELECT id FROM lead WHERE promiseAt IS NOT NULL AND promiseAt <= 5 AND promiseMissedAt IS NULL",
      "SELECT * FROM lead WHERE lead.ownerId = 1 AND lead.state = 'open' AND lead.promiseAt IS NOT NULL",
      "SELECT * FROM journal WHERE subject = 'lead' AND subjectId = 1 ORDER BY version",
    ])
  func indices(sql: String) async throws {
    try await StoreFixture.run { fixture in
      let plan = try await fixture.store.read { (reading: Snapshot) throws in
        try Row.fetchAll(reading.db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
      }
      #expect(!plan.isEmpty)
      for step in plan { #expect(step.contains("USING"), "\(plan)") }
      if sql.contains("lead.promiseAt") { #expect(plan[0].contains("lead_owner_promise")) }
    }
  }
}
