import ArgumentParser
import TrucaAPI
import TrucaClient

struct ConsentAddCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Record that a lead agreed to be called.",
    discussion: Example.text(
      "truca consent add 42 --source \"web form\" --date 2026-11-20",
      "truca consent add 42 --source \"web form\" --date today --until 2027-11-20"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The lead's number.", valueName: "lead"))
  var lead: Int64

  @Option(help: .init("Where it was given: \"web form\".", valueName: "text"))
  var source: String

  @Option(help: .init("The day of the consent: 2026-11-20, or in words.", valueName: "day"))
  var date: String

  @Option(help: .init("The last day on which it holds.", valueName: "day"))
  var until: String?

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.giveConsent(lead, ConsentEntry(source: source, date: date, until: until)))
  }
}
