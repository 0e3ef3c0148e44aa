import ArgumentParser
import TrucaAPI
import TrucaClient

struct MyRemindersCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "reminders",
    abstract: "Show which reminders you get, or switch one off or on.",
    discussion: Example.text(
      "truca me reminders", "truca me reminders off callback", "truca me reminders on callback"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("off or on.", valueName: "off|on"))
  var word: String?

  @Argument(help: .init("The reminder's key.", valueName: "key"))
  var key: String?

  func validate() throws {
    guard let word else { return }
    guard word == "on" || word == "off" else {
      throw ValidationError("cannot switch a reminder \(word); write on or off")
    }
    guard key != nil else {
      throw ValidationError("cannot switch a reminder without its key; see truca me reminders")
    }
  }

  func perform(at desk: Desk) throws {
    let page =
      if let word, let key { try desk.client.switchReminders([key: word]) } else { try desk.client.reminders() }
    try desk.answer(page) { ReminderTable(rows: $0.items).print(on: desk.console) }
  }
}
