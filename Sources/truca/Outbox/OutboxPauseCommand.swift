import ArgumentParser
import TrucaAPI
import TrucaClient

struct OutboxPauseCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Let no more mails go until the outbox is resumed.",
    discussion: Example.text("truca outbox pause --reason \"the mail server moves\""))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Option(help: .init("Why, for the alarm in truca status.", valueName: "text"))
  var reason: String?

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.pauseMails(reason: reason)) { state in
      desk.console.print("Paused; \(Count.words(state.waiting, "mail waits", "mails wait")).")
      desk.console.print("Go on with: truca outbox resume")
    }
  }
}
