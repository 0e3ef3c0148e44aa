import ArgumentParser
import TrucaAPI
import TrucaClient

struct SuppressCheckCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether a number is on the do-not-call list, and why.",
    discussion: Example.text("truca suppress check \"+34 600 111 222\""))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The number, in any spelling.", valueName: "number"))
  var number: String

  @Option(help: .init("The country of a number in national spelling.", valueName: "country"))
  var country: String?

  func perform(at desk: Desk) throws {
    let check = try desk.client.checkSuppression(NumberQuestion(number: number, country: country))
    try desk.answer(check) { check in
      desk.console.print(Text(check.sentence, check.suppressed ? .warning : .good))
      if !check.entries.isEmpty { desk.console.print(SuppressionTable(check.entries).table) }
    }
  }
}
