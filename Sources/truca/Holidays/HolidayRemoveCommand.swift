import ArgumentParser
import TrucaAPI
import TrucaClient

struct HolidayRemoveCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Let a day be none of the holidays any more; counts at once.",
    discussion: Example.text(
      "truca holiday remove US-LA 2027-01-08",
      "truca holiday remove ES-CT 2027-06-24 --force --reason \"moved\"",
      remarks: "A day of the shipped table needs --force and a reason, which is kept; one that you added needs neither."
    ))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var waiting: ReviewOptions

  @Argument(help: .init("A country as in ES, or a part of one as in US-LA.", valueName: "code"))
  var code: String

  @Argument(help: .init("The day, as in 2027-01-08.", valueName: "day"))
  var day: String

  @Option(help: .init("Why; kept.", valueName: "text"))
  var reason: String?

  @Flag(help: "Remove a day of the shipped table: calls on it may be against the law.")
  var force = false

  func perform(at desk: Desk) throws {
    let request = HolidayRequest(code: code, day: day, reason: reason, force: force)
    let answer = try desk.client.removeHoliday(request)
    try waiting.follow(at: desk)
    try desk.answer(answer) { holiday in
      desk.console.print("\(holiday.day) (\(holiday.name)) is no holiday of \(holiday.code) any more.")
    }
  }
}
