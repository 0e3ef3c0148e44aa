internal import GRDB
public import TrucaCore

/// A call as it was made, with what people want to know of it.
public struct CallRecord: Hashable, Sendable {
  public var id: CallID
  public var lead: LeadID
  /// nil for incoming calls and for hand-outs that were given back.
  public var attempt: Int?
  public var isIncoming: Bool
  /// Whether Truca handed it out.
  public var handedOut: Bool
  public var rep: UserID
  /// The number that was called, E.164.
  public var number: String?
  public var at: Instant
  public var leaseEnd: Instant?
  public var promised: Instant?
  public var state: State
  public var outcome: String?
  public var reached: Bool
  public var endedAt: Instant?
  public var why: String
  /// What made it legal; nil for calls that Truca did not hand out.
  public var evidence: CallEvidence?

  public enum State: String, Sendable, CaseIterable {
    case inHand, outcome, leaseEnded, undone, released
  }

  public init(
    id: CallID, lead: LeadID, attempt: Int?, isIncoming: Bool, handedOut: Bool, rep: UserID, number: String?,
    at: Instant, leaseEnd: Instant?, promised: Instant?, state: State, why: String
  ) {
    self.id = id
    self.lead = lead
    self.attempt = attempt
    self.isIncoming = isIncoming
    self.handedOut = handedOut
    self.rep = rep
    self.number = number
    self.at = at
    self.leaseEnd = leaseEnd
    self.promised = promised
    self.state = state
    self.outcome = nil
    self.reached = false
    self.endedAt = nil
    self.why = why
  }
}

extension Snapshot {
  public func call(_ id: CallID) throws -> CallRecord? {
    try row("SELECT \(CallRow.columns) FROM call WHERE id = ?", [id.rawValue], CallRow.decode)
  }

  public func calls(of lead: LeadID) throws -> [CallRecord] {
    try rows(
      "SELECT \(CallRow.columns) FROM call WHERE leadId = ? AND state <> 'released' ORDER BY id", [lead.rawValue],
      CallRow.decode)
  }

  public func callInHand(of rep: UserID) throws -> CallRecord? {
    try row("SELECT \(CallRow.columns) FROM call WHERE repId = ? AND state = 'inHand'", [rep.rawValue], CallRow.decode)
  }

  /// The rep's newest call that was not given back.
  public func lastCall(of rep: UserID) throws -> CallRecord? {
    try row(
      """
      SELECT \(CallRow.columns) FROM call WHERE repId = ? AND state <> 'released' ORDER BY at DESC, id DESC LIMIT 1
      """, [rep.rawValue], CallRow.decode)
  }

  /// The call of this rep whose outcome was recorded last.
  public func lastEndedCall(of rep: UserID, since: Instant) throws -> CallRecord? {
    try row(
      """
      SELECT \(CallRow.columns) FROM call WHERE repId = ? AND state = 'outcome' AND endedAt >= ?
      ORDER BY endedAt DESC, id DESC LIMIT 1
      """, [rep.rawValue, since.milliseconds], CallRow.decode)
  }

  /// Calls handed out to a rep in a stretch of time, promised callbacks aside, given-back ones aside.
  public func handedOut(to rep: UserID, in stretch: Interval) throws -> Int {
    try count(
      """
      SELECT count(*) FROM call WHERE repId = ? AND at >= ? AND at < ? AND handedOut = 1 AND promisedAt IS NULL
      AND state <> 'released'
      """, [rep.rawValue, stretch.start.milliseconds, stretch.end.milliseconds])
  }

  /// All calls that a rep made in a stretch of time.
  public func callsMade(by rep: UserID, in stretch: Interval) throws -> Int {
    try count(
      "SELECT count(*) FROM call WHERE repId = ? AND at >= ? AND at < ? AND state <> 'released'",
      [rep.rawValue, stretch.start.milliseconds, stretch.end.milliseconds])
  }

  /// Calls in hand whose lease is over.
  public func leasesEnded(by now: Instant, limit: Int) throws -> [CallRecord] {
    try rows(
      "SELECT \(CallRow.columns) FROM call WHERE state = 'inHand' AND leaseEnd <= ? ORDER BY leaseEnd LIMIT ?",
      [now.milliseconds, limit], CallRow.decode)
  }

  /// When a number was called, for whichever lead: attempts after `start`, and not after `end`, in order.
  public func attempts(by number: String, after start: Instant, to end: Instant) throws -> [Instant] {
    try rows(
      "SELECT at FROM call WHERE number = ? AND at > ? AND at <= ? AND attempt IS NOT NULL ORDER BY at",
      [number, start.milliseconds, end.milliseconds]
    ) { $0.instant("at") }
  }

  /// Open leads of which this is the number that is called now.
  public func openLeads(calledBy number: String) throws -> [LeadID] {
    try rows(
      """
      SELECT lead.id FROM leadNumber JOIN lead ON lead.id = leadNumber.leadId AND lead.numberIndex = position
      WHERE number = ? AND state = 'open' ORDER BY lead.id
      """, [number]
    ) { LeadID($0["id"]) }
  }

  func attempts(of lead: LeadID) throws -> [Attempt] {
    try rows(
      "SELECT \(CallRow.attemptColumns) FROM call WHERE leadId = ? AND attempt IS NOT NULL ORDER BY attempt",
      [lead.rawValue], CallRow.attempt)
  }
}

extension Transaction {
  /// Takes the next call number; the row must follow in the same transaction.
  public func nextCallID() throws -> CallID {
    CallID(Int64(try reading.count("SELECT coalesce(max(id), 0) + 1 FROM call")))
  }

  public func insert(_ call: CallRecord) throws {
    try run(
      """
      INSERT INTO call(id, leadId, attempt, direction, handedOut, repId, number, at, leaseEnd, promisedAt, state,
      outcome, reached, endedAt, why, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        call.id.rawValue, call.lead.rawValue, call.attempt, call.isIncoming ? "in" : "out", call.handedOut,
        call.rep.rawValue, call.number, call.at.milliseconds, call.leaseEnd?.milliseconds, call.promised?.milliseconds,
        call.state.rawValue, call.outcome, call.reached, call.endedAt?.milliseconds, call.why,
        try call.evidence.map { try JSONText.encode(CallEvidenceRecord($0)) } ?? "",
      ])
  }

  /// Writes how a call stands now; number, rep and time of a call do not change.
  public func update(_ call: CallRecord) throws {
    try run(
      "UPDATE call SET attempt = ?, leaseEnd = ?, state = ?, outcome = ?, reached = ?, endedAt = ? WHERE id = ?",
      [
        call.attempt, call.leaseEnd?.milliseconds, call.state.rawValue, call.outcome, call.reached,
        call.endedAt?.milliseconds, call.id.rawValue,
      ])
  }
}

/// How a call stands in its row.
enum CallRow {
  static let columns = """
    id, leadId, attempt, direction, handedOut, repId, number, at, leaseEnd, promisedAt, state, outcome, reached, endedAt,
    why, evidence
    """

  static func decode(_ row: Row) throws -> CallRecord {
    var columns = ColumnReader(row)
    let (id, lead): (Int64, Int64) = (columns.next(), columns.next())
    let attempt: Int? = columns.optional()
    let direction: String = columns.next()
    let handedOut: Bool = columns.next()
    let rep: Int64 = columns.next()
    let number: String? = columns.optional()
    let (at, leaseEnd, promised) = (columns.instant(), columns.optionalInstant(), columns.optionalInstant())
    let state = try state(columns.next())
    let outcome: String? = columns.optional()
    let reached: Bool? = columns.optional()
    let ended = columns.optionalInstant()
    var call = CallRecord(
      id: CallID(id), lead: LeadID(lead), attempt: attempt, isIncoming: direction == "in", handedOut: handedOut,
      rep: UserID(rep), number: number, at: at, leaseEnd: leaseEnd, promised: promised, state: state,
      why: columns.next())
    call.outcome = outcome
    call.reached = reached ?? false
    call.endedAt = ended
    let evidence: String = columns.next()
    call.evidence = try evidence.isEmpty ? nil : JSONText.decode(CallEvidenceRecord.self, evidence).evidence
    return call
  }

  static let attemptColumns = "id, attempt, repId, at, promisedAt, state, leaseEnd, outcome, reached"

  static func attempt(_ row: Row) throws -> Attempt {
    var columns = ColumnReader(row)
    let (id, number, rep): (Int64, Int, Int64) = (columns.next(), columns.next(), columns.next())
    let (at, promised) = (columns.instant(), columns.optionalInstant())
    let state = try state(columns.next())
    let leaseEnd = columns.optionalInstant()
    let outcome: String? = columns.optional()
    let reached: Bool? = columns.optional()
    let ending: Attempt.Ending =
      switch state {
      case .inHand: .inHand(leaseEnd: leaseEnd ?? at)
      case .outcome: .outcome(outcome ?? "", reached: reached ?? false)
      case .leaseEnded: .leaseEnded
      case .undone, .released: .undone
      }
    return Attempt(call: CallID(id), number: number, rep: UserID(rep), at: at, promised: promised, ending: ending)
  }

  private static func state(_ text: String) throws -> CallRecord.State {
    guard let state = CallRecord.State(rawValue: text) else { throw DatabaseError(message: "unknown call state") }
    return state
  }
}
