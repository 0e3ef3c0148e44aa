internal import GRDB
public import TrucaCore

/// The next call of a lead, with what `next` and `today` order it by.
public struct NextCall: Hashable, Sendable {
  public var lead: LeadID
  public var owner: UserID
  /// When the present enquiry began.
  public var weekStart: Instant
  /// Whether it is the first call of the present enquiry.
  public var isFirst: Bool
  public var call: PlannedCall

  public init(lead: LeadID, owner: UserID, weekStart: Instant, isFirst: Bool, call: PlannedCall) {
    self.lead = lead
    self.owner = owner
    self.weekStart = weekStart
    self.isFirst = isFirst
    self.call = call
  }
}

/// What falls due by itself.
public enum DueKind: String, Sendable {
  /// A call in hand whose lease ends.
  case leaseEnd
  /// A planned call that was not made while it could be.
  case lateCall
  case missedPromise
  /// A reminder is to be written, or a mail's claim or worth ends.
  case mail
  /// A consent ends, or a rest after a refusal is over.
  case lead
  /// The hourly look at the backlog.
  case backlog
}

extension Snapshot {
  public func plan(of lead: LeadID) throws -> [PlannedCall] {
    try rows(
      "SELECT \(PlanRow.columns) FROM plannedCall WHERE leadId = ? ORDER BY position", [lead.rawValue], PlanRow.decode)
  }

  /// Next calls of an owner's leads that are due: their time has come and is not over.
  public func dueCalls(of owner: UserID, at now: Instant) throws -> [NextCall] {
    try rows(
      "SELECT \(PlanRow.nextColumns) FROM plannedCall WHERE ownerId = ? AND at <= ? AND position = 0 AND until > ?",
      [owner.rawValue, now.milliseconds, now.milliseconds], PlanRow.next)
  }

  /// Next calls of an owner's leads that come up in a stretch of time, in order.
  public func comingCalls(of owner: UserID, in stretch: Interval, limit: Int) throws -> [NextCall] {
    try rows(
      """
      SELECT \(PlanRow.nextColumns) FROM plannedCall
      WHERE ownerId = ? AND at >= ? AND at < ? AND position = 0 ORDER BY at, leadId LIMIT ?
      """,
      [owner.rawValue, stretch.start.milliseconds, stretch.end.milliseconds, limit], PlanRow.next)
  }

  public func countComing(of owner: UserID, in stretch: Interval) throws -> Int {
    try count(
      "SELECT count(*) FROM plannedCall WHERE ownerId = ? AND at >= ? AND at < ? AND position = 0",
      [owner.rawValue, stretch.start.milliseconds, stretch.end.milliseconds])
  }

  /// Promised callbacks of an owner in order of their time.
  public func promises(of owner: UserID) throws -> [NextCall] {
    try rows(
      """
      SELECT \(PlanRow.nextColumns) FROM lead JOIN plannedCall ON plannedCall.leadId = lead.id AND position = 0
      WHERE lead.ownerId = ? AND lead.state = 'open' AND lead.promiseAt IS NOT NULL
      AND plannedCall.promisedAt IS NOT NULL ORDER BY lead.promiseAt, lead.id
      """, [owner.rawValue], PlanRow.next)
  }

  /// When the next call of this owner's leads becomes due, after `now`.
  public func nextDue(of owner: UserID, after now: Instant) throws -> Instant? {
    try row(
      "SELECT min(at) AS at FROM plannedCall WHERE ownerId = ? AND at > ? AND position = 0",
      [owner.rawValue, now.milliseconds]
    ) { $0.optionalInstant("at") } ?? nil
  }

  /// All planned calls of an owner in a stretch of time: what her days hold.
  public func plannedTimes(of owner: UserID, in stretch: Interval) throws -> [(lead: LeadID, at: Instant)] {
    try rows(
      """
      SELECT leadId, at FROM plannedCall
      WHERE ownerId = ? AND at >= ? AND at < ? AND promisedAt IS NULL ORDER BY at, leadId
      """, [owner.rawValue, stretch.start.milliseconds, stretch.end.milliseconds]
    ) { (LeadID($0["leadId"]), $0.instant("at")) }
  }

  public func countPlanned(of owner: UserID, in stretch: Interval) throws -> Int {
    try count(
      "SELECT count(*) FROM plannedCall WHERE ownerId = ? AND at >= ? AND at < ?",
      [owner.rawValue, stretch.start.milliseconds, stretch.end.milliseconds])
  }

  // MARK: - What the ticker asks

  /// Leads whose next call was not made while it could be.
  public func lateLeads(at now: Instant, limit: Int) throws -> [LeadID] {
    try rows(
      "SELECT leadId FROM plannedCall WHERE until <= ? AND position = 0 ORDER BY until, leadId LIMIT ?",
      [now.milliseconds, limit]
    ) { LeadID($0["leadId"]) }
  }

  /// Leads with a promise that should have been kept by `limitInstant` and is not known as missed yet.
  public func promisesMissed(by limitInstant: Instant, limit: Int) throws -> [LeadID] {
    try rows(
      """
      SELECT id FROM lead WHERE promiseAt IS NOT NULL AND promiseAt <= ? AND promiseMissedAt IS NULL
      AND state = 'open' ORDER BY promiseAt, id LIMIT ?
      """, [limitInstant.milliseconds, limit]
    ) { LeadID($0["id"]) }
  }

  /// When something falls due by itself next: a lease ends, a call becomes late, a promise is missed
  /// (`promiseGrace` after its time), a week ends with no call left.
  public func nextTick(promiseGrace: Span) throws -> Instant? {
    try nextTicks(promiseGrace: promiseGrace).map(\.at).min()
  }

  /// The same, for each kind of thing.
  public func nextTicks(promiseGrace: Span) throws -> [(kind: DueKind, at: Instant)] {
    let instants: [(DueKind, Instant?)] = [
      (
        .leaseEnd,
        try row("SELECT min(leaseEnd) AS at FROM call WHERE state = 'inHand'") { $0.optionalInstant("at") } ?? nil
      ),
      (
        .lateCall,
        try row("SELECT min(until) AS at FROM plannedCall WHERE position = 0") { $0.optionalInstant("at") } ?? nil
      ),
      (
        .missedPromise,
        (try row(
          "SELECT min(promiseAt) AS at FROM lead WHERE promiseAt IS NOT NULL AND promiseMissedAt IS NULL AND state = 'open'"
        ) { $0.optionalInstant("at") } ?? nil).map { $0 + promiseGrace }
      ),
    ]
    return instants.compactMap { kind, at in at.map { (kind, $0) } }
  }
}

extension Transaction {
  /// Replaces the plan of a lead.
  func savePlan(_ plan: Plan, of progress: LeadProgress) throws {
    try run("DELETE FROM plannedCall WHERE leadId = ?", [progress.id.rawValue])
    guard let owner = progress.owner else { return }
    for (position, call) in plan.calls.enumerated() {
      try run(
        """
        INSERT INTO plannedCall(leadId, position, attempt, ownerId, at, until, ideal, latest, promisedAt, partTries,
        weekStart, isFirst) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          progress.id.rawValue, position, call.attempt, owner.rawValue, call.at.milliseconds, call.until.milliseconds,
          call.ideal.milliseconds, call.latest?.milliseconds, call.promised?.milliseconds, call.partTries,
          (progress.standing.weekStart ?? progress.storedAt).milliseconds,
          call.attempt == progress.standing.firstAttemptOfCycle,
        ])
    }
  }
}

/// How a planned call stands in its row.
enum PlanRow {
  static let columns = "attempt, at, until, ideal, latest, plannedCall.promisedAt, partTries"
  static let nextColumns = "leadId, plannedCall.ownerId, plannedCall.weekStart, isFirst, \(columns)"

  static func decode(_ row: Row) -> PlannedCall { decode(ColumnReader(row)) }

  static func next(_ row: Row) -> NextCall {
    var columns = ColumnReader(row)
    let (lead, owner): (Int64, Int64) = (columns.next(), columns.next())
    let weekStart = columns.instant()
    return NextCall(
      lead: LeadID(lead), owner: UserID(owner), weekStart: weekStart, isFirst: columns.next(), call: decode(columns))
  }

  private static func decode(_ reader: ColumnReader) -> PlannedCall {
    var columns = reader
    return PlannedCall(
      attempt: columns.next(), at: columns.instant(), until: columns.instant(), ideal: columns.instant(),
      latest: columns.optionalInstant(), promised: columns.optionalInstant(), partTries: columns.next())
  }
}
