internal import GRDB
internal import TrucaCore

/// What the store answers: a view of one moment of the database. Valid only inside the closure that it is given to.
public struct Snapshot {
  let db: Database
}

/// What changes the store, and what is read on the way. Valid only inside the closure that it is given to.
public struct Transaction {
  let db: Database
  /// Counts commits that changed a user.
  let userCounter: ChangeCounter

  /// The rows as this transaction sees them.
  public var reading: Snapshot { Snapshot(db: db) }

  /// Runs a statement that is prepared once and kept.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

extension Snapshot {
  /// The name of the newest migration that the database has: `001`.
  public func schema() throws -> String {
    try row("SELECT max(identifier) AS newest FROM grdb_migrations") { $0["newest"] } ?? ""
  }

  func rows<Value>(_ sql: String, _ arguments: StatementArguments = [], _ map: (Row) throws -> Value) throws -> [Value]
  {
    let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    var result: [Value] = []
    while let row = try cursor.next() { result.append(try map(row)) }
    return result
  }

  func row<Value>(_ sql: String, _ arguments: StatementArguments = [], _ map: (Row) throws -> Value) throws -> Value? {
    // Not `fetchOne`, which copies the row first.
    let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    return try cursor.next().map(map)
  }

  func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
  }
}

extension Row {
  func instant(_ column: String) -> Instant { Instant(milliseconds: self[column]) }

  func optionalInstant(_ column: String) -> Instant? {
    (self[column] as Int64?).map { Instant(milliseconds: $0) }
  }
}
