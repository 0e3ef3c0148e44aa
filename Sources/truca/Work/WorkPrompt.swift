import TrucaAPI

/// A question that is being answered.
struct WorkPrompt: Hashable, Sendable {
  enum Subject: Hashable, Sendable {
    /// When to call back; the outcome waits for it.
    case time(ProcessView.OutcomeView)
    case reason(ProcessView.OutcomeView, time: String?)
    case note
    case skip
  }

  var subject: Subject
  var editor = LineEditor()

  var question: String {
    switch subject {
    case .time: "When? (tomorrow 10:30, friday 9h)"
    case .reason(let outcome, _): "\(outcome.name): why?"
    case .note: "Note (Enter without a text: none)"
    case .skip: "Skip: why? (Enter: no reason)"
    }
  }
}
