internal import GRDB
public import TrucaCore

/// What a check looked at and what it found wrong, naming ids only.
public struct Findings: Sendable {
  public var examined = 0
  public var faults: [String] = []

  public init() {}
}

extension Snapshot {
  /// I1: SQLite's own checks.
  public func integrityFaults() throws -> Findings {
    var found = Findings()
    found.examined = 2
    found.faults += try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
    found.faults += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
      "foreign key of table \(row["table"] as String), row \((row["rowid"] as Int64?).map(String.init) ?? "?")"
    }
    return found
  }

  /// I2: versions count journal entries without a hole.
  public func versionFaults() throws -> Findings {
    try findings(
      count: "SELECT count(*) FROM lead",
      faults: """
        SELECT 'lead ' || lead.id || ': version ' || lead.version || ', ' || count(journal.sequence) || ' entries'
        FROM lead LEFT JOIN journal ON journal.subject = 'lead' AND journal.subjectId = lead.id
        GROUP BY lead.id
        HAVING count(journal.sequence) <> lead.version OR coalesce(max(journal.version), 0) <> lead.version LIMIT 21
        """)
  }

  /// I9: every open lead has a next call, a call in hand, or stands at risk with a reason.
  public func openLeadFaults() throws -> Findings {
    try findings(
      count: "SELECT count(*) FROM lead WHERE state = 'open'",
      faults: """
        SELECT 'lead ' || id || ': open without a next call or a reason' FROM lead WHERE state = 'open'
        AND shortfall IS NULL
        AND NOT EXISTS (SELECT 1 FROM plannedCall WHERE leadId = lead.id)
        AND NOT EXISTS (SELECT 1 FROM call WHERE leadId = lead.id AND call.state = 'inHand') LIMIT 21
        """)
  }

  /// I10: attempts are numbered 1, 2, 3 … and belong to the lead's count; open hand-outs are kept apart by indices.
  public func attemptFaults() throws -> Findings {
    try findings(
      count: "SELECT count(*) FROM call WHERE attempt IS NOT NULL",
      faults: """
        SELECT 'lead ' || lead.id || ': ' || count(call.attempt) || ' attempts, the last numbered '
        || coalesce(max(call.attempt), 0) || ', counted ' || lead.attempts
        FROM lead LEFT JOIN call ON call.leadId = lead.id AND call.attempt IS NOT NULL GROUP BY lead.id
        HAVING count(call.attempt) <> coalesce(max(call.attempt), 0) OR count(call.attempt) <> lead.attempts LIMIT 21
        """)
  }

  /// I11: only open leads have planned calls, and none to a number on the do-not-call list.
  public func closedLeadFaults() throws -> Findings {
    try findings(
      count: "SELECT count(*) FROM lead WHERE state <> 'open'",
      faults: """
        SELECT 'lead ' || lead.id || ': ' || lead.state || ' with planned calls' FROM lead
        WHERE lead.state <> 'open' AND EXISTS (SELECT 1 FROM plannedCall WHERE leadId = lead.id)
        UNION ALL
        SELECT 'lead ' || lead.id || ': planned to a suppressed number' FROM lead
        JOIN leadNumber ON leadNumber.leadId = lead.id AND leadNumber.position = lead.numberIndex
        JOIN suppression ON suppression.number = leadNumber.number
        WHERE lead.state = 'open' AND EXISTS (SELECT 1 FROM plannedCall WHERE leadId = lead.id) LIMIT 21
        """)
  }

  /// I12: a promise stands first in the plan, and at its minute unless that minute has passed or is not callable.
  public func promiseFaults() throws -> Findings {
    try findings(
      count: "SELECT count(*) FROM lead WHERE promiseAt IS NOT NULL",
      faults: """
        SELECT 'lead ' || lead.id || ': promise not planned first at its minute' FROM lead
        LEFT JOIN plannedCall ON plannedCall.leadId = lead.id AND position = 0
        WHERE lead.state = 'open' AND lead.promiseAt IS NOT NULL AND lead.shortfall IS NULL
        AND (plannedCall.promisedAt IS NOT lead.promiseAt OR plannedCall.at < lead.promiseAt) LIMIT 21
        """)
  }

  /// The counted leads of each user are her leads that are not closed.
  public func loadFaults() throws -> Findings {
    try findings(
      count: "SELECT count(*) FROM repLoad",
      faults: """
        SELECT 'user ' || repLoad.userId || ': counted ' || repLoad.leads || ' leads' FROM repLoad
        WHERE leads <> (SELECT count(*) FROM lead WHERE ownerId = repLoad.userId AND state <> 'closed') LIMIT 21
        """)
  }

  /// When calls were handed out to a rep, promises aside.
  public func handOutTimes(of rep: UserID) throws -> [Instant] {
    try rows(
      """
      SELECT at FROM call WHERE repId = ? AND handedOut = 1 AND promisedAt IS NULL AND state <> 'released'
      ORDER BY at
      """, [rep.rawValue]
    ) { $0.instant("at") }
  }

  /// Goes through all leads, one in memory at a time.
  public func eachLead(_ body: (LeadProgress) throws -> Void) throws {
    var after: Int64 = 0
    while true {
      let ids = try rows("SELECT id FROM lead WHERE id > ? ORDER BY id LIMIT 500", [after]) { $0["id"] as Int64 }
      guard let last = ids.last else { return }
      for id in ids {
        if let lead = try progress(LeadID(id)) { try body(lead) }
      }
      after = last
    }
  }

  private func findings(count: String, faults: String) throws -> Findings {
    var found = Findings()
    found.examined = try self.count(count)
    found.faults = try rows(faults) { $0[0] as String }
    return found
  }
}
