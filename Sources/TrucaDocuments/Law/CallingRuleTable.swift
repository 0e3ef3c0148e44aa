public import TrucaCore

/// The table of calling rules as its file gives it.
public struct CallingRuleTable: Hashable, Sendable {
  /// In the order of the file; the row for American numbers of an unknown state last.
  public var rules: [CallingRule]
  /// A proposal for places without a row, with the code `fallback`; kept for people to read. Such leads are held.
  public var fallback: CallingRule?
  /// The day on which the table was put together.
  public var compiled: CivilDate?

  public init(rules: [CallingRule], fallback: CallingRule?, compiled: CivilDate?) {
    self.rules = rules
    self.fallback = fallback
    self.compiled = compiled
  }
}

extension CallingRuleTable {
  /// Reads the text of `calling-rules.toml`.
  /// - Throws: everything that is wrong with it.
  public static func decode(fileName: String, text: String) throws(DocumentProblems) -> CallingRuleTable {
    let collector = ProblemCollector()
    let root = TOMLReader(try TOMLDocument(file: fileName, text: text), collector: collector)
    checkSchema(root)
    let compiled = root.date("compiled")
    let fallback = root.table("fallback", subject: "the fallback").map {
      CallingRuleDecoder.decode($0, code: "fallback", name: "Fallback")
    }
    let rows = root.list("rule", noun: "rule").map { ($0, CallingRuleDecoder.decode($0)) }
    let unknown = root.table("us_unknown_state", subject: "us_unknown_state").map {
      CallingRuleDecoder.decode($0, code: PlaceResolver.unknownState, name: "United States (state not known)")
    }
    root.finish()
    checkCodes(rows)
    if rows.isEmpty { root.problem(root.position, "cannot plan without a calling rule: add a [[rule]]") }
    try collector.check(files: [fileName])
    return CallingRuleTable(
      rules: rows.map { $0.1 } + (unknown.map { [$0] } ?? []), fallback: fallback, compiled: compiled)
  }

  private static func checkSchema(_ root: TOMLReader) {
    root.require("schema", "schema = 1")
    guard let schema = root.integer("schema"), schema != 1 else { return }
    root.problem("schema", "cannot read schema \(schema): this version of Truca reads schema 1")
  }

  /// Codes are different, and a part of a country stands beside its country: a row alone would widen the law.
  private static func checkCodes(_ rows: [(TOMLReader, CallingRule)]) {
    let codes = rows.map { $0.1.code }
    for (index, (reader, rule)) in rows.enumerated() {
      if codes.prefix(index).contains(rule.code), !rule.code.isEmpty {
        reader.problem("code", "cannot have two rules for \(rule.code): remove one")
      }
      guard let hyphen = rule.code.firstIndex(of: "-") else { continue }
      let country = String(rule.code[..<hyphen])
      if !codes.contains(country) {
        reader.problem("code", "cannot use the rule \(rule.code) without one for \(country): add a rule for \(country)")
      }
    }
  }
}
