import ArgumentParser
import TrucaAPI
import TrucaClient

struct ConsentListCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List a lead's consents, with what ended them.",
    discussion: Example.text("truca consent list 42"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The lead's number.", valueName: "lead"))
  var lead: Int64

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.consents(of: lead)) { page in
      guard !page.items.isEmpty else { return desk.console.print("No consents.") }
      for consent in page.items { desk.console.print(ConsentText.text(consent)) }
    }
  }
}
