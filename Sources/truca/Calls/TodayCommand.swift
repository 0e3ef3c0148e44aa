import ArgumentParser
import TrucaAPI
import TrucaClient

struct TodayCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "today",
    abstract: "Show today's list: what is due now, later, promised and at risk.",
    discussion: Example.text("truca today", "truca today --rep anna", "truca today --json"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Option(help: .init("Show the list of this rep.", valueName: "user"))
  var rep: String?

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.today(rep: rep)) { today in
      TodayView(today: today).print(on: desk.console)
    }
  }
}
