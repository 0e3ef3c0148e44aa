internal import GRDB
public import TrucaCore

extension Snapshot {
  /// Reminders of the clock whose time has come.
  public func remindersDue(by now: Instant, limit: Int) throws -> [ReminderRun] {
    try rows(
      "SELECT * FROM reminderRun WHERE next <= ? ORDER BY next, userId, kind LIMIT ?", [now.milliseconds, limit],
      ReminderRunRow.decode)
  }

  public func reminderRuns(of user: UserID) throws -> [ReminderRun] {
    try rows("SELECT * FROM reminderRun WHERE userId = ? ORDER BY kind", [user.rawValue], ReminderRunRow.decode)
  }

  /// Kinds that a user has switched off.
  public func remindersOff(of user: UserID) throws -> Set<String> {
    Set(try rows("SELECT kind FROM reminderOff WHERE userId = ?", [user.rawValue]) { $0["kind"] as String })
  }

  /// When mail or reminders need the clock next: a reminder comes, a claim ends, a waiting mail becomes stale.
  public func nextMailTick() throws -> Instant? {
    try row(
      """
      SELECT min(at) AS at FROM (
        SELECT min(next) AS at FROM reminderRun WHERE next IS NOT NULL
        UNION ALL SELECT min(leaseEnd) FROM outbox WHERE leaseEnd IS NOT NULL
        UNION ALL SELECT min(staleAt) FROM outbox WHERE nextTry IS NOT NULL)
      """
    ) { $0.optionalInstant("at") } ?? nil
  }
}

extension Transaction {
  public func save(_ run: ReminderRun) throws {
    try self.run(
      """
      INSERT INTO reminderRun(userId, kind, definition, slot, considered, next) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET definition = excluded.definition, slot = excluded.slot,
      considered = excluded.considered, next = excluded.next
      """,
      [
        run.user.rawValue, run.kind, run.definition, run.slot, run.considered.milliseconds, run.next?.milliseconds,
      ])
  }

  public func deleteReminderRun(of user: UserID, kind: String) throws {
    try run("DELETE FROM reminderRun WHERE userId = ? AND kind = ?", [user.rawValue, kind])
  }

  public func setReminder(_ kind: String, of user: UserID, off: Bool) throws {
    if off {
      try run("INSERT INTO reminderOff(userId, kind) VALUES (?, ?) ON CONFLICT DO NOTHING", [user.rawValue, kind])
    } else {
      try run("DELETE FROM reminderOff WHERE userId = ? AND kind = ?", [user.rawValue, kind])
    }
  }
}

enum ReminderRunRow {
  static func decode(_ row: Row) throws -> ReminderRun {
    ReminderRun(
      user: UserID(row["userId"]), kind: row["kind"], definition: row["definition"], slot: row["slot"],
      considered: row.instant("considered"), next: row.optionalInstant("next"))
  }
}
