internal import GRDB
public import TrucaCore

/// A change of a rule with who made it.
public struct StoredRuleChange: Hashable, Sendable {
  public var change: RuleChange
  /// Why the law was widened; "" where it was not.
  public var reason: String
  public var at: Instant
  /// nil: an administrator without a user.
  public var by: UserID?

  public init(change: RuleChange, reason: String, at: Instant, by: UserID?) {
    self.change = change
    self.reason = reason
    self.at = at
    self.by = by
  }
}

/// A rule under which no call is allowed for the present.
public struct Suspension: Hashable, Sendable {
  public var code: String
  public var reason: String
  public var at: Instant
  /// nil: an administrator without a user.
  public var by: UserID?

  public init(code: String, reason: String, at: Instant, by: UserID?) {
    self.code = code
    self.reason = reason
    self.at = at
    self.by = by
  }
}

/// Something that was done to a rule.
public struct RuleHistoryEntry: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case shipped, set, reset, suspended, resumed
  }

  public var id: Int64
  public var code: String
  public var kind: Kind
  /// Of `shipped`: the row from then on; nil where it was taken out.
  public var rule: CallingRule?
  /// Of `set`: the whole change that holds from then on.
  public var change: RuleChange?
  public var reason: String
  public var at: Instant
  public var by: UserID?
}

extension Snapshot {
  public func ruleChanges() throws -> [StoredRuleChange] {
    try rows("SELECT rule, reason, at, byId FROM callingRuleChange ORDER BY code", [], Self.change)
  }

  public func ruleChange(_ code: String) throws -> StoredRuleChange? {
    try row("SELECT rule, reason, at, byId FROM callingRuleChange WHERE code = ?", [code], Self.change)
  }

  public func suspensions() throws -> [Suspension] {
    try rows("SELECT code, reason, at, byId FROM suspension ORDER BY code") { row in
      Suspension(
        code: row["code"], reason: row["reason"], at: row.instant("at"),
        by: (row["byId"] as Int64?).map { UserID($0) })
    }
  }

  /// What was done to one rule or to all, the latest first, from before the entry `id` on.
  public func ruleHistory(of code: String?, before id: Int64, limit: Int) throws -> [RuleHistoryEntry] {
    try rows(
      """
      SELECT id, code, kind, rule, reason, at, byId FROM callingRuleHistory
      WHERE id < ? AND (? IS NULL OR code = ?) ORDER BY id DESC LIMIT ?
      """, [id, code, code, limit]
    ) { row in
      let kind = RuleHistoryEntry.Kind(rawValue: row["kind"]) ?? .shipped
      let text: String? = row["rule"]
      return RuleHistoryEntry(
        id: row["id"], code: row["code"], kind: kind,
        rule: kind == .shipped ? try text.map { try JSONText.decode(CallingRuleRecord.self, $0).rule } : nil,
        change: kind == .set ? try text.map { try JSONText.decode(RuleChangeRecord.self, $0).change } : nil,
        reason: row["reason"], at: row.instant("at"), by: (row["byId"] as Int64?).map { UserID($0) })
    }
  }

  private static func change(_ row: Row) throws -> StoredRuleChange {
    StoredRuleChange(
      change: try JSONText.decode(RuleChangeRecord.self, row["rule"]).change, reason: row["reason"],
      at: row.instant("at"), by: (row["byId"] as Int64?).map { UserID($0) })
  }
}

extension Transaction {
  /// Puts a change in force and into the history.
  public func save(_ stored: StoredRuleChange) throws {
    let code = stored.change.code
    let text = try JSONText.encode(RuleChangeRecord(stored.change))
    try run(
      """
      INSERT INTO callingRuleChange(code, rule, isForced, reason, at, byId) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET rule = excluded.rule, isForced = excluded.isForced, reason = excluded.reason,
      at = excluded.at, byId = excluded.byId
      """,
      [code, text, !stored.change.forced.isEmpty, stored.reason, stored.at.milliseconds, stored.by?.rawValue])
    try keep(.set, of: code, rule: text, reason: stored.reason, at: stored.at, by: stored.by)
  }

  /// Takes a change back; the shipped row holds again. False: there was none.
  public func removeRuleChange(_ code: String, reason: String, at: Instant, by: UserID?) throws -> Bool {
    guard try reading.ruleChange(code) != nil else { return false }
    try run("DELETE FROM callingRuleChange WHERE code = ?", [code])
    try keep(.reset, of: code, reason: reason, at: at, by: by)
    return true
  }

  public func suspend(_ suspension: Suspension) throws {
    try run(
      "INSERT INTO suspension(code, reason, at, byId) VALUES (?, ?, ?, ?)",
      [suspension.code, suspension.reason, suspension.at.milliseconds, suspension.by?.rawValue])
    try keep(.suspended, of: suspension.code, reason: suspension.reason, at: suspension.at, by: suspension.by)
  }

  /// False: it was not suspended.
  public func resume(_ code: String, reason: String, at: Instant, by: UserID?) throws -> Bool {
    guard try reading.suspensions().contains(where: { $0.code == code }) else { return false }
    try run("DELETE FROM suspension WHERE code = ?", [code])
    try keep(.resumed, of: code, reason: reason, at: at, by: by)
    return true
  }

  private func keep(
    _ kind: RuleHistoryEntry.Kind, of code: String, rule: String? = nil, reason: String, at: Instant, by: UserID?
  ) throws {
    try run(
      """
      INSERT INTO callingRuleHistory(code, rule, at, journal, kind, reason, byId) VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [code, rule, at.milliseconds, try reading.lastSequence(), kind.rawValue, reason, by?.rawValue])
  }
}
