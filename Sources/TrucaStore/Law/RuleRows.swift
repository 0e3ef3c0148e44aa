internal import GRDB
public import TrucaCore

extension Snapshot {
  /// All calling rules as they are shipped.
  public func callingRules() throws -> [CallingRule] {
    try rows("SELECT rule FROM callingRule ORDER BY code") {
      try JSONText.decode(CallingRuleRecord.self, $0["rule"]).rule
    }
  }
}

extension Transaction {
  /// Replaces the table of calling rules; each row that differs is kept in the history. Returns the codes that changed.
  public func replace(callingRules: [CallingRule], at: Instant) throws -> [String] {
    let old = Dictionary(uniqueKeysWithValues: try reading.callingRules().map { ($0.code, $0) })
    let new = Dictionary(callingRules.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    for code in changed {
      let text = try new[code].map { try JSONText.encode(CallingRuleRecord($0)) }
      try run("DELETE FROM callingRule WHERE code = ?", [code])
      if let text { try run("INSERT INTO callingRule(code, rule) VALUES (?, ?)", [code, text]) }
      try run(
        "INSERT INTO callingRuleHistory(code, rule, at, journal) VALUES (?, ?, ?, ?)",
        [code, text, at.milliseconds, try reading.lastSequence()])
    }
    return changed
  }
}
