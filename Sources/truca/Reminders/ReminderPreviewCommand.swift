import ArgumentParser
import TrucaAPI
import TrucaClient

struct ReminderPreviewCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show a reminder as you would get it now; sends nothing.",
    discussion: Example.text("truca reminder preview morning", "truca reminder preview morning --html"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The reminder's key, as the list shows it.", valueName: "key"))
  var key: String

  @Flag(help: "Print the HTML part and nothing else.")
  var html = false

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.preview(reminder: key)) { preview in
      if html { return try show(html: preview, on: desk.console) }
      var facts = FactSheet()
      facts.add("to", preview.to ?? "nobody: you have no mail address; ask for truca user set --mail")
      facts.add("subject", preview.subject)
      desk.console.print(facts.lines)
      desk.console.print()
      for line in preview.text.split(separator: "\n", omittingEmptySubsequences: false) {
        desk.console.print(Text(String(line)))
      }
    }
  }

  private func show(html preview: ReminderPreview, on console: Console) throws {
    guard let html = preview.html else {
      throw Failure.noInput("cannot show the HTML of reminder \(key): it is plain text alone; leave --html out")
    }
    console.write(html)
  }
}
