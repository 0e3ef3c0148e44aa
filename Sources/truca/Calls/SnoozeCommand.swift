import ArgumentParser
import TrucaClient

struct SnoozeCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "snooze",
    abstract: "Move a lead's planned call.",
    usage: "truca snooze [<lead>] <time> ... [<options>]",
    discussion: Example.text(
      "truca snooze 42 tomorrow 16:00", "truca snooze 14:00",
      remarks: "Without a lead it is that of the call in hand."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("A lead's number if wanted, then the time in words.", valueName: "words"))
  var arguments: [String]

  func perform(at desk: Desk) throws {
    let what = LeadAndWords(time: arguments)
    try desk.answer(desk.client.snooze(what.lead ?? desk.leadInHand(), until: what.words))
  }
}
