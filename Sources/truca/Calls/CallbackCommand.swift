import ArgumentParser
import TrucaAPI
import TrucaClient

struct CallbackCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "callback",
    abstract: "Promise a call at the time that was asked for.",
    usage: "truca callback [<lead>] <time> ... [<options>]",
    discussion: Example.text(
      "truca callback tomorrow 10:30", "truca callback 42 friday 9h",
      remarks: "Without a lead it is the outcome of the call in hand."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("A lead's number if wanted, then the time in words.", valueName: "words"))
  var arguments: [String]

  func perform(at desk: Desk) throws {
    let what = LeadAndWords(time: arguments)
    if let lead = what.lead { return try desk.answer(desk.client.promise(lead, at: what.words)) }
    let lead = try desk.leadInHand()
    guard let outcome = try desk.client.process().outcomes.first(where: \.isPromise) else {
      return try desk.answer(desk.client.promise(lead, at: what.words))
    }
    try desk.answer(desk.client.record(OutcomeRequest(outcome: outcome.outcome, time: what.words)))
  }
}
