import ArgumentParser
import TrucaAPI
import TrucaClient

struct RulesSetCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Narrow a calling rule, add one, or go back to the shipped one.",
    discussion: Example.text(
      "truca rules set US-FL --hours \"mon-fri 09:00-19:00\" --max \"2 a day\"",
      "truca rules set US-FL --shipped",
      remarks: """
        What is set narrows the shipped row. To allow more than it does takes --force and a --reason, which is kept. A \
        place without a shipped row needs --hours, --holidays, --source and --note.
        """))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @OptionGroup var waiting: ReviewOptions

  @Argument(help: .init("As in ES, US-FL or US-unknown.", valueName: "code"))
  var code: String

  @Option(help: .init("The called person's hours: \"mon-fri 09:00-19:00; sat 10:00-13:00\".", valueName: "hours"))
  var hours: String?

  @Option(help: .init("Which are free of calls: none, national, subdivision, advised.", valueName: "which"))
  var holidays: String?

  @Option(help: .init("At most so many calls: \"3 in 24h\", \"2 a day\", \"3 a week\", none.", valueName: "limit"))
  var max: [String] = []

  @Option(help: .init("When it is needed: none, always, mobile, or from a day on.", valueName: "when"))
  var consent: String?

  @Option(help: .init("Days that a consent lasts.", valueName: "n"))
  var consentDays: Int?

  @Option(help: .init("Days of rest after a refusal; none; or never again: never.", valueName: "n"))
  var restDays: String?

  @Option(help: .init("Of the place, for a rule that is added.", valueName: "text"))
  var name: String?

  @Option(help: .init("Why, or what else there is to know.", valueName: "text"))
  var note: String?

  @Option(help: .init("Where it stands.", valueName: "text"))
  var source: String?

  @Option(help: .init("Link to the source.", valueName: "url"))
  var url: String?

  @Flag(help: "Allow more than the shipped row does.")
  var force = false

  @Option(help: .init("Why it may; kept in the history.", valueName: "text"))
  var reason: String?

  @Flag(help: "Go back to the shipped row.")
  var shipped = false

  private var isEmpty: Bool {
    [hours, holidays, consent, restDays, name, note, source, url].allSatisfy { $0 == nil } && max.isEmpty
      && consentDays == nil
  }

  func validate() throws {
    guard shipped != isEmpty else { return }
    throw ValidationError(
      shipped
        ? "cannot set \(code) and go back to the shipped row at once; leave one of them out"
        : "cannot set \(code) to nothing; say what, or go back with --shipped")
  }

  func perform(at desk: Desk) throws {
    let answer = try desk.client.setRule(code, request)
    try waiting.follow(answer.review, at: desk)
    try desk.answer(answer) { answer in
      guard let rule = answer.rule else {
        return desk.console.print(Text("There is no rule \(code) any more; leads there are held."))
      }
      RuleSheet(rule: rule).print(on: desk.console)
    }
  }

  private var request: RuleRequest {
    var request = RuleRequest()
    request.hours = hours
    request.holidays = holidays
    request.limits = max.isEmpty ? nil : max
    request.consent = consent
    request.consentDays = consentDays
    request.rest = restDays
    request.name = name
    request.note = note
    request.source = source
    request.url = url
    request.force = force ? true : nil
    request.reason = reason
    request.shipped = shipped ? true : nil
    return request
  }
}
