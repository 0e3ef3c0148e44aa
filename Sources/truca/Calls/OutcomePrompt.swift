import TrucaAPI
import TrucaClient

/// Shows the outcomes with their keystrokes, reads one key, and asks what that outcome needs.
struct OutcomePrompt {
  /// Given on the command line already; nil is asked for.
  let time: String?
  let reason: String?
  let note: String?

  /// Throws a usage failure where nobody can be asked, or nothing was chosen.
  func ask(at desk: Desk) throws -> OutcomeRequest {
    guard desk.console.canAsk else {
      throw Failure.usage("cannot ask for the outcome without a terminal; give it, as in: truca log v")
    }
    let outcomes = try desk.client.process().outcomes.filter { !$0.keystroke.isEmpty }
    show(outcomes, on: desk.console)
    let outcome = try choose(from: outcomes, on: desk.console)
    return OutcomeRequest(
      outcome: outcome.outcome, time: try time ?? askTime(outcome, on: desk.console),
      reason: try reason ?? askReason(outcome, on: desk.console), note: note)
  }

  private func show(_ outcomes: [ProcessView.OutcomeView], on console: Console) {
    for outcome in outcomes { console.print("  " + Text(outcome.keystroke, .bold) + "  " + Text(outcome.name)) }
    console.write("What came of the call? ")
  }

  private func choose(
    from outcomes: [ProcessView.OutcomeView], on console: Console
  ) throws(Failure) -> ProcessView.OutcomeView {
    while let key = console.readKey() {
      guard let outcome = outcomes.first(where: { $0.keystroke == String(key) }) else { continue }
      console.print(Text(outcome.name))
      return outcome
    }
    console.print()
    throw .usage("cannot log the call: no outcome was chosen; nothing has changed")
  }

  private func askTime(_ outcome: ProcessView.OutcomeView, on console: Console) throws(Failure) -> String? {
    guard outcome.needsTime else { return nil }
    guard let time = console.ask("When? (tomorrow 10:30, friday 9h)") else {
      throw .usage("cannot log \(outcome.name) without a time; nothing has changed")
    }
    return time
  }

  private func askReason(_ outcome: ProcessView.OutcomeView, on console: Console) throws(Failure) -> String? {
    guard outcome.needsReason else { return nil }
    guard let reason = console.ask("Why?") else {
      throw .usage("cannot log \(outcome.name) without a reason; nothing has changed")
    }
    return reason
  }
}

extension ProcessView.OutcomeView {
  /// The called person asks for a time.
  var isPromise: Bool { effect == "promise" }
}
