import ArgumentParser
import TrucaAPI
import TrucaClient

struct RulesListCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the calling rules in force.",
    discussion: Example.text("truca rules list"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.rules()) { list in
      guard !list.items.isEmpty else { return desk.console.print("There are no calling rules.") }
      var table = Table([
        .init(title: "code"), .init(title: "place", shrinks: true), .init(title: "hours", shrinks: true),
        .init(title: "holidays"), .init(title: "at most"), .init(title: "consent"), .init(title: "source"),
        .init(title: "checked"), .init(title: ""),
      ])
      for row in list.items {
        table.add([
          Text(row.code), Text(row.name), Text(row.terms.hours), Text(row.terms.holidays),
          Text(row.terms.limits.joined(separator: ", ")), Text(row.terms.consent == "none" ? "" : row.terms.consent),
          Text(row.confidence), Text(row.checked ?? ""), Self.mark(row),
        ])
      }
      desk.console.print(table)
      desk.console.print(Text(list.advice, .faint))
    }
  }

  private static func mark(_ row: RuleRow) -> Text {
    if row.suspended { return Text("suspended", .alarm) }
    return Text(row.changed ?? "", row.changed == "widened" ? .warning : .plain)
  }
}
