internal import GRDB
public import TrucaCore

/// Where a reader stands among the calls in order of their time.
public struct DuePlace: Hashable, Comparable, Sendable {
  public var at: Instant
  public var lead: LeadID

  /// Behind all calls of `at` up to that of `lead`; by itself behind none of them.
  public init(at: Instant, lead: LeadID = LeadID(0)) {
    self.at = at
    self.lead = lead
  }

  public static func < (lhs: DuePlace, rhs: DuePlace) -> Bool {
    (lhs.at, lhs.lead.rawValue) < (rhs.at, rhs.lead.rawValue)
  }
}

/// A call whose time has come.
public struct DueCall: Hashable, Sendable {
  public var lead: LeadID
  public var attempt: Int
  public var at: Instant
}

extension Snapshot {
  /// Next calls of leads whose time lies behind `place` and not after `end`, in order, as far as an audience may see
  /// their leads.
  public func callsDue(
    after place: DuePlace, through end: Instant, for audience: JournalAudience, limit: Int
  ) throws -> [DueCall] {
    // One index for her who sees her own leads, another for those who see more.
    let isOwnOnly = !audience.seesAll && audience.team == nil
    let condition = isOwnOnly ? "plannedCall.ownerId = ?" : "(? OR lead.team = ? OR plannedCall.ownerId = ?)"
    let viewer: StatementArguments =
      isOwnOnly
      ? [audience.owner?.rawValue]
      : [audience.seesAll, audience.team, audience.owner?.rawValue]
    return try rows(
      """
      SELECT leadId, attempt, at FROM plannedCall JOIN lead ON lead.id = leadId
      WHERE position = 0 AND at >= ? AND at <= ? AND (at, leadId) > (?, ?) AND \(condition)
      ORDER BY at, leadId LIMIT ?
      """,
      [place.at.milliseconds, end.milliseconds, place.at.milliseconds, place.lead.rawValue] + viewer + [limit]
    ) { row in
      var columns = ColumnReader(row)
      let lead: Int64 = columns.next()
      let attempt: Int = columns.next()
      return DueCall(lead: LeadID(lead), attempt: attempt, at: columns.instant())
    }
  }

  /// When the next call of any lead falls due, after `now`.
  public func nextCallDue(after now: Instant) throws -> Instant? {
    try row(
      "SELECT min(at) FROM plannedCall INDEXED BY plannedCall_due WHERE position = 0 AND at > ?", [now.milliseconds]
    ) { row in
      var columns = ColumnReader(row)
      return columns.optionalInstant()
    } ?? nil
  }
}
