import TrucaAPI

/// One lead on the terminal.
struct LeadView {
  let lead: Lead

  func print(on console: Console) {
    console.print(Text(lead.name, .bold) + Text(lead.company.isEmpty ? "" : ", \(lead.company)"))
    console.print(facts)
    printPlan(on: console)
    printCalls(on: console)
    printNotes(on: console)
    printTimeline(on: console)
  }

  private var facts: [Text] {
    var facts = FactSheet()
    facts.add("lead", "\(lead.lead), version \(lead.version)")
    facts.add("state", [lead.state, lead.closing ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
    for reason in lead.held { facts.add("held", Text(reason.sentence, .warning)) }
    facts.add("at risk", Text(lead.risk?.sentence ?? "", .alarm))
    for number in lead.numbers { facts.add("number", Text(words(number))) }
    facts.add("mail", lead.email)
    facts.add("address", address)
    facts.add("place", place)
    facts.add("place by", lead.place.map { $0.why.joined(separator: "; ") })
    facts.add("owner", "\(lead.owner ?? "nobody") (team \(lead.team))")
    facts.add("source", lead.source)
    facts.add("playbook", "\(lead.playbook), process version \(lead.processVersion)")
    facts.add("came in", lead.storedAt.words)
    facts.add("created", lead.createdElsewhere)
    facts.add("week", lead.weekStart.map { "\($0.words) to \(lead.deadline?.words ?? "-")" })
    facts.add("promise", Text(lead.promise?.words ?? "", .good))
    for consent in lead.consents { facts.add("consent", ConsentText.text(consent)) }
    facts.add("same number", lead.linked.map { "lead \($0)" }.joined(separator: ", "))
    return facts.lines
  }

  private func words(_ number: Lead.Number) -> String {
    var remarks = [number.kind ?? "", number.current ? "current" : ""]
    if number.suppressed { remarks.append("do not call") }
    if number.number == nil { remarks.append("cannot be read") }
    let known = remarks.filter { !$0.isEmpty }.joined(separator: ", ")
    return (number.number ?? number.text) + (known.isEmpty ? "" : " (\(known))")
  }

  private var address: String {
    [lead.street, lead.postalCode, lead.city, lead.region, lead.country].compactMap(\.self).joined(separator: ", ")
  }

  private var place: String? {
    lead.place.map { place in
      // A subdivision's code begins with its country's: US-FL.
      let name = place.subdivisions.isEmpty ? place.country : place.subdivisions.joined(separator: " or ")
      let zones = place.zones.joined(separator: ", ")
      return "\(name) (\(zones))\(place.setByHand ? ", set by hand" : "")"
    }
  }

  private func printPlan(on console: Console) {
    guard !lead.planned.isEmpty else { return }
    console.printHeading("Planned calls")
    var table = Table([
      .init(title: "call", isNumber: true), .init(title: "at"), .init(title: "until"), .init(title: "wished"),
      .init(title: "at the latest"), .init(title: "their time"), .init(title: ""),
    ])
    for call in lead.planned {
      table.add([
        "\(call.attempt)", Text(call.at.words), Text(call.until.words), Text(call.ideal.words),
        Text(call.latest?.words ?? ""), Text(call.theirTime), call.promised ? Text("promised", .good) : "",
      ])
    }
    console.print(table)
    console.print(lead.planned.map { Text("\($0.attempt): \($0.why)", .faint) })
  }

  private func printCalls(on console: Console) {
    guard !lead.calls.isEmpty else { return }
    console.printHeading("Calls")
    var table = Table([
      .init(title: "call", isNumber: true), .init(title: "at"), .init(title: ""), .init(title: "rep"),
      .init(title: "number"), .init(title: "outcome"), .init(title: "why", shrinks: true),
    ])
    for call in lead.calls {
      table.add([
        Text(call.attempt.map(String.init) ?? ""), Text(call.at.words), Text(call.direction), Text(call.rep),
        Text(call.number ?? ""), Text(call.outcome ?? call.state), Text(call.why),
      ])
    }
    console.print(table)
    console.print(
      lead.calls.compactMap { call in
        call.evidence.map { Text("\(call.attempt.map(String.init) ?? "-"): legal at \($0.sentence)", .faint) }
      })
  }

  private func printNotes(on console: Console) {
    guard !lead.notes.isEmpty else { return }
    console.printHeading("Notes")
    console.print(lead.notes.map { Text("\($0.at.words), \($0.by): ", .faint) + Text($0.text) })
  }

  private func printTimeline(on console: Console) {
    guard !lead.timeline.isEmpty else { return }
    console.printHeading("Timeline")
    var table = Table([.init(title: "at"), .init(title: "who"), .init(title: "what")])
    for entry in lead.timeline { table.add([Text(entry.at.words), Text(entry.actor), Text(entry.sentence)]) }
    console.print(table)
  }
}
