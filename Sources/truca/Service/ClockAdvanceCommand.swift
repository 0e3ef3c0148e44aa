import ArgumentParser
import TrucaAPI
import TrucaClient

struct ClockAdvanceCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "advance",
    abstract: "Move a simulated clock forward; all that becomes due is carried out.",
    discussion: Example.text("truca clock advance +2h", "truca clock advance tomorrow 9:00"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("Where to, in words.", valueName: "time"))
  var time: [String]

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.advanceClock(to: time.joined(separator: " "))) { clock in
      desk.console.print(Text(ClockView(clock: clock).sentence))
      if let settled = clock.settled { desk.console.print("Carried out: \(Count.words(settled)).") }
    }
  }
}
