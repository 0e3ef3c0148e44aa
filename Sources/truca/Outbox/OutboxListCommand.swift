import ArgumentParser
import TrucaAPI
import TrucaClient

struct OutboxListCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List mails, the newest first; administrators see everybody's.",
    discussion: Example.text("truca outbox list", "truca outbox list --state dead"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Option(
    help: .init("Only mails in this state: pending, sending, uncertain, sent, dead, cancelled.", valueName: "state"))
  var state: String?

  @OptionGroup var list: ListOptions

  func perform(at desk: Desk) throws {
    let page = try list.collect { cursor, limit in
      try desk.client.outbox(state: state, after: cursor, limit: limit)
    }
    try desk.answer(page) { page in
      guard !page.items.isEmpty else { return desk.console.print("No mails.") }
      var table = Table([
        .init(title: "mail", isNumber: true), .init(title: "state"), .init(title: "reminder"), .init(title: "to"),
        .init(title: "due"), .init(title: "tries", isNumber: true), .init(title: "code", isNumber: true),
        .init(title: "next try"), .init(title: "said", shrinks: true),
      ])
      for row in page.items {
        table.add([
          "\(row.mail)", MailState.text(row.state), Text(row.kind), Text(row.user), Text(row.due.words),
          row.attempts == 0 ? "" : "\(row.attempts)", Text(row.lastExitCode.map(String.init) ?? ""),
          Text(row.nextTry?.words ?? ""), Text(row.lastMessage ?? ""),
        ])
      }
      desk.console.print(table)
      desk.console.printRemainder(of: page)
    }
  }
}
