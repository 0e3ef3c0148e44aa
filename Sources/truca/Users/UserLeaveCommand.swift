import ArgumentParser
import TrucaAPI
import TrucaClient

struct UserLeaveCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave",
    abstract: "A user leaves; leads and promises are handed on.",
    discussion: Example.text("truca user leave anna --to joan"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("Who leaves.", valueName: "login"))
  var login: String

  @Option(help: .init("Who takes over (default: dealt by rule).", valueName: "other"))
  var to: String?

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.leave(login, to: to)) { answer in
      desk.console.print("\(answer.user.user) has left; \(Count.words(answer.handedOn, "lead", "leads")) handed on.")
      guard !answer.promisesAtRisk.isEmpty else { return }
      let leads = answer.promisesAtRisk.map(String.init).joined(separator: ", ")
      desk.console.print(Text("Promises that cannot be kept at their time: lead \(leads).", .alarm))
    }
  }
}
