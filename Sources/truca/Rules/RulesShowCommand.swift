import ArgumentParser
import TrucaAPI
import TrucaClient

struct RulesShowCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a calling rule with its source, and what was changed of it.",
    discussion: Example.text("truca rules show US-FL"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("As in ES, US-FL or US-unknown.", valueName: "code"))
  var code: String

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.rule(code)) { RuleSheet(rule: $0).print(on: desk.console) }
  }
}
