import ArgumentParser
import TrucaAPI
import TrucaClient

struct HolidayAddCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a day on which nobody is called there; counts at once.",
    discussion: Example.text(
      "truca holiday add US-LA 2027-01-08 \"Eighth of January\" --reason \"PSC list\""))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var waiting: ReviewOptions

  @Argument(help: .init("A country as in ES, or a part of one as in US-LA.", valueName: "code"))
  var code: String

  @Argument(help: .init("The day, as in 2027-01-08.", valueName: "day"))
  var day: String

  @Argument(help: .init("What the day is called.", valueName: "name"))
  var name: String

  @Option(help: .init("Why; kept.", valueName: "text"))
  var reason: String?

  func perform(at desk: Desk) throws {
    let request = HolidayRequest(code: code, day: day, name: name, reason: reason)
    let answer = try desk.client.addHoliday(request)
    try waiting.follow(at: desk)
    try desk.answer(answer) { holiday in
      desk.console.print("\(holiday.day) is a holiday of \(holiday.code) from now on: \(holiday.name).")
    }
  }
}
