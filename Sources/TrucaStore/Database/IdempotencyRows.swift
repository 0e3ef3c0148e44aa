internal import FoundationEssentials
internal import GRDB
public import TrucaCore

/// The answer that a request got, kept so that the same request gets it again.
public struct KeptAnswer: Hashable, Sendable {
  /// Of verb, path and body.
  public var fingerprint: [UInt8]
  public var status: Int
  public var body: [UInt8]

  public init(fingerprint: [UInt8], status: Int, body: [UInt8]) {
    self.fingerprint = fingerprint
    self.status = status
    self.body = body
  }
}

extension Snapshot {
  public func keptAnswer(uid: UInt32, key: String) throws -> KeptAnswer? {
    try row("SELECT * FROM idempotency WHERE uid = ? AND key = ?", [Int64(uid), key]) { row in
      KeptAnswer(
        fingerprint: Array(row["fingerprint"] as Data), status: row["status"], body: Array(row["body"] as Data))
    }
  }
}

extension Transaction {
  public func keep(_ answer: KeptAnswer, uid: UInt32, key: String, at: Instant) throws {
    try run(
      "INSERT INTO idempotency(uid, key, fingerprint, status, body, at) VALUES (?, ?, ?, ?, ?, ?)",
      [Int64(uid), key, Data(answer.fingerprint), answer.status, Data(answer.body), at.milliseconds])
  }

  /// Drops answers that are older than `limit`.
  public func dropAnswers(before limit: Instant) throws {
    try run("DELETE FROM idempotency WHERE at < ?", [limit.milliseconds])
  }
}
