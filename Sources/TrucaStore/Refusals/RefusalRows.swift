internal import FoundationEssentials
internal import GRDB
public import TrucaCore

extension Snapshot {
  /// When somebody refused last by this number, whichever lead it was for.
  public func lastRefusal(of number: String) throws -> Instant? {
    let hash = try Data(numberHash(of: number))
    return try row(
      "SELECT max(at) AS at FROM (SELECT at FROM refusal WHERE number = ? UNION ALL SELECT at FROM refusal WHERE hash = ?)",
      [number, hash]
    ) { $0.optionalInstant("at") } ?? nil
  }

  /// When this lead's person refused last, by whatever number.
  public func lastRefusal(by lead: LeadID) throws -> Instant? {
    try row(
      "SELECT max(refusal.at) AS at FROM call JOIN refusal ON refusal.callId = call.id WHERE call.leadId = ?",
      [lead.rawValue]
    ) { $0.optionalInstant("at") } ?? nil
  }
}

extension Transaction {
  /// Keeps that the person refused in this call; a second refusal in the same call moves its time.
  public func refuse(_ number: String, in call: CallID, at: Instant) throws {
    try run(
      """
      INSERT INTO refusal(callId, number, hash, at) VALUES (?, ?, ?, ?)
      ON CONFLICT(callId) DO UPDATE SET number = excluded.number, hash = excluded.hash, at = excluded.at
      """, [call.rawValue, number, try Data(reading.numberHash(of: number)), at.milliseconds])
  }

  /// Takes back that the person refused in this call; false if she had not.
  @discardableResult
  public func takeBackRefusal(in call: CallID) throws -> Bool {
    try run("DELETE FROM refusal WHERE callId = ?", [call.rawValue])
    return db.changesCount > 0
  }
}
