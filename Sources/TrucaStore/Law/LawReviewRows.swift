internal import GRDB
public import TrucaCore

/// The looking over of leads after a change of the law, as far as it has come. It has two passes: first the leads whose
/// next call comes soon, in the order of those calls, then all by number.
public struct LawReview: Hashable, Sendable {
  /// What changed: `rules`, `suspension`, `zones`.
  public var cause: String
  /// Leads to whose place one of these rules applies are looked over, and held ones; nil: all that are not closed.
  public var codes: Set<String>?
  /// Calls before this instant make a lead come first.
  public var dueUntil: Instant
  /// In the first pass the last lead was that of a call at this instant; nil in the second pass.
  public var dueAfter: Instant?
  /// The last lead that was looked at in this pass.
  public var after: LeadID
  /// Leads looked over so far; one that comes in both passes counts twice.
  public var done: Int
  /// Leads to look over, counted the same way; nil until they are counted.
  public var total: Int?
  public var startedAt: Instant

  /// A review that has yet to begin.
  public init(cause: String, codes: Set<String>?, dueUntil: Instant, startedAt: Instant) {
    self.cause = cause
    self.codes = codes
    self.dueUntil = dueUntil
    dueAfter = .distantPast
    after = LeadID(0)
    done = 0
    self.startedAt = startedAt
  }
}

/// A lead that a review comes by.
public struct ReviewCandidate: Hashable, Sendable {
  public var lead: LeadID
  /// When its next call is planned; nil in the second pass.
  public var at: Instant?
  /// Whether the review looks it over.
  public var isTouched: Bool
}

extension Snapshot {
  /// The review under way; nil: none.
  public func lawReview() throws -> LawReview? {
    try row("SELECT cause, codes, dueUntil, dueAfter, after, done, total, startedAt FROM lawReview") { row in
      let codes: String? = row["codes"]
      var review = LawReview(
        cause: row["cause"], codes: codes.map { Set($0.split(separator: " ").map(String.init)) },
        dueUntil: row.instant("dueUntil"), startedAt: row.instant("startedAt"))
      review.dueAfter = row.optionalInstant("dueAfter")
      review.after = LeadID(row["after"])
      review.done = row["done"]
      review.total = row["total"]
      return review
    }
  }

  public var hasLeads: Bool {
    get throws { try count("SELECT EXISTS (SELECT 1 FROM lead)") == 1 }
  }

  /// The next leads that a review comes by in its present pass; fewer than `limit` at its end.
  public func reviewCandidates(_ review: LawReview, limit: Int) throws -> [ReviewCandidate] {
    guard let dueAfter = review.dueAfter else {
      return try rows(
        "SELECT id, NULL AS at, state, placeRules FROM lead WHERE id > ? ORDER BY id LIMIT ?",
        [review.after.rawValue, limit]
      ) { candidate($0, review) }
    }
    // Many leads may be due at one instant, as after an import: those come first that are left of it, by an equality, or
    // each look would begin at the first of them again.
    let present = try due("at = ? AND leadId > ?", [dueAfter.milliseconds, review.after.rawValue], review, limit)
    guard present.count < limit else { return present }
    let later = try due(
      "at > ? AND at < ?", [dueAfter.milliseconds, review.dueUntil.milliseconds], review, limit - present.count)
    return present + later
  }

  /// Next calls in the order of their time.
  private func due(
    _ condition: String, _ arguments: StatementArguments, _ review: LawReview, _ limit: Int
  ) throws -> [ReviewCandidate] {
    try rows(
      """
      SELECT leadId AS id, at, state, placeRules FROM plannedCall JOIN lead ON lead.id = leadId
      WHERE position = 0 AND \(condition) ORDER BY at, leadId LIMIT ?
      """, arguments + [limit]
    ) { candidate($0, review) }
  }

  /// How many leads the two passes of a review look over. Reads all leads: not for the writing connection.
  public func countLeads(in review: LawReview) throws -> Int {
    let touched =
      """
      state <> 'closed' AND (?1 IS NULL OR state = 'held' OR EXISTS (
        SELECT 1 FROM json_each(?1) WHERE instr(' ' || placeRules || ' ', ' ' || value || ' ') > 0))
      """
    let codes = try review.codes.map { try JSONText.encode($0.sorted()) }
    let soon = try count(
      """
      SELECT count(*) FROM plannedCall JOIN lead ON lead.id = leadId WHERE position = 0 AND at < ?2 AND \(touched)
      """, [codes, review.dueUntil.milliseconds])
    return soon + (try count("SELECT count(*) FROM lead WHERE \(touched)", [codes]))
  }

  private func candidate(_ row: Row, _ review: LawReview) -> ReviewCandidate {
    var columns = ColumnReader(row)
    let id: Int64 = columns.next()
    let at = columns.optionalInstant()
    let state: String = columns.next()
    let rules = columns.words()
    let isTouched = state != "closed" && (state == "held" || review.codes.map { !$0.isDisjoint(with: rules) } ?? true)
    return ReviewCandidate(lead: LeadID(id), at: at, isTouched: isTouched)
  }
}

extension Transaction {
  /// Keeps how far a review has come, or a new one.
  public func save(_ review: LawReview) throws {
    try run(
      """
      INSERT OR REPLACE INTO lawReview(id, cause, codes, dueUntil, dueAfter, after, done, total, startedAt)
      VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        review.cause, review.codes.map { $0.sorted().joined(separator: " ") }, review.dueUntil.milliseconds,
        review.dueAfter?.milliseconds, review.after.rawValue, review.done, review.total,
        review.startedAt.milliseconds,
      ])
  }

  public func endLawReview() throws { try run("DELETE FROM lawReview", []) }
}
