import ArgumentParser
import TrucaClient

struct UndoCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back the last outcome, the same day.",
    discussion: Example.text("truca undo"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.undo())
  }
}
