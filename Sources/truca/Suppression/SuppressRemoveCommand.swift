import ArgumentParser
import TrucaAPI
import TrucaClient

struct SuppressRemoveCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a number or a prefix off the do-not-call list (administrators).",
    discussion: Example.text("truca suppress remove \"+34 600 111 222\" --reason \"typing error\""))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var what: SuppressedOptions

  @Option(help: .init("Why; it is kept.", valueName: "text"))
  var reason: String

  func perform(at desk: Desk) throws {
    let request = UnsuppressRequest(
      number: what.number, prefix: what.prefix, country: what.country, reason: reason)
    try desk.answer(desk.client.unsuppress(request)) { desk.console.print(Text("\($0.number): \($0.sentence)")) }
  }
}
