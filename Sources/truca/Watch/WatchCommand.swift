import ArgumentParser
import TrucaAPI
import TrucaClient

struct WatchCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Show what happens, as it happens, until Ctrl-C.",
    discussion: Example.text(
      "truca watch", "truca watch --after 0", "truca watch --json | jq .sentence",
      remarks: """
        Shows what you may see: your own leads, your team's as a manager, everything as an administrator. It goes on \
        by itself after a restart of the daemon. --json prints an event to a line; its sequence is what --after takes.
        """))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Option(help: .init("Begin behind this event; 0: with the first (default: from now on).", valueName: "sequence"))
  var after: Int64?

  func validate() throws {
    guard (after ?? 0) >= 0 else { throw ValidationError("cannot begin after \(after ?? 0); give 0 or more") }
  }

  func perform(at desk: Desk) throws {
    var wasConnected = false
    var isCut = false
    var failure: (any Error)?
    try desk.client.events(after: after, until: EventEnding()) { news in
      do {
        switch news {
        case .connected:
          if isCut { desk.console.complain("trucad is there again") }
          wasConnected = true
          isCut = false
        case .event(let event): try WatchView(event: event).print(at: desk)
        case .interrupted(let error):
          // A daemon that was never there is told as by every other command.
          guard wasConnected else { throw error }
          if !isCut { desk.console.complain("\(error); trying again until it is there") }
          isCut = true
        }
      } catch {
        failure = error
      }
      return failure == nil
    }
    if let failure { throw failure }
  }
}
