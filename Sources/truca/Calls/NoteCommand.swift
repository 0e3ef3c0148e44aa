import ArgumentParser
import TrucaClient

struct NoteCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Write a note on a lead.",
    usage: "truca note [<lead>] <text> ... [<options>]",
    discussion: Example.text(
      "truca note 42 call her after the holidays", "truca note \"3 children, busy in the mornings\"",
      remarks: "Without a lead it is that of the call in hand. Quote a text that begins with a number."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("A lead's number if wanted, then the text.", valueName: "words"))
  var arguments: [String]

  func perform(at desk: Desk) throws {
    let what = LeadAndWords(text: arguments)
    guard !what.words.isEmpty else { throw Failure.usage("cannot add an empty note; give its text") }
    try desk.answer(desk.client.addNote(what.words, to: what.lead ?? desk.leadInHand()))
  }
}
