import ArgumentParser
import TrucaAPI
import TrucaClient

struct ProcessHistoryCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List the versions of the process.",
    discussion: Example.text("truca process history"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var list: ListOptions

  func perform(at desk: Desk) throws {
    let page = try list.collect { cursor, _ in try desk.client.processHistory(after: cursor) }
    try desk.answer(page) { page in
      guard !page.items.isEmpty else { return desk.console.print("No process has been applied yet.") }
      var table = Table([
        .init(title: "version", isNumber: true), .init(title: "applied"), .init(title: "by"),
        .init(title: "open leads", isNumber: true), .init(title: "note", shrinks: true),
      ])
      for row in page.items {
        table.add([
          "\(row.version)", Text(row.appliedAt.words), Text(row.appliedBy), Text(Count.words(row.openLeads)),
          Text(row.note),
        ])
      }
      desk.console.print(table)
      desk.console.printRemainder(of: page)
    }
  }
}
