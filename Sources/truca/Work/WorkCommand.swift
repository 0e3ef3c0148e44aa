import ArgumentParser
import Glibc
import TrucaAPI
import TrucaClient

struct WorkCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: "Work through the day's calls: brief, dial, one key for the outcome, next.",
    discussion: Example.text(
      "truca work", "TRUCA_DIAL=\"linphonecsh dial {number}\" truca work",
      remarks: """
        Takes the whole terminal. The keys on the screen are those of the process; Q or Ctrl-C ends it, and a call \
        that is in hand stays there. Where there is nothing to call it waits, and rings when there is. TRUCA_DIAL \
        is read as by truca next --dial. NO_COLOR is respected.
        """))

  @OptionGroup(title: "Service")
  var connection: ConnectionOptions

  var wantsJSON: Bool { false }

  func perform(at desk: Desk) throws {
    guard desk.console.canAsk else {
      throw Failure.usage("cannot work without a terminal: type truca work in one, or use truca next and truca log")
    }
    guard desk.environment["TERM"] != "dumb" else {
      throw Failure.usage("cannot draw on a terminal of the kind dumb; use truca next and truca log")
    }
    let dialer = try Dialer(desk.environment)
    let mail = try Mailbox<WorkLetter>()
    try SignalWatch.start { mail.send(.signal($0)) }
    let screen = FullScreen()
    try screen.take()
    defer { screen.restore() }
    let work = WorkDesk(client: desk.client, dialer: dialer)
    try WorkSession(desk: work, screen: screen, mail: mail, isStyled: desk.console.isStyled).run()
  }
}
