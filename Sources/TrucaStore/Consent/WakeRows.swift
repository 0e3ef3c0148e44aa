internal import GRDB
public import TrucaCore

extension Snapshot {
  /// Leads that are to be looked over again by `instant`, since a consent ends or a rest is over.
  public func leadsToWake(by instant: Instant, limit: Int) throws -> [LeadID] {
    try rows("SELECT leadId FROM leadWake WHERE at <= ? ORDER BY at, leadId LIMIT ?", [instant.milliseconds, limit]) {
      LeadID($0["leadId"])
    }
  }

  /// When the next lead is to be looked over again; nil if none is.
  public func nextWake() throws -> Instant? {
    try row("SELECT min(at) AS at FROM leadWake") { $0.optionalInstant("at") } ?? nil
  }
}

extension Transaction {
  /// When a lead is to be looked over again; nil: not by itself.
  public func wake(_ lead: LeadID, at: Instant?) throws {
    guard let at else { return try run("DELETE FROM leadWake WHERE leadId = ?", [lead.rawValue]) }
    try run(
      "INSERT INTO leadWake(leadId, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at",
      [lead.rawValue, at.milliseconds])
  }
}
