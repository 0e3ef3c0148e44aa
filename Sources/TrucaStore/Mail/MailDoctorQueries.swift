internal import GRDB
public import TrucaCore

extension Snapshot {
  /// I15: no mail has gone on after its end, as the journal tells it, and each stands where its last entry left it.
  public func mailStateFaults() throws -> Findings {
    var found = Findings()
    found.examined = try count("SELECT count(*) FROM outbox")
    found.faults = try rows(
      """
      SELECT 'mail ' || subjectId || ': ' || count(*) || ' ends' AS fault FROM journal
      WHERE subject = 'mail' AND kind IN ('mailSent', 'mailDead', 'mailCancelled')
      GROUP BY subjectId HAVING count(*) > 1
      UNION ALL
      SELECT 'mail ' || outbox.id || ': is ' || outbox.state || ', and its journal ends with ' || last.kind FROM outbox
      JOIN journal AS last ON last.subject = 'mail' AND last.subjectId = outbox.id
      AND last.version = (SELECT max(version) FROM journal WHERE subject = 'mail' AND subjectId = outbox.id)
      WHERE (outbox.state = 'sent') <> (last.kind = 'mailSent') OR (outbox.state = 'dead') <> (last.kind = 'mailDead')
      OR (outbox.state = 'cancelled') <> (last.kind = 'mailCancelled') LIMIT 21
      """
    ) { $0["fault"] as String }
    return found
  }

  /// I16: a mail for each journal entry that calls for one, and none without.
  public func mailCauseFaults() throws -> Findings {
    var found = Findings()
    found.examined = try count("SELECT count(*) FROM journal WHERE subject = 'mail' AND version = 1")
    found.faults = try rows(
      """
      SELECT 'journal ' || sequence || ': calls for a mail that is not there' AS fault FROM journal
      LEFT JOIN outbox ON outbox.id = journal.subjectId AND outbox.journal = journal.sequence
      WHERE journal.subject = 'mail' AND journal.kind = 'mailQueued' AND outbox.id IS NULL
      UNION ALL
      SELECT 'mail ' || outbox.id || ': no journal entry calls for it' FROM outbox
      LEFT JOIN journal ON journal.sequence = outbox.journal AND journal.subject = 'mail'
      AND journal.subjectId = outbox.id AND journal.kind = 'mailQueued' WHERE journal.sequence IS NULL LIMIT 21
      """
    ) { $0["fault"] as String }
    return found
  }

  /// I19: no claim past its lease and no mail past its time; `grace` is what the clock's own work may take.
  public func mailStuckFaults(at now: Instant, grace: Span) throws -> Findings {
    let limit = (now - grace).milliseconds
    var found = Findings()
    found.examined = try count("SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM reminderRun)")
    found.faults = try rows(
      """
      SELECT 'mail ' || id || ': its claim ended and nobody took it back' AS fault FROM outbox WHERE leaseEnd < ?1
      UNION ALL
      SELECT 'mail ' || id || ': waits past its time' FROM outbox WHERE nextTry IS NOT NULL AND staleAt < ?1
      UNION ALL
      SELECT 'user ' || userId || ': reminder ' || kind || ' is overdue' FROM reminderRun WHERE next < ?1 LIMIT 21
      """, [limit]
    ) { $0["fault"] as String }
    return found
  }
}
