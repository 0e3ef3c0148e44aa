import ArgumentParser
import TrucaClient

struct ClockShowCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the daemon's clock.",
    discussion: Example.text("truca clock show"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.clock()) { desk.console.print(Text(ClockView(clock: $0).sentence)) }
  }
}
