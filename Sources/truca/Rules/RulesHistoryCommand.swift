import ArgumentParser
import TrucaAPI
import TrucaClient

struct RulesHistoryCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List who changed which calling rule, when and why.",
    discussion: Example.text("truca rules history", "truca rules history US-FL"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var list: ListOptions

  @Argument(help: .init("Of this rule alone.", valueName: "code"))
  var code: String?

  func perform(at desk: Desk) throws {
    let page = try list.collect { cursor, _ in try desk.client.ruleHistory(of: code, after: cursor) }
    try desk.answer(page) { page in
      guard !page.items.isEmpty else { return desk.console.print("Nothing was changed.") }
      var table = Table([
        .init(title: "when"), .init(title: "code"), .init(title: "by"), .init(title: "what", shrinks: true),
        .init(title: "reason", shrinks: true),
      ])
      for row in page.items {
        table.add([Text(row.at.words), Text(row.code), Text(row.by), Text(row.sentence), Text(row.reason)])
      }
      desk.console.print(table)
      desk.console.printRemainder(of: page)
    }
  }
}
