internal import GRDB
internal import TrucaCore

/// How a mail stands in its row.
enum MailRow {
  static let insertSQL = """
    INSERT INTO outbox(id, userId, kind, slot, cause, leadId, state, created, due, staleAt, subject, text, html, calendar,
    messageId, nextTry, journal) VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// What changes while it is on its way.
  static let updateSQL = """
    UPDATE outbox SET state = ?, attempts = ?, setUpFaults = ?, lapses = ?, nextTry = ?, token = ?, leaseEnd = ?,
    claimed = ?, lastExit = ?, lastMessage = ?, isSeen = ? WHERE id = ?
    """

  static func inserting(_ mail: MailRecord) -> StatementArguments {
    [
      mail.id.rawValue, mail.user.rawValue, mail.kind, mail.slot, mail.cause.rawValue, mail.lead?.rawValue,
      mail.created.milliseconds, mail.due.milliseconds, mail.staleAt.milliseconds, mail.subject, mail.text, mail.html,
      mail.calendar, mail.messageID, mail.nextTry?.milliseconds, mail.journal,
    ]
  }

  static func updating(_ mail: MailRecord) -> StatementArguments {
    [
      mail.state.rawValue, mail.attempts, mail.setUpFaults, mail.lapses, mail.nextTry?.milliseconds, mail.token,
      mail.leaseEnd?.milliseconds, mail.claimed?.milliseconds, mail.lastExit, mail.lastMessage, mail.isSeen,
      mail.id.rawValue,
    ]
  }

  static func decode(_ row: Row) throws -> MailRecord {
    guard let cause = MailRecord.Cause(rawValue: row["cause"]), let state = MailRecord.State(rawValue: row["state"])
    else { throw DatabaseError(message: "unknown cause or state of a mail") }
    var mail = MailRecord(
      id: MailID(row["id"]), user: UserID(row["userId"]), kind: row["kind"], slot: row["slot"], cause: cause,
      lead: (row["leadId"] as Int64?).map { LeadID($0) }, created: row.instant("created"), due: row.instant("due"),
      staleAt: row.instant("staleAt"), subject: row["subject"], text: row["text"], html: row["html"],
      messageID: row["messageId"], journal: row["journal"])
    mail.state = state
    mail.calendar = row["calendar"]
    mail.attempts = row["attempts"]
    mail.setUpFaults = row["setUpFaults"]
    mail.lapses = row["lapses"]
    mail.nextTry = row.optionalInstant("nextTry")
    mail.token = row["token"]
    mail.leaseEnd = row.optionalInstant("leaseEnd")
    mail.claimed = row.optionalInstant("claimed")
    mail.lastExit = row["lastExit"]
    mail.lastMessage = row["lastMessage"]
    mail.isSeen = row["isSeen"]
    return mail
  }
}
