internal import GRDB
public import TrucaCore

/// A consent as it is kept, with what ended it.
public struct ConsentRow: Hashable, Sendable {
  public var id: Int64
  public var lead: LeadID
  public var consent: LeadConsent
  public var recordedAt: Instant
  public var recordedBy: UserID?
  /// nil while it was not withdrawn.
  public var withdrawnAt: Instant?
  public var withdrawnBy: UserID?
}

extension Snapshot {
  /// The consents of a lead that were not withdrawn, the oldest first.
  public func consents(of lead: LeadID) throws -> [LeadConsent] {
    try consentRows(of: lead).filter { $0.withdrawnAt == nil }.map(\.consent)
  }

  /// All consents of a lead, the oldest first.
  public func consentRows(of lead: LeadID) throws -> [ConsentRow] {
    try rows("SELECT * FROM consent WHERE leadId = ? ORDER BY date, id", [lead.rawValue]) { row -> ConsentRow? in
      guard let date = CivilDate(iso: row["date"] as String) else { return nil }
      let until = (row["until"] as String?).flatMap { CivilDate(iso: $0) }
      return ConsentRow(
        id: row["id"], lead: lead, consent: LeadConsent(source: row["source"], date: date, until: until),
        recordedAt: row.instant("recordedAt"), recordedBy: (row["recordedBy"] as Int64?).map { UserID($0) },
        withdrawnAt: row.optionalInstant("withdrawnAt"),
        withdrawnBy: (row["withdrawnById"] as Int64?).map { UserID($0) })
    }.compactMap(\.self)
  }
}

extension Transaction {
  public func addConsent(_ consent: LeadConsent, to lead: LeadID, by user: UserID?, at: Instant) throws {
    try run(
      "INSERT INTO consent(leadId, source, date, until, recordedAt, recordedBy) VALUES (?, ?, ?, ?, ?, ?)",
      [
        lead.rawValue, consent.source, consent.date.description, consent.until?.description, at.milliseconds,
        user?.rawValue,
      ])
  }

  /// Ends all consents of a lead that still stand; returns how many there were.
  public func withdrawConsents(of lead: LeadID, by user: UserID?, at: Instant) throws -> Int {
    try run(
      "UPDATE consent SET withdrawnAt = ?, withdrawnById = ? WHERE leadId = ? AND withdrawnAt IS NULL",
      [at.milliseconds, user?.rawValue, lead.rawValue])
    return db.changesCount
  }
}
