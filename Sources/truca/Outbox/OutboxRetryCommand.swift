import ArgumentParser
import TrucaAPI
import TrucaClient

struct OutboxRetryCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Send a mail again: at once if it waits, as a copy if it has failed.",
    discussion: Example.text("truca outbox retry 7"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The mail's number.", valueName: "mail"))
  var mail: Int64

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.retryMail(mail)) { desk.console.print(Text(MailState.sentence($0))) }
  }
}
