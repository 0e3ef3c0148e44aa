import ArgumentParser
import TrucaClient

struct UserShowCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one user.",
    discussion: Example.text("truca user show anna"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("Login name.", valueName: "login"))
  var login: String

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.user(login)) { UserView(user: $0).print(on: desk.console) }
  }
}
