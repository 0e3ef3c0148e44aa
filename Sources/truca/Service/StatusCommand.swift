import ArgumentParser
import TrucaAPI
import TrucaClient

struct StatusCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how the daemon is.",
    discussion: Example.text("truca status", "truca status --json"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.status()) { status in
      desk.console.print(facts(status))
      for alarm in status.alarms { desk.console.print(Text(alarm, .alarm)) }
      if status.alarms.isEmpty { desk.console.print(Text("All is well.", .good)) }
    }
  }

  private func facts(_ status: Status) -> [Text] {
    var facts = FactSheet()
    facts.add("trucad", status.version)
    facts.add("clock", ClockView(clock: status.clock).sentence)
    facts.add("open leads", Count.words(status.openLeads))
    facts.add("held", Count.words(status.heldLeads))
    facts.add("backlog", Count.words(status.backlogLeads))
    facts.add("journal", "\(status.journal)")
    facts.add("zone data", status.timeZoneData)
    return facts.lines
  }
}
