import ArgumentParser
import TrucaAPI
import TrucaClient

struct OutboxResumeCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Let mails go again.",
    discussion: Example.text("truca outbox resume"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.resumeMails()) { state in
      desk.console.print("Resumed; \(Count.words(state.waiting, "mail waits", "mails wait")).")
    }
  }
}
