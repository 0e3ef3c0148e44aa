import ArgumentParser
import TrucaAPI
import TrucaClient

struct RulesResumeCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Allow calls again under a rule that was suspended.",
    discussion: Example.text("truca rules resume US-LA"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var waiting: ReviewOptions

  @Argument(help: .init("As in ES, US-FL or US-unknown.", valueName: "code"))
  var code: String

  @Option(help: .init("Why; kept in the history.", valueName: "text"))
  var reason: String?

  func perform(at desk: Desk) throws {
    let answer = try desk.client.resumeRule(code, reason: reason)
    try waiting.follow(answer.review, at: desk)
    try desk.answer(answer) { _ in desk.console.print(Text("Calls under \(code) are allowed again.")) }
  }
}
