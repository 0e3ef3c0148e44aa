import ArgumentParser
import TrucaAPI
import TrucaClient

struct LeadListCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List leads.",
    discussion: Example.text("truca lead list --at-risk", "truca lead list --owner anna --search acme"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Flag(help: "Only leads whose calls may no longer fit.")
  var atRisk = false

  @Flag(help: "Only leads with a missed promise.")
  var missed = false

  @Option(help: .init("Only leads in this state.", valueName: "state"))
  var state: String?

  @Option(help: .init("Only leads of this rep.", valueName: "user"))
  var owner: String?

  @Option(help: .init("Only leads of this team.", valueName: "team"))
  var team: String?

  @Option(help: .init("Only leads with this in name, company, number or mail.", valueName: "text"))
  var search: String?

  @OptionGroup var list: ListOptions

  func perform(at desk: Desk) throws {
    let page = try list.collect { cursor, limit in
      try desk.client.leads(filter, after: cursor, limit: limit)
    }
    try desk.answer(page) { page in
      guard !page.items.isEmpty else { return desk.console.print("No such leads.") }
      desk.console.print(LeadTable(page.items).table)
      desk.console.printRemainder(of: page)
    }
  }

  private var filter: LeadFilter {
    var filter = LeadFilter()
    filter.state = state
    filter.owner = owner
    filter.team = team
    filter.atRisk = atRisk
    filter.missed = missed
    filter.search = search
    return filter
  }
}
