import ArgumentParser
import TrucaClient

struct MeShowCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show as whom the daemon knows you.",
    discussion: Example.text("truca me show"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.me()) { UserView(user: $0).print(on: desk.console) }
  }
}
