import ArgumentParser
import TrucaClient

struct LeadAssignCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Give a lead to another rep.",
    discussion: Example.text("truca lead assign 42 anna"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The lead's number.", valueName: "lead"))
  var lead: Int64

  @Argument(help: .init("Who gets it.", valueName: "user"))
  var user: String

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.assign(lead, to: user))
  }
}
