import TrucaAPI

/// One calling rule as people read it: what holds, what is shipped where that differs, and where it stands.
struct RuleSheet {
  let rule: RuleView

  func print(on console: Console) {
    console.print(Text("\(rule.row.code)  \(rule.row.name)", .bold))
    var facts = FactSheet()
    add(\.hours, "hours", to: &facts)
    add({ $0.eve ?? "" }, "day before a holiday", to: &facts)
    add(\.holidays, "holidays", to: &facts)
    add({ $0.limits.joined(separator: ", ") }, "at most", to: &facts)
    add(Self.consent, "consent", to: &facts)
    add(
      { $0.rest == "none" ? "" : $0.rest == "never" ? "not called again" : "\($0.rest) days" }, "after a refusal",
      to: &facts)
    facts.add("basis", rule.basis)
    facts.add("source", rule.source + (rule.year.map { " (\($0))" } ?? ""))
    facts.add("link", rule.url)
    facts.add("applies to", rule.applies)
    facts.add("note", rule.note)
    facts.add("how well read", rule.row.confidence)
    facts.add("checked", rule.row.checked)
    facts.add("emergencies", rule.killSwitch ? "the place is known to suspend all calls" : nil)
    if let suspension = rule.suspension {
      facts.add("suspended", Text("\(suspension.at.words) by \(suspension.by): \(suspension.reason)", .alarm))
    }
    if let change = rule.change { add(change, to: &facts) }
    console.print(facts.lines)
    console.print(Text(rule.advice, .faint))
  }

  private func add(_ term: (RuleTerms) -> String, _ label: String, to facts: inout FactSheet) {
    let present = term(rule.row.terms)
    let shipped = rule.shipped.map(term) ?? present
    facts.add(
      label, Text(present) + Text(shipped == present ? "" : " (shipped: \(shipped.isEmpty ? "none" : shipped))", .faint)
    )
  }

  private func add(_ change: RuleView.Change, to facts: inout FactSheet) {
    facts.add("changed", "\(change.at.words) by \(change.by)")
    facts.add("narrowed", change.narrows.joined(separator: ", "))
    facts.add("replaced", Text(change.replaces.joined(separator: ", "), .warning))
    facts.add("because", change.reason)
    facts.add("own note", change.note)
    facts.add("own source", change.source)
    facts.add("own link", change.url)
  }

  private static func consent(_ terms: RuleTerms) -> String {
    let words =
      switch terms.consent {
      case "none": ""
      case "always": "needed"
      case "mobile": "needed for mobile numbers"
      default: "needed from \(terms.consent)"
      }
    return words + (terms.consentDays.map { ", lasts \($0) days" } ?? "")
  }
}
