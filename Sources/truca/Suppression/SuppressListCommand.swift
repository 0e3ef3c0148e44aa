import ArgumentParser
import TrucaAPI
import TrucaClient

struct SuppressListCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the do-not-call list, the newest entries first.",
    discussion: Example.text("truca suppress list", "truca suppress list --prefixes"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Flag(help: "The prefixes instead of the numbers.")
  var prefixes = false

  @OptionGroup var list: ListOptions

  func perform(at desk: Desk) throws {
    let page = try list.collect { cursor, limit in
      try desk.client.suppressions(prefixes: prefixes, after: cursor, limit: limit)
    }
    try desk.answer(page) { page in
      guard !page.items.isEmpty else { return desk.console.print("The list is empty.") }
      desk.console.print(SuppressionTable(page.items).table)
      desk.console.printRemainder(of: page)
    }
  }
}
