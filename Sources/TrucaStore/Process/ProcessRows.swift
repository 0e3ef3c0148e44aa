internal import GRDB
public import TrucaCore

/// One version of the process as it was applied.
public struct ProcessVersion: Hashable, Sendable {
  public var version: Int
  public var document: ProcessDocument
  public var appliedAt: Instant
  /// nil: root or the daemon's first start.
  public var appliedBy: UserID?
  public var note: String
}

extension Snapshot {
  /// The version in force: the newest one. nil in a store that was never set up.
  public func process() throws -> ProcessVersion? {
    try row("SELECT * FROM process ORDER BY version DESC LIMIT 1", [], ProcessRow.decode)
  }

  /// The number of the version in force; nil in a store that was never set up.
  public func processVersion() throws -> Int? {
    try row("SELECT max(version) AS version FROM process") { $0["version"] } ?? nil
  }

  public func process(version: Int) throws -> ProcessVersion? {
    try row("SELECT * FROM process WHERE version = ?", [version], ProcessRow.decode)
  }

  /// Newest first.
  public func processHistory() throws -> [ProcessVersion] {
    try rows("SELECT * FROM process ORDER BY version DESC", [], ProcessRow.decode)
  }

  /// Open, held and waiting leads that keep this version.
  public func countLeads(processVersion: Int) throws -> Int {
    try count("SELECT count(*) FROM lead WHERE processVersion = ? AND state <> 'closed'", [processVersion])
  }
}

extension Transaction {
  /// Puts a new version in force and returns its number.
  public func insert(process document: ProcessDocument, by user: UserID?, note: String, at: Instant) throws -> Int {
    let version = try reading.count("SELECT coalesce(max(version), 0) + 1 FROM process")
    try run(
      "INSERT INTO process(version, document, appliedAt, appliedBy, note) VALUES (?, ?, ?, ?, ?)",
      [version, try JSONText.encode(ProcessRecord(document)), at.milliseconds, user?.rawValue, note])
    return version
  }
}

enum ProcessRow {
  static func decode(_ row: Row) throws -> ProcessVersion {
    ProcessVersion(
      version: row["version"], document: try JSONText.decode(ProcessRecord.self, row["document"]).document,
      appliedAt: row.instant("appliedAt"), appliedBy: (row["appliedBy"] as Int64?).map { UserID($0) },
      note: row["note"])
  }
}
