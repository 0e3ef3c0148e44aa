import ArgumentParser
import TrucaAPI
import TrucaClient

struct UserListCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the people who work with Truca.",
    discussion: Example.text("truca user list", "truca user list --json"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var list: ListOptions

  func perform(at desk: Desk) throws {
    let page = try list.collect { cursor, _ in try desk.client.users(after: cursor) }
    try desk.answer(page) { page in
      guard !page.items.isEmpty else { return desk.console.print("No users yet. Type next: truca user add LOGIN") }
      desk.console.print(table(of: page.items))
      desk.console.printRemainder(of: page)
    }
  }

  private func table(of users: [User]) -> Table {
    var table = Table([
      .init(title: "user"), .init(title: "name", shrinks: true), .init(title: "team"), .init(title: "roles"),
      .init(title: "zone"), .init(title: "hours", shrinks: true), .init(title: "capacity", isNumber: true),
      .init(title: "open leads", isNumber: true), .init(title: "state"),
    ])
    for user in users {
      table.add([
        Text(user.user), Text(user.name), Text(user.team), Text(user.roles.joined(separator: ", ")), Text(user.zone),
        Text(user.hours), Text(Count.words(user.capacity)), Text(Count.words(user.openLeads)),
        Text(user.state == "active" ? "" : user.state),
      ])
    }
    return table
  }
}
