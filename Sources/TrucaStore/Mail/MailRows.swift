internal import GRDB
public import TrucaCore

extension Snapshot {
  public func mail(_ id: MailID) throws -> MailRecord? {
    try row("SELECT * FROM outbox WHERE id = ?", [id.rawValue], MailRow.decode)
  }

  public func mail(user: UserID, kind: String, slot: String) throws -> MailRecord? {
    try row(
      "SELECT * FROM outbox WHERE userId = ? AND kind = ? AND slot = ?", [user.rawValue, kind, slot], MailRow.decode)
  }

  /// The newest first, from `before` down.
  public func mails(
    of user: UserID?, in state: MailRecord.State?, before: MailID?, limit: Int
  ) throws -> [MailRecord] {
    try rows(
      """
      SELECT * FROM outbox WHERE (?1 IS NULL OR userId = ?1) AND (?2 IS NULL OR state = ?2)
      AND (?3 IS NULL OR id < ?3) ORDER BY id DESC LIMIT ?4
      """, [user?.rawValue, state?.rawValue, before?.rawValue, limit], MailRow.decode)
  }

  /// The mail that waits longest and may be claimed at `now`.
  public func dueMail(at now: Instant) throws -> MailRecord? {
    try row(
      "SELECT * FROM outbox WHERE nextTry <= ? ORDER BY nextTry, id LIMIT 1", [now.milliseconds], MailRow.decode)
  }

  /// When the next waiting mail may be claimed.
  public func nextMailTry() throws -> Instant? {
    try row("SELECT min(nextTry) AS at FROM outbox WHERE nextTry IS NOT NULL") { $0.optionalInstant("at") } ?? nil
  }

  /// Mails whose claim has ended without a result.
  public func mailsLapsed(by now: Instant, limit: Int) throws -> [MailRecord] {
    try rows(
      "SELECT * FROM outbox WHERE leaseEnd <= ? ORDER BY leaseEnd, id LIMIT ?", [now.milliseconds, limit],
      MailRow.decode)
  }

  /// Waiting mails that have become stale.
  public func mailsStale(by now: Instant, limit: Int) throws -> [MailRecord] {
    try rows(
      "SELECT * FROM outbox WHERE nextTry IS NOT NULL AND staleAt <= ? ORDER BY staleAt, id LIMIT ?",
      [now.milliseconds, limit], MailRow.decode)
  }

  /// Mails about a lead that wait, by their cause.
  public func waitingMails(of lead: LeadID, cause: MailRecord.Cause) throws -> [MailRecord] {
    try rows(
      "SELECT * FROM outbox WHERE leadId = ? AND cause = ? AND nextTry IS NOT NULL ORDER BY id",
      [lead.rawValue, cause.rawValue], MailRow.decode)
  }

  /// The copy of a failed mail that waits or was sent; nil where none was asked for, or it has failed too.
  public func livingCopy(of mail: MailRecord) throws -> MailRecord? {
    let prefix = mail.slot + " copy "
    return try row(
      """
      SELECT * FROM outbox WHERE userId = ? AND kind = ? AND substr(slot, 1, ?) = ?
      AND state IN ('pending', 'sending', 'uncertain', 'sent') ORDER BY id LIMIT 1
      """, [mail.user.rawValue, mail.kind, prefix.unicodeScalars.count, prefix], MailRow.decode)
  }

  /// Waiting mails that a fault of the set-up kept back.
  public func mailsKeptBack() throws -> [MailRecord] {
    try rows("SELECT * FROM outbox WHERE nextTry IS NOT NULL AND setUpFaults > 0 ORDER BY id", [], MailRow.decode)
  }

  /// Mails claimed since an instant: how many, and when the first of them was.
  public func mailsClaimed(since: Instant) throws -> (count: Int, first: Instant?) {
    try row(
      "SELECT count(*) AS count, min(claimed) AS first FROM outbox WHERE claimed > ?", [since.milliseconds]
    ) { ($0["count"], $0.optionalInstant("first")) } ?? (0, nil)
  }

  public func countMailsClaimed(of user: UserID, since: Instant) throws -> Int {
    try count("SELECT count(*) FROM outbox WHERE userId = ? AND claimed >= ?", [user.rawValue, since.milliseconds])
  }

  public func countMailsCreated(for user: UserID, since: Instant) throws -> Int {
    try count("SELECT count(*) FROM outbox WHERE userId = ? AND created >= ?", [user.rawValue, since.milliseconds])
  }

  /// Dead mails with which nobody has dealt yet, the newest first.
  public func deadMails(limit: Int) throws -> [MailRecord] {
    try rows(
      "SELECT * FROM outbox WHERE state = 'dead' AND isSeen = 0 ORDER BY id DESC LIMIT ?", [limit], MailRow.decode)
  }

  public func countDeadMails() throws -> Int {
    try count("SELECT count(*) FROM outbox WHERE state = 'dead' AND isSeen = 0")
  }

  /// Mails that could have been claimed before `limit` and still wait.
  public func countMailsWaiting(since limit: Instant) throws -> Int {
    try count("SELECT count(*) FROM outbox WHERE nextTry < ?", [limit.milliseconds])
  }

  public func countMailsWaiting() throws -> Int {
    try count("SELECT count(*) FROM outbox WHERE nextTry IS NOT NULL")
  }

  public func mailQueue() throws -> MailQueue {
    try row("SELECT * FROM mailQueue WHERE id = 1") { row in
      let users = (row["faultUsers"] as String).split(separator: " ").compactMap { Int64($0) }.map { UserID($0) }
      return MailQueue(pausedAt: row.optionalInstant("pausedAt"), reason: row["reason"], faultUsers: Set(users))
    } ?? MailQueue()
  }
}

extension Transaction {
  public func nextMailID() throws -> MailID {
    MailID(Int64(try reading.count("SELECT coalesce(max(id), 0) + 1 FROM outbox")))
  }

  public func insert(_ mail: MailRecord) throws {
    try run(MailRow.insertSQL, MailRow.inserting(mail))
  }

  /// Saves how far a mail has come. Throws for a step that no mail takes.
  public func update(_ mail: MailRecord) throws {
    try run(MailRow.updateSQL, MailRow.updating(mail))
  }

  public func save(_ queue: MailQueue) throws {
    try run(
      "UPDATE mailQueue SET pausedAt = ?, reason = ?, faultUsers = ? WHERE id = 1",
      [
        queue.pausedAt?.milliseconds, queue.reason,
        queue.faultUsers.sorted().map { String($0.rawValue) }.joined(separator: " "),
      ])
  }
}
