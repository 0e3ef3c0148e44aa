import TrucaAPI

/// Which key does what. The process gives outcomes their keys; what else the loop can do takes what is left.
struct WorkKeys: Hashable, Sendable {
  private(set) var outcomes: [Character: ProcessView.OutcomeView] = [:]
  /// Those with a key, in the order of the process.
  private(set) var shown: [ProcessView.OutcomeView] = []
  /// nil where the process has taken all the letters for it.
  let note: Character?
  let skip: Character?
  let undo: Character?
  let dial: Character?
  /// Ctrl-C always does the same.
  let quit: Character?

  init(_ all: [ProcessView.OutcomeView]) {
    var outcomes: [Character: ProcessView.OutcomeView] = [:]
    for outcome in all {
      guard let key = outcome.keystroke.first else { continue }
      outcomes[key] = outcome
    }
    self.outcomes = outcomes
    shown = all.filter { !$0.keystroke.isEmpty }
    let free = { (wanted: String) in wanted.first { outcomes[$0] == nil } }
    note = free("oO+")
    skip = free("sS-")
    undo = free("uU<")
    dial = free("D#@")
    quit = free("QX!")
  }
}
