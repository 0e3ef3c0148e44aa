internal import GRDB
public import TrucaCore

/// Whose entries of the journal somebody may see. Entries about other things than leads and users are for those who
/// see all.
public struct JournalAudience: Hashable, Sendable {
  public var seesAll = false
  /// Leads and users of this team.
  public var team: String?
  /// Leads that this user owns now.
  public var owner: UserID?
  /// This user.
  public var user: UserID?

  public init() {}
}

/// An entry of the journal with what it is about.
public struct JournalNotice: Hashable, Sendable {
  public var entry: JournalEntry
  /// `lead`, `user`, …
  public var subject: String
  /// The number of the lead, the user, the process version.
  public var number: Int64
  /// The login of the user whom it is about.
  public var login: String?
}

extension Snapshot {
  /// What an audience may see among the entries behind `start` up to `end`, in their order.
  public func notices(after start: Int64, through end: Int64, for audience: JournalAudience) throws -> [JournalNotice] {
    try rows(
      """
      SELECT journal.*, user.login AS subjectLogin FROM journal
      LEFT JOIN lead ON journal.subject = 'lead' AND lead.id = journal.subjectId
      LEFT JOIN user ON journal.subject = 'user' AND user.id = journal.subjectId
      WHERE journal.sequence > ? AND journal.sequence <= ?
        AND (? OR lead.team = ? OR lead.ownerId = ? OR user.team = ? OR user.id = ?)
      ORDER BY journal.sequence
      """,
      [
        start, end, audience.seesAll, audience.team, audience.owner?.rawValue, audience.team, audience.user?.rawValue,
      ]
    ) { row in
      JournalNotice(
        entry: try JournalRow.decode(row), subject: row["subject"], number: row["subjectId"], login: row["subjectLogin"]
      )
    }
  }
}
