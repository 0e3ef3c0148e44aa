import ArgumentParser
import TrucaAPI
import TrucaClient

struct SuppressAddCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Put a number or a prefix on the do-not-call list; planned calls go at once.",
    discussion: Example.text(
      "truca suppress add \"+34 600 111 222\" --note \"asked by mail\"", "truca suppress add --prefix \"+34 90\""))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var what: SuppressedOptions

  @Option(help: .init("A note.", valueName: "text"))
  var note: String?

  func perform(at desk: Desk) throws {
    let request = SuppressRequest(number: what.number, prefix: what.prefix, country: what.country, note: note)
    try desk.answer(desk.client.suppress(request)) { desk.console.print(Text("\($0.number): \($0.sentence)")) }
  }
}
