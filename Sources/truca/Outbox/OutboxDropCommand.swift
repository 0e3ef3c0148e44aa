import ArgumentParser
import TrucaAPI
import TrucaClient

struct OutboxDropCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop",
    abstract: "Take a waiting mail back, or take note of a failed one.",
    discussion: Example.text("truca outbox drop 7"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The mail's number.", valueName: "mail"))
  var mail: Int64

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.dropMail(mail)) { desk.console.print(Text(MailState.sentence($0))) }
  }
}
