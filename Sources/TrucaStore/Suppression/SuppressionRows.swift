internal import FoundationEssentials
internal import GRDB
public import TrucaCore
internal import TrucaDigest

/// An entry of the do-not-call list: a number, or what all numbers begin with that it stands for.
public struct SuppressionRow: Hashable, Sendable {
  /// Its place in the list; nil for a prefix.
  public var id: Int64?
  /// E.164 or the prefix; nil where the person was forgotten and only the hash is left.
  public var number: String?
  /// `call`, `entered`, `import`.
  public var source: String
  public var note: String
  public var at: Instant
  public var call: CallID?
  public var by: UserID?
}

extension Snapshot {
  /// What stands in place of a number where the number itself must not: SHA-256 over the store's salt and the number.
  /// Without the store nobody can try numbers out against it.
  func numberHash(of number: String) throws -> [UInt8] {
    Fingerprint.sha256(Array("\(try meta(.numberSalt) ?? "")\u{0}\(number)".utf8))
  }

  /// Whether a number must not be called: it stands on the list, its hash does, or a prefix of it.
  public func isSuppressed(_ number: String) throws -> Bool {
    try count(
      """
      SELECT EXISTS (SELECT 1 FROM suppression WHERE number = ?1)
        OR EXISTS (SELECT 1 FROM suppression WHERE hash = ?2)
        OR EXISTS (SELECT 1 FROM suppressedPrefix WHERE substr(?1, 1, length(prefix)) = prefix)
      """, [number, Data(try numberHash(of: number))]) > 0
  }

  /// The entries because of which a number must not be called: the number's own first, then prefixes, the longest
  /// first.
  public func suppressions(of number: String) throws -> [SuppressionRow] {
    let own = try rows(
      "SELECT * FROM suppression WHERE number = ?1 OR hash = ?2 LIMIT 1",
      [number, Data(try numberHash(of: number))], Self.suppression)
    let prefixes = try rows(
      """
      SELECT NULL AS id, prefix AS number, source, note, at, NULL AS callId, byId FROM suppressedPrefix
      WHERE substr(?, 1, length(prefix)) = prefix ORDER BY length(prefix) DESC
      """, [number], Self.suppression)
    return own + prefixes
  }

  /// Numbers of the list, the newest first, before entry `before`.
  public func suppressions(before: Int64?, limit: Int) throws -> [SuppressionRow] {
    try rows(
      "SELECT * FROM suppression WHERE id < ? ORDER BY id DESC LIMIT ?", [before ?? .max, limit], Self.suppression)
  }

  public func countSuppressions() throws -> Int { try count("SELECT count(*) FROM suppression") }

  /// Prefixes of the list in order, after `after`.
  public func suppressedPrefixes(after: String?, limit: Int) throws -> [SuppressionRow] {
    try rows(
      """
      SELECT NULL AS id, prefix AS number, source, note, at, NULL AS callId, byId FROM suppressedPrefix
      WHERE prefix > ? ORDER BY prefix LIMIT ?
      """, [after ?? "", limit], Self.suppression)
  }

  public func countSuppressedPrefixes() throws -> Int { try count("SELECT count(*) FROM suppressedPrefix") }

  /// All leads with a number that begins so, oldest first.
  public func allLeads(withPrefix prefix: String) throws -> [LeadID] {
    // ":" follows the digits.
    try rows(
      """
      SELECT DISTINCT leadId FROM leadNumber WHERE number >= ? AND number < ? ORDER BY leadId
      """, [prefix, prefix + ":"]
    ) { LeadID($0["leadId"]) }
  }

  private static func suppression(_ row: Row) throws -> SuppressionRow {
    SuppressionRow(
      id: row["id"], number: row["number"], source: row["source"], note: row["note"], at: row.instant("at"),
      call: (row["callId"] as Int64?).map { CallID($0) }, by: (row["byId"] as Int64?).map { UserID($0) })
  }
}

extension Transaction {
  /// Puts a number on the do-not-call list; false if it stands there already, by itself or by its hash.
  public func suppress(
    _ number: String, source: String = "call", note: String = "", call: CallID? = nil, by user: UserID? = nil,
    at: Instant
  ) throws -> Bool {
    try run(
      """
      INSERT INTO suppression(number, hash, source, note, at, callId, byId) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """,
      [
        number, Data(try reading.numberHash(of: number)), source, note, at.milliseconds, call?.rawValue,
        user?.rawValue,
      ])
    return db.changesCount > 0
  }

  /// Takes back what this call put on the do-not-call list.
  public func unsuppress(by call: CallID) throws {
    try run("DELETE FROM suppression WHERE callId = ?", [call.rawValue])
  }

  /// Takes a number off the list, its hash too; false if it does not stand there by itself.
  public func unsuppress(_ number: String) throws -> Bool {
    try run(
      "DELETE FROM suppression WHERE number = ? OR hash = ?", [number, Data(try reading.numberHash(of: number))])
    return db.changesCount > 0
  }

  /// Suppresses all numbers that begin with `prefix` (`+3490`); false if it stands on the list already.
  public func suppress(prefix: String, source: String, note: String, by user: UserID?, at: Instant) throws -> Bool {
    try run(
      "INSERT INTO suppressedPrefix(prefix, source, note, at, byId) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      [prefix, source, note, at.milliseconds, user?.rawValue])
    return db.changesCount > 0
  }

  /// Takes a prefix off the list; false if it does not stand there.
  public func unsuppress(prefix: String) throws -> Bool {
    try run("DELETE FROM suppressedPrefix WHERE prefix = ?", [prefix])
    return db.changesCount > 0
  }

  /// Forgets a number wherever it was kept for its own sake; that it must not be called, and when it refused, stays
  /// known by its hash.
  public func forgetNumber(_ number: String) throws {
    let hash = Data(try reading.numberHash(of: number))
    try run("UPDATE suppression SET hash = ?, number = NULL, note = '' WHERE number = ?", [hash, number])
    try run("UPDATE refusal SET hash = ?, number = NULL WHERE number = ?", [hash, number])
  }

  /// Makes the store's salt where there is none, and gives a hash to entries that came from an earlier schema.
  func completeNumberHashes() throws {
    if try reading.meta(.numberSalt) == nil {
      try setMeta(.numberSalt, Fingerprint.hex((0..<32).map { _ in UInt8.random(in: .min ... .max) }))
    }
    for table in ["suppression", "refusal"] {
      let numbers = try reading.rows("SELECT number FROM \(table) WHERE hash IS NULL") { $0["number"] as String }
      for number in numbers {
        try run(
          "UPDATE \(table) SET hash = ? WHERE number = ?", [Data(try reading.numberHash(of: number)), number])
      }
    }
  }
}
