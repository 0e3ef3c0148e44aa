import ArgumentParser
import TrucaClient

struct NumberCheckCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell how a number is read, where it may be, by which rules, and when it may be called.",
    discussion: Example.text(
      "truca number check \"+1 212 555 0123\"", "truca number check \"600 111 222\" --country ES",
      remarks: "Nothing is changed, and nobody is called. The answer is no legal advice."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The number, in any usual spelling.", valueName: "number"))
  var number: [String]

  @Option(help: .init("The country of a number in national spelling: ES.", valueName: "country"))
  var country: String?

  @Option(help: .init("The team whose country and usual part count; without it your own.", valueName: "team"))
  var team: String?

  func perform(at desk: Desk) throws {
    let text = number.joined(separator: " ")
    try desk.answer(desk.client.checkNumber(text, country: country, team: team)) {
      NumberView(check: $0).print(on: desk.console)
    }
  }
}
