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
      for alarm in status.alarms { desk.console.print(Text(alarm.sentence, .alarm)) }
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
    facts.add("next due", status.nextDue.map(Self.words))
    facts.add("waiting", status.waitingCommands.map { Count.words($0, "command", "commands") })
    facts.add("leads looked over", status.review.map(Self.words))
    facts.add("database", status.database.map(Self.words))
    facts.add("zone data", status.timeZoneData)
    return facts.lines
  }

  private static func words(_ database: Status.Database) -> String {
    let megabytes = max(1, (database.bytes + 524_288) / 1_048_576)
    return "\(database.path), \(Count.words(Int(megabytes))) MiB, schema \(database.schema)"
  }

  private static func words(_ review: ReviewState) -> String {
    let total = review.total.map { " of \(Count.words($0))" } ?? ""
    return "\(Count.words(review.done))\(total), for the law has changed"
  }

  private static func words(_ due: Status.DueThing) -> String {
    let what =
      switch due.kind {
      case "leaseEnd": "a call in hand ends"
      case "lateCall": "a call that was not made is planned anew"
      case "missedPromise": "a promise counts as missed"
      case "mail": "a reminder is written, or a mail that waits is looked at"
      case "lead": "a consent ends or a rest is over"
      case "backlog": "the backlog is looked at"
      default: due.kind
      }
    return "\(due.at.words): \(what)"
  }
}
