import ArgumentParser
import TrucaClient

struct ConsentWithdrawCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "End a lead's consents: where the law asks for one, there are no more calls.",
    discussion: Example.text("truca consent withdraw 42 --note \"by mail\""))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The lead's number.", valueName: "lead"))
  var lead: Int64

  @Option(help: .init("A note.", valueName: "text"))
  var note: String?

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.withdrawConsents(lead, note: note))
  }
}
