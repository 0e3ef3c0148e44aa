import ArgumentParser
import TrucaClient

struct LeadStopCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "Make no more calls to a lead.",
    discussion: Example.text("truca lead stop 42 --reason \"bought elsewhere\""))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The lead's number.", valueName: "lead"))
  var lead: Int64

  @Option(help: .init("Why.", valueName: "text"))
  var reason: String?

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.stop(lead, reason: reason))
  }
}
