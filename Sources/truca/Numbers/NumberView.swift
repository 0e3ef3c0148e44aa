import TrucaAPI

/// What is known of a number, on the terminal.
struct NumberView {
  let check: NumberCheck

  func print(on console: Console) {
    console.print(Text(check.number ?? check.text, .bold))
    console.print(facts)
    printZones(on: console)
    printRules(on: console)
    console.print()
    console.print(Text(data, .faint))
    console.print(Text(check.notice, .warning))
  }

  private var facts: [Text] {
    var facts = FactSheet()
    facts.add("read as", reading)
    for reason in check.held { facts.add("held", Text(reason.sentence, .warning)) }
    facts.add(
      "place", check.place.map { $0.subdivisions.isEmpty ? $0.country : $0.subdivisions.joined(separator: " or ") })
    facts.add("place by", check.place.map { $0.why.joined(separator: "; ") })
    facts.add("do not call", check.suppressed ? Text("on the do-not-call list", .alarm) : "")
    facts.add("now", Text(check.sentence, check.callable ? .good : .warning))
    facts.add("next", next)
    for limit in check.limits { facts.add("limit", limit) }
    return facts.lines
  }

  private var reading: String {
    guard check.number != nil else { return "no number" }
    let validity = check.reading == "valid" ? "valid" : "possible, and unknown to this machine's number plan"
    return [check.region, check.kind, validity].compactMap(\.self).joined(separator: ", ")
  }

  private var next: String? {
    guard let next = check.next else { return check.rules.isEmpty ? nil : "no moment within two weeks" }
    return "\(next.words)" + (check.nextTheirTime.map { " (there \($0))" } ?? "")
  }

  private func printZones(on console: Console) {
    guard !check.zones.isEmpty else { return }
    console.printHeading("Zones, each of which must allow a call")
    var table = Table([.init(title: "zone"), .init(title: "there now"), .init(title: "why", shrinks: true)])
    for zone in check.zones { table.add([Text(zone.zone), Text(zone.local), Text(zone.why)]) }
    console.print(table)
  }

  private func printRules(on console: Console) {
    for rule in check.rules {
      console.printHeading("\(rule.rule), \(rule.name)")
      var facts = FactSheet()
      facts.add("hours", rule.hours)
      facts.add("before holidays", rule.eve)
      facts.add("holidays", rule.holidays == "none" ? "ordinary days" : "no calls (\(rule.holidays))")
      facts.add("limits", rule.limits.joined(separator: ", "))
      facts.add("consent", rule.consent)
      facts.add(
        "source", [rule.basis, rule.source, rule.year.map(String.init)].compactMap(\.self).joined(separator: ", "))
      facts.add("link", rule.url)
      facts.add("confidence", rule.confidence)
      console.print(facts.lines)
    }
  }

  private var data: String {
    let rules = check.rulesCompiled.map { "; calling rules of \($0)" } ?? ""
    return "Dial table of \(check.dialTable)\(rules)."
  }
}
