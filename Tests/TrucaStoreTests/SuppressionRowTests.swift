import FoundationEssentials
import GRDB
import Testing
import TrucaCore

@testable import TrucaStore

@Suite("Rows of the do-not-call list and of refusals")
struct SuppressionRowTests {
  private static let number = "+442079460001"

  @Test("a forgotten number is still suppressed and still refused, by its hash alone")
  func forgotten() async throws {
    try await StoreFixture.run { fixture in
      let lead = try await fixture.addLead()
      let found = try await fixture.store.write { tx in
        let call = try tx.nextCallID()
        try tx.insert(
          CallRecord(
            id: call, lead: lead.id, attempt: 1, isIncoming: false, handedOut: true, rep: fixture.anna,
            number: Self.number, at: StoreFixture.now, leaseEnd: nil, promised: nil, state: .undone, why: ""))
        try tx.refuse(Self.number, in: call, at: StoreFixture.now)
        #expect(try tx.suppress(Self.number, source: "entered", note: "by mail", at: StoreFixture.now))
        try tx.forgetNumber(Self.number)
        #expect(try !tx.suppress(Self.number, at: StoreFixture.now))
        return try tx.reading.suppressions(before: nil, limit: 9)
      }
      #expect(found.map(\.number) == [nil] && found.map(\.note) == [""])
      try await fixture.store.read { (reading: Snapshot) throws in
        #expect(try reading.isSuppressed(Self.number))
        #expect(try !reading.isSuppressed("+442079460002"))
        #expect(try reading.lastRefusal(of: Self.number) == StoreFixture.now)
        #expect(try reading.count("SELECT count(*) FROM refusal WHERE number IS NOT NULL") == 0)
      }
    }
  }

  @Test("entries without a hash get theirs when the store is opened, under a salt that stays")
  func completed() async throws {
    try await StoreFixture.run { fixture in
      try await fixture.sql("INSERT INTO suppression(number, source, at) VALUES ('\(Self.number)', 'entered', 1)")
      let salt = try await fixture.store.read { try $0.meta(.numberSalt) }
      try fixture.store.close()
      let again = try StoreFixture.open(fixture.directory)
      try await again.write { try $0.forgetNumber(Self.number) }
      #expect(try await again.read { try $0.isSuppressed(Self.number) })
      #expect(try await again.read { try $0.meta(.numberSalt) } == salt)
      #expect(salt?.utf8.count == 64)
      try again.close()
    }
  }

  @Test("the list of schema 3 comes over with its hashes, its calls and its times")
  func migrated() async throws {
    let directory = FileManager.default.temporaryDirectory.path + "/truca-store-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let old = try DatabaseQueue(path: directory + "/truca.sqlite")
    var migrator = DatabaseMigrator()
    migrator.registerMigration("001") { try $0.execute(sql: Migration001.sql) }
    migrator.registerMigration("002") { try $0.execute(sql: Migration002.sql) }
    migrator.registerMigration("003") { try $0.execute(sql: Migration003.sql) }
    try migrator.migrate(old)
    try await old.write { db in
      try db.execute(sql: "INSERT INTO suppression(number, at) VALUES ('\(Self.number)', 77)")
    }
    try old.close()
    let store = try StoreFixture.open(directory)
    let rows = try await store.read { try $0.suppressions(before: nil, limit: 9) }
    #expect(rows.map(\.number) == [Self.number] && rows.map(\.at.milliseconds) == [77])
    #expect(rows.map(\.source) == ["entered"])
    #expect(try await store.read { try $0.count("SELECT count(*) FROM suppression WHERE hash IS NULL") } == 0)
    try store.close()
  }

  @Test("a prefix suppresses the numbers that begin so, until it is taken off")
  func prefix() async throws {
    try await StoreFixture.run { fixture in
      let (before, after) = try await fixture.store.write { tx in
        _ = try tx.suppress(prefix: "+4420", source: "entered", note: "", by: nil, at: StoreFixture.now)
        let before = try [Self.number, "+441614960002"].map { try tx.reading.isSuppressed($0) }
        #expect(try tx.unsuppress(prefix: "+4420"))
        return (before, try tx.reading.isSuppressed(Self.number))
      }
      #expect(before == [true, false] && !after)
    }
  }
}
