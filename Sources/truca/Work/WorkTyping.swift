import TrucaAPI

/// What the rep presses and types.
extension WorkLoop {
  mutating func take(_ key: Key, at now: Int) -> [WorkEffect] {
    switch key {
    case .control("C"): return [.quit]
    case .control("Z"): return [.suspend]
    case .control("L"): return [.repaint]
    default: break
    }
    if prompt != nil { return type(key, at: now) }
    if case .character(let character) = key, character == keys.quit { return [.quit] }
    guard !isBusy else { return [] }
    switch (stage, key) {
    case (.waiting, .enter): return look(at: now)
    case (.call, .enter): return ask(.next, at: now)  // Gives the same call, and renews its lease.
    case (.loose, .enter), (.loose, .escape):
      stage = .asking
      status = WorkStatus("")
      return look(at: now)
    case (_, .character(let character)): return press(character, at: now)
    default: return []
    }
  }

  private mutating func press(_ key: Character, at now: Int) -> [WorkEffect] {
    if key == keys.undo { return ask(.undo, at: now) }
    guard let call else { return [] }
    if let outcome = keys.outcomes[key] { return choose(outcome, of: call, at: now) }
    switch key {
    case keys.note: prompt = WorkPrompt(subject: .note, editor: LineEditor(note ?? ""))
    case keys.skip:
      guard case .call = stage else { return [] }
      prompt = WorkPrompt(subject: .skip, editor: LineEditor(note ?? ""))
    case keys.dial:
      guard !isDialling else { return [] }
      isDialling = true
      return [.ask(.dial(call.number))]
    default: status = WorkStatus("\(String(key)) is no key here.", .faint)
    }
    return []
  }

  private mutating func choose(
    _ outcome: ProcessView.OutcomeView, of call: CallBrief, at now: Int, time: String? = nil, reason: String? = nil
  ) -> [WorkEffect] {
    if outcome.needsTime, time == nil {
      prompt = WorkPrompt(subject: .time(outcome))
      return []
    }
    if outcome.needsReason, reason == nil {
      prompt = WorkPrompt(subject: .reason(outcome, time: time))
      return []
    }
    let request = OutcomeRequest(outcome: outcome.outcome, time: time, reason: reason, note: note)
    return ask(.record(request, call: call.call), at: now)
  }

  private mutating func type(_ key: Key, at now: Int) -> [WorkEffect] {
    guard var open = prompt else { return [] }
    switch key {
    case .escape:
      prompt = nil
      // What was refused is not asked for any more.
      if status.style == .alarm, !isCut { status = WorkStatus("") }
    case .enter:
      guard !isBusy else { return [] }
      return enter(open, at: now)
    default:
      open.editor.take(key)
      prompt = open
    }
    return []
  }

  private mutating func enter(_ open: WorkPrompt, at now: Int) -> [WorkEffect] {
    guard let call else { return [] }
    let words = open.editor.text.trimmingSpaces
    prompt = nil
    switch open.subject {
    case .note:
      note = words.isEmpty ? nil : words
      return []
    case .skip:
      sent = open
      return ask(.skip(call: call.call, reason: words.isEmpty ? nil : words), at: now)
    case .time, .reason:
      // Without one it cannot be recorded: the question stays, Escape takes it away.
      guard !words.isEmpty else {
        prompt = open
        return []
      }
    }
    let effects: [WorkEffect]
    switch open.subject {
    case .time(let outcome): effects = choose(outcome, of: call, at: now, time: words)
    case .reason(let outcome, let time): effects = choose(outcome, of: call, at: now, time: time, reason: words)
    case .note, .skip: effects = []
    }
    if !effects.isEmpty { sent = open }
    return effects
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
