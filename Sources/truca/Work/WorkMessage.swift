import TrucaAPI

/// What the loop asks of the daemon, or of the dialler.
enum WorkRequest: Hashable, Sendable {
  /// The pace of the daemon's clock and the keys of the process.
  case start
  case today
  case next
  case record(OutcomeRequest, call: Int64)
  case skip(call: Int64, reason: String?)
  case undo
  case dial(String)
}

/// What came of a request.
enum WorkReply: Sendable {
  case started(ClockState, ProcessView)
  case today(Today)
  /// nil for the process where it could not be read.
  case next(NextAnswer, ProcessView?)
  case recorded(CallAnswer)
  case skipped(CallAnswer)
  /// With the lead, where it could be read.
  case undone(CallAnswer, Lead?)
  /// What to show.
  case dialled(String)
  case refused(Problem)
  /// No usable answer came; the sentence says why.
  case unreachable(String)
}

/// What happens to the loop.
enum WorkInput: Sendable {
  case key(Key)
  case reply(WorkReply, to: WorkRequest)
  case event(LiveEvent)
  /// The stream of events is open, or has broken off with this sentence.
  case connected
  case interrupted(String)
  /// Time passes.
  case tick
}

/// What the loop wants done.
enum WorkEffect: Hashable, Sendable {
  case ask(WorkRequest)
  case ring
  case suspend
  case repaint
  case quit
}
