import TrucaAPI

/// A rep's loop as a machine without input and output: keys, answers and time go in, requests and a screen come out.
struct WorkLoop: Sendable {
  /// Where the loop stands.
  enum Stage: Sendable {
    /// Nothing is known yet, or the last call is done and the next one asked for.
    case asking
    /// A call is in hand.
    case call(CallBrief)
    /// A call whose outcome was taken back, or whose lease has ended: its outcome can be recorded, but it is not in
    /// hand.
    case loose(CallBrief)
    case waiting(Nobody)
  }

  /// How long after a failure the daemon is asked again, in milliseconds.
  static let retryAfter = 1_000
  /// While nothing is to do it is asked this often, should an event be late: the clock may have been moved.
  static let lookAfter = 20_000
  /// Seconds before the lease's end at which it rings.
  static let leaseWarning = 120

  var stage = Stage.asking
  var prompt: WorkPrompt?
  /// Goes with the outcome.
  var note: String?
  /// What follows from the last thing done, or what went wrong.
  var status = WorkStatus("")
  var keys = WorkKeys([])
  var clock = ServerClock()
  var today: Today?
  /// The request under way.
  var pending: WorkRequest?
  /// The daemon cannot be reached.
  var isCut = false

  var hasStarted = false
  var isDialling = false
  /// The rep has seen that there is nothing to do: what comes then rings.
  var hasWaited = false
  /// Something happened while a request was under way.
  var asksAgain = false
  /// What the rep typed for the request under way; it comes back where the daemon refuses.
  var sent: WorkPrompt?
  var lastCall: CallBrief?
  var askedAt = 0
  var warnedCall: Int64?

  /// What is to be done first.
  mutating func start(at now: Int) -> [WorkEffect] { ask(.start, at: now) }

  /// Takes what happened at `now`, in milliseconds of a clock that only goes forward.
  mutating func take(_ input: WorkInput, at now: Int) -> [WorkEffect] {
    switch input {
    case .key(let key): return take(key, at: now)
    case .reply(let reply, let request): return take(reply, to: request, at: now)
    case .event(let event): return take(event, at: now)
    case .connected:
      guard isCut else { return [] }
      mended()
      return look(at: now)
    case .interrupted(let sentence):
      cut(sentence)
      return []
    case .tick: return tick(at: now)
    }
  }

  /// The call on the screen.
  var call: CallBrief? {
    switch stage {
    case .call(let call), .loose(let call): call
    case .asking, .waiting: nil
    }
  }

  /// A request is under way that can bring another call, so that a key would meet the wrong one. A mere look at the
  /// list while a call is on the screen is no such request: the outcome names its call.
  var isBusy: Bool {
    switch pending {
    case nil: false
    case .today: call == nil
    default: true
    }
  }

  // MARK: - Asking

  mutating func ask(_ request: WorkRequest, at now: Int) -> [WorkEffect] {
    pending = request
    askedAt = now
    return [.ask(request)]
  }

  /// Asks how things stand, now or after the request under way.
  mutating func look(at now: Int) -> [WorkEffect] {
    guard pending == nil else {
      asksAgain = true
      return []
    }
    return ask(hasStarted ? .today : .start, at: now)
  }

  mutating func cut(_ sentence: String) {
    isCut = true
    status = WorkStatus("Trying again: \(sentence)", .alarm)
  }

  mutating func mended() {
    guard isCut else { return }
    isCut = false
    status = WorkStatus("The daemon is there again.", .good)
  }

  mutating func take(_ event: LiveEvent, at now: Int) -> [WorkEffect] {
    switch stage {
    case .asking: return []
    case .waiting: return look(at: now)
    case .loose: return []
    case .call(let call):
      // What others do to the lead in hand, or time does.
      let own: Set<String> = ["handedOut", "leaseRenewed", "noteAdded"]
      return event.lead == call.lead && !own.contains(event.kind) ? look(at: now) : []
    }
  }

  mutating func tick(at now: Int) -> [WorkEffect] {
    guard pending == nil else { return [] }
    let silence = now - askedAt
    if isCut || !hasStarted { return silence >= Self.retryAfter ? look(at: now) : [] }
    switch stage {
    case .asking: return silence >= Self.retryAfter ? look(at: now) : []
    case .waiting(let nobody):
      let isTime = nobody.askAgain.flatMap { clock.left(until: $0, at: now) }.map { $0 <= 0 } ?? false
      return silence >= (isTime ? Self.retryAfter : Self.lookAfter) ? look(at: now) : []
    case .call(let call): return warn(call, at: now)
    case .loose: return []
    }
  }

  mutating func warn(_ call: CallBrief, at now: Int) -> [WorkEffect] {
    guard let left = clock.left(until: call.leaseEnd, at: now), left <= Self.leaseWarning, warnedCall != call.call
    else { return [] }
    warnedCall = call.call
    status = WorkStatus("The call is yours for \(ServerClock.words(left)) more; Enter keeps it.", .warning)
    return [.ring]
  }
}
