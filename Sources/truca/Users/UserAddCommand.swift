import ArgumentParser
import TrucaAPI
import TrucaClient

struct UserAddCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a person who works with Truca.",
    discussion: Example.text(
      "truca user add anna --name \"Anna Serra\" --role rep --team girona",
      "truca user add joan --role rep manager --hours \"mon-fri 09:00-18:00\"",
      remarks: "Without --uid it is that of the account of this name on this machine; without --zone this machine's."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("Login name.", valueName: "login"))
  var login: String

  @OptionGroup var fields: UserFields

  func perform(at desk: Desk) throws {
    var user = fields.change
    user.user = login
    user.uid = user.uid ?? LocalAccount.uid(of: login)
    user.zone = try user.zone ?? zone(at: desk)
    try desk.answer(desk.client.addUser(user)) { UserView(user: $0).print(on: desk.console) }
    guard user.uid == nil, !desk.wantsJSON else { return }
    desk.console.print(
      "There is no account \(login) on this machine; set its uid with: truca user set \(login) --uid N")
  }

  private func zone(at desk: Desk) throws(Failure) -> String {
    if let zone = LocalZone.name(desk.environment) { return zone }
    if desk.console.canAsk, let zone = desk.console.ask("Time zone (as Europe/Madrid)?") { return zone }
    throw .usage("cannot tell the time zone of \(login); give it, as in: --zone Europe/Madrid")
  }
}
