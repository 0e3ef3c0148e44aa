internal import TrucaAPI
internal import TrucaCore
internal import TrucaPhone
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
    let decision = try decision(report, call: &call, lead: lead, rep: owner)
    try tx.update(call)
    try addNote(NoteText.joined([("Reason", report.reason), (nil, report.note)]), to: lead)
    try decide([decision.decision], about: &lead)
    try suppressIfAsked(decision.definition, call: call, at: &lead)
    return try answer(call, lead: lead, did: decision.definition.name)
  }

  /// Records a call that Truca did not hand out.
  func recordMade(_ made: MadeCallRequest, lead id: Int64) throws -> CallAnswer {
    var lead = try query.lead(id)
    let rep = try caller.requirePerson(to: "record a call")
    let incoming = try isIncoming(made.direction)
    if let inHand = lead.inHand {
      throw Problem(
        .conflict, "cannot record another call to lead \(id): call \(inHand.call.rawValue) is in hand; log that one")
    }
    let at = try made.at.map { try query.time($0, direction: .past) } ?? now
    guard at <= now else {
      throw Problem(.badRequest, "cannot record a call in the future: it was said to be at \(at)")
    }
    let attempt = incoming ? nil : (lead.attempts.last?.number ?? 0) + 1
    var call = CallRecord(
      id: try tx.nextCallID(), lead: lead.id, attempt: attempt, isIncoming: incoming, handedOut: false, rep: rep.id,
      number: try number(made.number, of: lead), at: at, leaseEnd: nil, promised: nil, state: .undone,
      why: incoming ? "Incoming call." : "Made without Truca.")
    let report = OutcomeReport(outcome: made.outcome, time: made.time, reason: made.reason, note: made.note)
    var after = lead
    after.apply(.made(call: call.id, number: attempt, rep: rep.id, at: at), at: now)
    let decision = try decision(report, call: &call, lead: after, rep: rep)
    try tx.insert(call)
    try addNote(NoteText.joined([("Reason", report.reason), (nil, report.note)]), to: lead)
    try decide([.made(call: call.id, number: attempt, rep: rep.id, at: at), decision.decision], about: &lead)
    try suppressIfAsked(decision.definition, call: call, at: &lead)
    return try answer(call, lead: lead, did: decision.definition.name)
  }

  // MARK: - Parts

  private func isIncoming(_ direction: String?) throws -> Bool {
    switch direction {
    case nil, "out": return false
    case "in": return true
    case let other?: throw Problem(.badRequest, "cannot record a call with direction \(other); use out or in")
    }
  }

  /// The number that was called: as given, or the lead's present one.
  private func number(_ text: String?, of lead: LeadProgress) throws -> String? {
    let numbers = try reading.numbers(of: lead.id)
    guard let text else {
      return numbers.indices.contains(lead.standing.numberIndex)
        ? numbers[lead.standing.numberIndex].reading?.e164 : nil
    }
    let place = try reading.place(of: lead.id)?.place
    guard let reading = desk.phones.read(text, defaultRegion: place?.country) else {
      throw Problem(.badRequest, "cannot read the number \(text); write it with its country, as in +34 600 000 000")
    }
    return reading.e164
  }

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

  private func decision(
    _ report: OutcomeReport, call: inout CallRecord, lead: LeadProgress, rep: UserAccount
  ) throws -> (decision: LeadDecision, definition: OutcomeDefinition) {
    let document = try desk.process(version: lead.processVersion, reading)
    guard let definition = document.outcome(report.outcome) else {
      let known = document.outcomes.map(\.key).joined(separator: ", ")
      throw Problem(.badRequest, "cannot record the outcome \(report.outcome): it is none of \(known)")
    }
    let time = try report.time.map { try query.time($0) }
    if definition.effect == .promise, let time { try checkPromise(time, lead: lead, rep: lead.owner ?? rep.id) }
    var base = lead.standing
    // A late outcome of a promised call keeps the promise after all.
    if let promised = call.promised, base.promise?.at == promised { base.promise = nil }
    let numbers = try reading.countNumbers(of: lead.id)
    let after: LeadStanding
    do throws(OutcomeRefusal) {
      after = try OutcomeRule.standing(
        after: definition, before: base, time: time, reason: report.reason, numbers: numbers, now: now)
    } catch {
      throw Problem(.badRequest, error.sentence)
    }
    call.state = .outcome
    call.leaseEnd = nil
    call.outcome = definition.key
    call.reached = definition.reached
    call.endedAt = now
    return (
      .outcome(
        .init(call: call.id, key: definition.key, reached: definition.reached, before: lead.standing, after: after)),
      definition
    )
  }

  /// A promise must be lawful and within the hours of the rep who keeps it; else the nearest possible time is named.
  func checkPromise(_ time: Instant, lead: LeadProgress, rep id: UserID) throws {
    guard let rep = try reading.user(id), let place = try reading.place(of: lead.id)?.place else {
      throw Problem(
        .refused, "cannot promise a callback to lead \(lead.id.rawValue): its place is not known; settle it first")
    }
    guard time > now else { throw Problem(.badRequest, "cannot promise a callback for a time that has passed") }
    let from = max(now, time - .days(7))
    let callable = office.legal(place, from: from, to: time + .days(7))
      .intersection(office.shifts(rep, from: from, to: time + .days(7)))
    guard !callable.contains(time) else { return }
    let why =
      office.legal(place, from: time, to: time + .minutes(1)).isEmpty
      ? "the law of its place does not allow a call then" : "it is outside the working hours of \(rep.login)"
    let before = callable.last { $0.end <= time }.map { $0.end - .minutes(1) }
    let nearest = [callable.firstInstant(atOrAfter: time), before].compactMap { $0 }
      .min { abs(($0 - time).milliseconds) < abs(($1 - time).milliseconds) }
    let hint = try nearest.map { "; the nearest possible time is \(try query.moment($0).local)" } ?? ""
    throw Problem(
      .refused, "cannot promise a callback for \(try query.moment(time).local): \(why)\(hint)", reason: "promise",
      retryAt: nearest?.rfc3339)
  }

  /// A do-not-call outcome closes the number for every lead, in the same transaction.
  private func suppressIfAsked(_ definition: OutcomeDefinition, call: CallRecord, at lead: inout LeadProgress) throws {
    guard definition.effect == .suppress, let number = call.number else { return }
    guard try tx.suppress(number, by: call.id, at: now) else { return }
    try reconsiderLeads(withNumber: number, but: lead.id)
  }

  /// Looks all other leads with a number over again.
  func reconsiderLeads(withNumber number: String, but id: LeadID) throws {
    for other in try reading.leads(withNumber: number) where other != id {
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
