internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// How a call ended, as it came in.
struct OutcomeReport {
  var outcome: String
  var time: String?
  var reason: String?
  var note: String?
}

extension CommandScope {
  /// Records the outcome of a call: the one named, or the caller's present one.
  func record(_ report: OutcomeReport, call id: String) throws -> CallAnswer {
    var call = try openCall(id)
    guard var lead = try reading.progress(call.lead), let owner = try reading.user(call.rep) else {
      throw Problem(.internal, "cannot find lead \(call.lead.rawValue) of call \(call.id.rawValue); run truca doctor")
    }
    let definition = try definition(report.outcome, for: lead)
    let first = try preparations(for: definition, of: lead)
    let outcome = try outcome(report, definition, call: &call, lead: lead.after(first, at: now), rep: owner)
    try tx.update(call)
    return try finish(call, definition, first + [outcome], report, about: &lead)
  }

  // MARK: - Parts

  /// The call whose outcome is meant. Late outcomes are taken until the lead's next hand-out.
  private func openCall(_ id: String) throws -> CallRecord {
    let call: CallRecord
    if id == "current" {
      let rep = try caller.requirePerson(to: "record an outcome")
      guard let found = try reading.callInHand(of: rep.id) ?? reading.lastCall(of: rep.id), found.isOpen else {
        throw Problem(
          .conflict,
          "cannot record an outcome: no call is in your hand; take one with truca next, or name the lead "
            + "with --lead if you called by yourself")
      }
      call = found
    } else {
      guard let number = Int64(id), let found = try reading.call(CallID(number)) else {
        throw Problem(.notFound, "cannot find call \(id): there is none with that number")
      }
      call = found
    }
    let lead = try query.lead(call.lead.rawValue)
    guard call.isOpen else {
      throw Problem(
        .conflict, "cannot record call \(call.id.rawValue) again: it has its outcome; take that back with truca undo")
    }
    guard call.isIncoming || lead.attempts.last?.call == call.id else {
      throw Problem(
        .conflict, "cannot record call \(call.id.rawValue): lead \(lead.id.rawValue) has been called again since")
    }
    return call
  }

  /// The outcome by key or keystroke, as the lead's version of the process has it.
  func definition(_ outcome: String, for lead: LeadProgress) throws -> OutcomeDefinition {
    let document = try desk.process(version: lead.processVersion, reading)
    guard let definition = document.outcome(outcome) else {
      let known = document.outcomes.map(\.key).joined(separator: ", ")
      throw Problem(.badRequest, "cannot record the outcome \(outcome): it is none of \(known)")
    }
    return definition
  }

  /// What is decided before an outcome that wants another call: the lead leaves the backlog, and one whose owner has
  /// left gets another.
  func preparations(for definition: OutcomeDefinition, of lead: LeadProgress) throws -> [LeadDecision] {
    guard definition.takesTime else { return [] }
    switch lead.standing.state {
    case .backlog: return [.released]
    case .closed: return try dealtAnew(lead)
    case .open, .held: return []
    }
  }

  func outcome(
    _ report: OutcomeReport, _ definition: OutcomeDefinition, call: inout CallRecord, lead: LeadProgress,
    rep: UserAccount
  ) throws -> LeadDecision {
    let time = try report.time.map { try query.time($0) }
    if definition.effect == .promise, let time { try checkPromise(time, lead: lead, rep: lead.owner ?? rep.id) }
    if definition.effect == .move, let time { try checkInWeek(time, of: lead, "move") }
    var base = try definition.takesTime ? opened(lead) : lead.standing
    // A late outcome of a promised call keeps the promise after all.
    if let promised = call.promised, base.promise?.at == promised { base.promise = nil }
    let numbers = try reading.countNumbers(of: lead.id)
    let after: LeadStanding
    do throws(OutcomeRefusal) {
      after = try OutcomeRule.standing(
        after: definition, before: base, time: time, reason: report.reason.flatMap { NoteText.tidied($0) },
        numbers: numbers, now: now)
    } catch {
      throw Problem(.badRequest, error.sentence)
    }
    call.state = .outcome
    call.leaseEnd = nil
    call.outcome = definition.key
    call.reached = definition.reached
    call.endedAt = now
    return .outcome(
      .init(call: call.id, key: definition.key, reached: definition.reached, before: lead.standing, after: after))
  }

  /// How a lead stands for an outcome that wants another call: a closed one is opened as by a new enquiry.
  private func opened(_ lead: LeadProgress) throws(Problem) -> LeadStanding {
    guard lead.standing.closing != .suppressed else {
      throw Problem(
        .refused, "cannot call lead \(lead.id.rawValue) again: it is on the do-not-call list", reason: "suppressed")
    }
    return lead.standing.state == .closed ? lead.after([.enquiredAgain], at: now).standing : lead.standing
  }

  /// Saves what an outcome decides, and what follows for this number and the others.
  func finish(
    _ call: CallRecord, _ definition: OutcomeDefinition, _ decisions: [LeadDecision], _ report: OutcomeReport,
    about lead: inout LeadProgress
  ) throws -> CallAnswer {
    try addNote(NoteText.joined([("Reason", report.reason), (nil, report.note)]), to: lead)
    try decide(decisions, about: &lead)
    if definition.effect == .move, let time = lead.standing.wanted, lead.standing.state == .open {
      try checkMoved(lead, to: time)
    }
    try suppressIfAsked(definition, call: call, at: lead)
    try keepRefusal(definition, call: call, at: lead)
    if definition.effect == .nextNumber, lead.standing.state == .open {
      // The next number may lie elsewhere, or be one that cannot be called.
      try reconsider(&lead)
    } else {
      try holdIfNotCallable(&lead)
    }
    return try answer(call, lead: lead, did: definition.name)
  }

  /// A do-not-call outcome closes the number for every lead, in the same transaction.
  private func suppressIfAsked(_ definition: OutcomeDefinition, call: CallRecord, at lead: LeadProgress) throws {
    guard definition.effect == .suppress, let number = call.number else { return }
    guard try tx.suppress(number, call: call.id, at: now) else { return }
    try reconsiderLeads(withNumber: number, but: lead.id)
  }

  /// A refusal is kept by the number, so that the law's rest holds for every lead that has it.
  private func keepRefusal(_ definition: OutcomeDefinition, call: CallRecord, at lead: LeadProgress) throws {
    guard definition.isRefusal, let number = call.number else { return }
    // A call that was made without Truca may be told of days later.
    try tx.refuse(number, in: call.id, at: call.handedOut ? now : call.at)
    try reconsiderLeads(withNumber: number, but: lead.id)
  }

  /// Looks all other leads with a number over again.
  func reconsiderLeads(withNumber number: String, but id: LeadID) throws {
    for other in try reading.allLeads(withNumber: number) where other != id {
      guard var lead = try reading.progress(other), lead.standing.state != .closed, lead.inHand == nil else { continue }
      try reconsider(&lead)
    }
  }

  func answer(_ call: CallRecord, lead: LeadProgress, did: String) throws -> CallAnswer {
    let next = try reading.plan(of: lead.id).first?.at
    return CallAnswer(
      call: call.id.rawValue, lead: lead.id.rawValue, attempt: call.attempt, outcome: call.outcome,
      state: lead.standing.state.rawValue, next: try query.moment(next),
      sentence: "\(did): \(try query.whatFollows(lead, next: next))")
  }
}

extension LeadProgress {
  /// The progress as these decisions would leave it.
  func after(_ decisions: [LeadDecision], at now: Instant) -> LeadProgress {
    var after = self
    for decision in decisions { after.apply(decision, at: now) }
    return after
  }
}

extension CallRecord {
  /// Whether an outcome may still be recorded.
  var isOpen: Bool { state == .inHand || state == .leaseEnded || state == .undone }
}

extension QueryScope {
  /// What comes next for a lead, as a sentence.
  func whatFollows(_ lead: LeadProgress, next: Instant?) throws -> String {
    let id = lead.id.rawValue
    switch lead.standing.state {
    case .open:
      if let next { return "lead \(id) is called \(try moment(next).words)." }
      return "lead \(id) is open, but no further call fits; see truca lead list --at-risk."
    case .held: return "lead \(id) is held: \(lead.standing.held.map(\.sentence).joined(separator: ", "))."
    case .backlog: return "lead \(id) waits in the backlog."
    case .closed: return "lead \(id) is closed (\(lead.standing.closing?.text ?? ""))."
    }
  }
}
