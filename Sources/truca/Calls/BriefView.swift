import TrucaAPI

/// All that a rep needs before she dials.
struct BriefView {
  let call: CallBrief
  let outcomes: [ProcessView.OutcomeView]

  func print(on console: Console) {
    var facts = FactSheet()
    let who = call.company.isEmpty ? call.name : "\(call.name), \(call.company)"
    facts.add("call", Text(who, .bold) + " (lead \(call.lead), call \(call.attempt))")
    facts.add("number", Text(call.number, .bold))
    facts.add("there", "it is \(call.theirTime)")
    facts.add("promised", Text(call.promised?.words ?? "", .warning))
    facts.add("why", call.why)
    if let why = call.forbidden {
      facts.add("do not call", Text(why, .alarm))
    } else {
      facts.add("until", call.callableUntil.words)
    }
    facts.add("source", call.source)
    for note in call.notes { facts.add("note", "\(note.at.words), \(note.by): \(note.text)") }
    console.print(facts.lines)
    console.print()
    console.print("Log it with: \(hint)")
  }

  private var hint: String {
    let keyed = outcomes.filter { !$0.keystroke.isEmpty }
    guard !keyed.isEmpty else { return "truca log" }
    let keys = keyed.map(\.keystroke).joined(separator: "|")
    return "truca log \(keys)  (\(keyed.map { "\($0.keystroke) \($0.name)" }.joined(separator: ", ")))"
  }
}
