import ArgumentParser
import TrucaAPI
import TrucaClient

struct OutboxShowCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a mail: what it says and how far it has come.",
    discussion: Example.text("truca outbox show 7"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The mail's number.", valueName: "mail"))
  var mail: Int64

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.mail(mail)) { detail in
      var facts = FactSheet()
      facts.add("mail", "\(detail.row.mail)")
      facts.add("state", MailState.text(detail.row.state))
      facts.add("reminder", detail.row.kind)
      facts.add("to", detail.to.map { "\(detail.row.user), \($0)" } ?? "\(detail.row.user), who has no address")
      facts.add("due", detail.row.due.words)
      facts.add("dropped from", detail.staleAt.words)
      facts.add("tries", "\(detail.row.attempts)")
      facts.add("next try", detail.row.nextTry?.words)
      facts.add("exit code", detail.row.lastExitCode.map(String.init))
      facts.add("said", detail.row.lastMessage)
      facts.add("message id", detail.messageId)
      facts.add("subject", detail.subject)
      desk.console.print(facts.lines)
      desk.console.print()
      for line in detail.text.split(separator: "\n", omittingEmptySubsequences: false) {
        desk.console.print(Text(String(line)))
      }
    }
  }
}
