import ArgumentParser
import TrucaClient

struct LeadShowCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show all that is known of a lead: plan, calls, notes, timeline.",
    discussion: Example.text("truca lead show 42"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The lead's number.", valueName: "lead"))
  var lead: Int64

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.lead(lead)) { LeadView(lead: $0).print(on: desk.console) }
  }
}
