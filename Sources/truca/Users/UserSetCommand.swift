import ArgumentParser
import TrucaAPI
import TrucaClient

struct UserSetCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change a user.",
    discussion: Example.text(
      "truca user set anna --capacity 40", "truca user set anna --off 2026-12-24..2027-01-02",
      remarks: "--role and --off replace the whole list; --off none takes all days off back."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("Login name.", valueName: "login"))
  var login: String

  @OptionGroup var fields: UserFields

  func validate() throws {
    guard fields.change != UserChange() else {
      throw ValidationError("cannot see a change; give what is to be changed, as in: --capacity 40")
    }
  }

  func perform(at desk: Desk) throws {
    let present = try desk.client.user(login)
    try desk.answer(desk.client.changeUser(login, version: present.version, fields.change)) {
      UserView(user: $0).print(on: desk.console)
    }
  }
}
