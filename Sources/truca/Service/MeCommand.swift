import ArgumentParser
import TrucaClient

struct MeCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "me",
    abstract: "Show as whom the daemon knows you.",
    discussion: Example.text("truca me"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.me()) { UserView(user: $0).print(on: desk.console) }
  }
}
