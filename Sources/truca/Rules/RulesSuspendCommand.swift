import ArgumentParser
import TrucaAPI
import TrucaClient

struct RulesSuspendCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "Allow no call under a rule from now on.",
    discussion: Example.text(
      "truca rules suspend US-LA --reason hurricane",
      remarks: "A country suspends its parts too, a state also Americans of whom nobody knows the state."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var waiting: ReviewOptions

  @Argument(help: .init("As in ES, US-FL or US-unknown.", valueName: "code"))
  var code: String

  @Option(help: .init("Why; kept in the history.", valueName: "text"))
  var reason: String

  func perform(at desk: Desk) throws {
    let answer = try desk.client.suspendRule(code, reason: reason)
    try waiting.follow(answer.review, at: desk)
    try desk.answer(answer) { _ in
      desk.console.print(Text("No calls under \(code) from now on. To undo: truca rules resume \(code)"))
    }
  }
}
