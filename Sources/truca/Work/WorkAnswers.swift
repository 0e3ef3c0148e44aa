import TrucaAPI

/// What the daemon answers, and what follows from it.
extension WorkLoop {
  mutating func take(_ reply: WorkReply, to request: WorkRequest, at now: Int) -> [WorkEffect] {
    if case .dial = request { return dialled(reply) }
    guard request == pending else { return [] }
    pending = nil
    let typed = sent
    sent = nil
    if case .unreachable = reply {} else { mended() }
    switch reply {
    case .started(let state, let process):
      hasStarted = true
      keys = WorkKeys(process.outcomes)
      clock.rate = state.rate
      return ask(.today, at: now)
    case .today(let today): return take(today, at: now)
    case .next(let answer, let process):
      if let process { keys = WorkKeys(process.outcomes) }
      return take(answer, at: now)
    case .recorded(let answer), .skipped(let answer): return done(answer, at: now)
    case .undone(let answer, let lead): return takenBack(answer, lead)
    case .dialled: return []
    case .refused(let problem): return refused(problem, request, typed, at: now)
    case .unreachable(let sentence):
      prompt = prompt ?? typed
      cut(sentence)
      return []
    }
  }

  private mutating func take(_ today: Today, at now: Int) -> [WorkEffect] {
    self.today = today
    clock.set(today.now, at: now)
    if asksAgain {
      asksAgain = false
      return ask(.today, at: now)
    }
    if case .loose = stage { return [] }
    if let call = today.inHand { return show(call) }
    if case .call(let call) = stage {
      stage = .loose(call)
      status = WorkStatus("The call is no longer in your hand; log it still, or Escape goes on.", .warning)
      return []
    }
    guard today.due.isEmpty else { return ask(.next, at: now) }
    wait(for: today.nobody)
    return []
  }

  private mutating func take(_ answer: NextAnswer, at now: Int) -> [WorkEffect] {
    if let call = answer.call { return show(call) }
    wait(for: answer.nobody)
    guard asksAgain else { return [] }
    asksAgain = false
    return ask(.today, at: now)
  }

  private mutating func show(_ call: CallBrief) -> [WorkEffect] {
    let isNew = self.call?.call != call.call
    stage = .call(call)
    asksAgain = false
    guard isNew else { return [] }
    note = nil
    prompt = nil
    defer { hasWaited = false }
    return hasWaited ? [.ring] : []
  }

  private mutating func wait(for nobody: Nobody?) {
    stage = .waiting(nobody ?? Nobody(kind: "nothingDue", sentence: "Nothing is due now.", askAgain: nil))
    prompt = nil
    hasWaited = true
  }

  private mutating func done(_ answer: CallAnswer, at now: Int) -> [WorkEffect] {
    lastCall = call
    status = WorkStatus("\(call?.name ?? "Lead \(answer.lead)"): \(answer.sentence)", .good)
    stage = .asking
    note = nil
    return ask(.today, at: now)
  }

  private mutating func takenBack(_ answer: CallAnswer, _ lead: Lead?) -> [WorkEffect] {
    status = WorkStatus("Taken back: log this call anew, or Escape goes on.", .warning)
    if let lastCall, lastCall.call == answer.call {
      stage = .loose(lastCall)
    } else {
      stage = .loose(CallBrief(answer, lead, now: today?.now))
    }
    note = nil
    return []
  }

  private mutating func dialled(_ reply: WorkReply) -> [WorkEffect] {
    isDialling = false
    switch reply {
    case .dialled(let what): status = WorkStatus(what)
    case .refused(let problem): status = WorkStatus(problem.detail, .alarm)
    case .unreachable(let sentence): status = WorkStatus(sentence, .alarm)
    default: break
    }
    return []
  }

  private mutating func refused(
    _ problem: Problem, _ request: WorkRequest, _ typed: WorkPrompt?, at now: Int
  ) -> [WorkEffect] {
    status = WorkStatus(problem.detail, .alarm)
    switch request {
    case .record, .skip:
      // Another time or another reason may do; what has become of the call is asked for where it is gone.
      prompt = typed
      guard problem.kind == .conflict || problem.kind == .notFound else { return [] }
      prompt = nil
      if case .loose = stage { stage = .asking }
      return ask(.today, at: now)
    case .start, .today, .next:
      // As when the user was taken away, or works as nobody: it is told, and asked again in a while.
      isCut = problem.kind == .unavailable
      return []
    case .undo, .dial: return []
    }
  }
}

extension CallBrief {
  /// Of a call that was made before this program began: as much as its lead tells.
  fileprivate init(_ answer: CallAnswer, _ lead: Lead?, now: Moment?) {
    let none = now ?? Moment(instant: "", zone: "", local: "", words: "")
    let number = lead?.numbers.first { $0.current }?.number ?? lead?.numbers.first?.text
    self.init(
      call: answer.call, lead: answer.lead, attempt: answer.attempt ?? 0, name: lead?.name ?? "Lead \(answer.lead)",
      company: lead?.company ?? "", number: number ?? "", source: lead?.source, why: "",
      notes: lead?.notes.suffix(3) ?? [], promised: nil, theirTime: "", handedOut: none, leaseEnd: none,
      callableUntil: none)
  }
}
