import ArgumentParser
import TrucaClient

struct ClockAcceptCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Let the machine's clock count as it stands, after a step of over an hour.",
    discussion: Example.text(
      "truca clock accept", remarks: "Until then no call is handed out. Look at the clock first."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.acceptClock()) { desk.console.print(Text(ClockView(clock: $0).sentence)) }
  }
}
