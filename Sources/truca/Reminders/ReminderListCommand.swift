import ArgumentParser
import TrucaAPI
import TrucaClient

struct ReminderListCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the mails that remind you.",
    discussion: Example.text("truca reminder list"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.reminders()) { ReminderTable(rows: $0.items).print(on: desk.console) }
  }
}
