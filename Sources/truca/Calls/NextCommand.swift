import ArgumentParser
import TrucaAPI
import TrucaClient

struct NextCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Take the best call to make now, or the call of one lead.",
    discussion: Example.text(
      "truca next", "truca next 42", "TRUCA_DIAL=\"linphonecsh dial {number}\" truca next --dial",
      remarks: """
        With --dial and without TRUCA_DIAL a tel: link is printed. TRUCA_DIAL holds a command: it is split at spaces \
        and run without a shell, with {number} replaced by the number, as +34600111222.
        """))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("This lead, if it may be called now.", valueName: "lead"))
  var lead: Int64?

  @Flag(help: "Dial: run the command in $TRUCA_DIAL, or print a tel: link.")
  var dial = false

  func perform(at desk: Desk) throws {
    let dialer = dial ? try Dialer(desk.environment) : nil
    let answer = try desk.client.next(lead: lead)
    try desk.answer(answer) { answer in
      if let nobody = answer.nobody { desk.console.print(NobodyView(nobody: nobody).lines) }
      guard let call = answer.call else { return }
      BriefView(call: call, outcomes: outcomes(at: desk)).print(on: desk.console)
    }
    guard let call = answer.call, let dialer else { return }
    if let why = call.forbidden { throw Failure.unavailable("cannot dial: \(why)") }
    try dialer.dial(call.number, at: desk)
  }

  /// Empty where the process may not be read: the brief does without the keystrokes then.
  private func outcomes(at desk: Desk) -> [ProcessView.OutcomeView] {
    (try? desk.client.process().outcomes) ?? []
  }
}
