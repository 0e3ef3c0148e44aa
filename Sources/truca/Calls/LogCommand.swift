import ArgumentParser
import TrucaAPI
import TrucaClient

struct LogCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Record what came of the call in hand, or of one that Truca did not hand out.",
    discussion: Example.text(
      "truca log", "truca log v", "truca log callback --time \"tomorrow 10:30\"",
      "truca log connected --lead 42 --in --note \"asked for the price list\"",
      remarks: """
        Without OUTCOME a terminal shows the outcomes and reads one key. --lead, --in, --at and --number record a \
        call that Truca did not hand out.
        """))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The outcome's key or keystroke.", valueName: "outcome"))
  var outcome: String?

  @Option(help: .init("A note on the lead.", valueName: "text"))
  var note: String?

  @Option(help: .init("The time asked for, in words, where the outcome takes one.", valueName: "words"))
  var time: String?

  @Option(help: .init("Why, where the outcome asks for it.", valueName: "text"))
  var reason: String?

  @Option(help: .init("The lead of a call that Truca did not hand out.", valueName: "id"))
  var lead: Int64?

  @Flag(name: .customLong("in"), help: "It was an incoming call.")
  var incoming = false

  @Option(help: .init("When the call was, in words (default: now).", valueName: "words"))
  var at: String?

  @Option(help: .init("Which number was called (default: the lead's current one).", valueName: "number"))
  var number: String?

  func perform(at desk: Desk) throws {
    guard let outcome else {
      return try record(OutcomePrompt(time: time, reason: reason, note: note).ask(at: desk), at: desk)
    }
    try record(OutcomeRequest(outcome: outcome, time: time, reason: reason, note: note), at: desk)
  }

  private var wasHandedOut: Bool { lead == nil && !incoming && at == nil && number == nil }

  private func record(_ outcome: OutcomeRequest, at desk: Desk) throws {
    guard !wasHandedOut else { return try desk.answer(desk.client.record(outcome)) }
    let call = MadeCallRequest(
      outcome: outcome.outcome, direction: incoming ? "in" : nil, at: at, number: number, time: outcome.time,
      reason: outcome.reason, note: outcome.note)
    try desk.answer(desk.client.record(call, with: lead ?? desk.leadInHand()))
  }
}
