internal import TrucaCore

/// Reads one row of the table of calling rules.
enum CallingRuleDecoder {
  private static let bases = ["statute", "regulation", "regulator", "industry_code", "practice"]
  private static let confidences = ["high", "medium", "low"]

  /// A `[[rule]]`. What is missing or wrong is in the reader's collector.
  static func decode(_ reader: TOMLReader) -> CallingRule {
    var rule = decode(reader, code: code(reader), name: reader.requiredString("name"), isRow: true)
    rule.basis = oneOf(bases, "basis", reader)
    rule.source = reader.requiredString("source")
    rule.year = reader.integer("year", in: 1900...2200)
    rule.applies = reader.requiredString("applies")
    rule.confidence = oneOf(confidences, "confidence", reader)
    rule.url = reader.string("url") ?? ""
    reader.finish()
    return rule
  }

  /// One of the two tables that are no rows of law: hours, holidays, limits and a note.
  static func decode(_ reader: TOMLReader, code: String, name: String) -> CallingRule {
    let rule = decode(reader, code: code, name: name, isRow: false)
    reader.finish()
    return rule
  }

  private static func decode(_ reader: TOMLReader, code: String, name: String, isRow: Bool) -> CallingRule {
    let (limits, scopes) = AttemptLimitDecoder.decode(reader)
    let note = ([reader.string("note") ?? ""] + scopes).filter { !$0.isEmpty }.joined(separator: " ")
    var rule = CallingRule(
      code: code, name: name, windows: WindowsDecoder.week(reader), holidays: holidays(reader), limits: limits,
      note: note)
    guard isRow else { return rule }
    rule.eve = WindowsDecoder.eve(reader)
    rule.consent = consent(reader)
    rule.afterRefusalDays = reader.integer("after_refusal_days", in: 1...36_500)
    rule.neverAfterRefusal = reader.boolean("never_after_refusal") ?? false
    rule.killSwitch = reader.boolean("kill_switch") ?? false
    return rule
  }

  private static func code(_ reader: TOMLReader) -> String {
    let code = reader.requiredString("code")
    guard !code.isEmpty, !CallingRule.isCode(code) else { return code }
    reader.problem("code", "cannot use the code \"\(code)\": write two letters as in ES, or a part as in US-FL")
    return code
  }

  private static func holidays(_ reader: TOMLReader) -> CallingRule.HolidayPolicy {
    let text = oneOf(CallingRule.HolidayPolicy.allCases.map(\.rawValue), "holidays", reader)
    return CallingRule.HolidayPolicy(rawValue: text) ?? .advised
  }

  private static func consent(_ reader: TOMLReader) -> CallingRule.ConsentRule {
    let always = reader.boolean("consent_required") ?? false
    let from = reader.date("consent_required_from")
    let mobile = reader.boolean("consent_required_mobile") ?? false
    let validDays = reader.integer("consent_valid_days", in: 1...36_500)
    if [always, from != nil, mobile].count(where: { $0 }) > 1 {
      reader.problem(
        reader.position,
        "cannot require consent in two ways\(reader.place): keep one of consent_required, consent_required_from and"
          + " consent_required_mobile")
    }
    let required: CallingRule.ConsentRule.RequiredFrom? = from.map { .day($0) } ?? (always || mobile ? .always : nil)
    if validDays != nil, required == nil {
      reader.problem("consent_valid_days", "cannot use consent_valid_days\(reader.place), which requires no consent")
    }
    return CallingRule.ConsentRule(requiredFrom: required, validDays: validDays, mobileOnly: mobile)
  }

  private static func oneOf(_ allowed: [String], _ key: String, _ reader: TOMLReader) -> String {
    let text = reader.requiredString(key)
    if allowed.contains(text) || text.isEmpty { return text }
    reader.problem(
      key, "cannot use \"\(text)\" as \(key)\(reader.place): write one of \(allowed.joined(separator: ", "))")
    return text
  }
}
