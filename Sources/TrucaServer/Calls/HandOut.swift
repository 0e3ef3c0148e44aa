internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// A lead that could be called now, as far as its rows say.
struct Candidate {
  var next: NextCall?
  var lead: LeadProgress
  var order: CallOrder.Tier?
}

extension QueryScope {
  /// The facts of this instant about one lead, for the last check before a call.
  func facts(_ candidate: Candidate, rep: UserAccount, handedOutToday: Int) throws -> HandOutRule.Facts {
    let lead = candidate.lead
    let playbook = try playbook(of: lead)
    let place = try reading.place(of: lead.id)?.place
    let numbers = try reading.numbers(of: lead.id)
    let number = numbers.indices.contains(lead.standing.numberIndex) ? numbers[lead.standing.numberIndex] : nil
    let profile = place.flatMap { try? desk.office.profile($0) }
    let known = try place.map { try self.facts(of: lead, place: $0, numbers: numbers) }
    let suppressed = try number?.reading.map { try reading.isSuppressed($0.e164) } ?? true
    return HandOutRule.Facts(
      now: now, rep: rep.id, playbook: playbook, verdict: profile?.verdict(at: now),
      obstacle: known.flatMap { profile?.obstacle($0, at: now) },
      room: try place.map { try room(of: lead, place: $0, at: now) } ?? .unlimited,
      isSuppressed: suppressed, repIsWorking: desk.office.working(rep)?.contains(now) ?? false,
      handedOutToday: handedOutToday, capacity: rep.capacity, planned: candidate.next?.call,
      firstDayEnd: firstDayEnd(lead, playbook: playbook, place: place, owner: rep),
      otherPartLeft: candidate.order == nil
        ? otherPartLeft(lead, playbook: playbook, place: place, owner: rep) : nil)
  }

  private func firstDayEnd(_ lead: LeadProgress, playbook: Playbook, place: Place?, owner: UserAccount) -> Instant? {
    guard let place, let input = desk.office.planningInput(lead, playbook: playbook, place: place, owner: owner) else {
      return nil
    }
    return PartRule.firstDayEnd(input)
  }

  private func otherPartLeft(_ lead: LeadProgress, playbook: Playbook, place: Place?, owner: UserAccount) -> Instant? {
    guard let place, var input = desk.office.planningInput(lead, playbook: playbook, place: place, owner: owner) else {
      return nil
    }
    input.now = now
    return PartRule.otherPartLeft(input)
  }

  /// Calls handed out to a rep on her present day, promises aside.
  func handedOutToday(_ rep: UserAccount) throws -> Int {
    try reading.handedOut(to: rep.id, in: try day(of: rep, at: now))
  }

  /// The rep's leads that are due, in the order in which they are handed out.
  func dueInOrder(_ rep: UserAccount) throws -> [(next: NextCall, order: CallOrder)] {
    try reading.dueCalls(of: rep.id, at: now)
      .map { next in
        (next, CallOrder(next.call, lead: next.lead, weekStart: next.weekStart, isFirst: next.isFirst, now: now))
      }
      .sorted { $0.1 < $1.1 }
  }

  /// The next promised callback of the rep that is still to come.
  func promiseAhead(_ rep: UserAccount) throws -> Instant? { promiseAhead(try reading.promises(of: rep.id)) }

  private func promiseAhead(_ promises: [NextCall]) -> Instant? {
    promises.map(\.call.at).filter { $0 > now }.min()
  }

  /// Goes through the due leads in order and returns the first one that passes the check, with why others did not.
  /// `due` and `promises` are all of the rep's.
  func firstCallable(
    _ rep: UserAccount, due: [(next: NextCall, order: CallOrder)], promises: [NextCall]
  ) throws -> (candidate: Candidate?, refusals: [HandOutRefusal], promiseAhead: Instant?) {
    let handedOut = try handedOutToday(rep)
    let promise = promiseAhead(promises)
    var refusals: [HandOutRefusal] = []
    var blocked: Instant?
    for (next, order) in due {
      guard let lead = try reading.progress(next.lead) else { continue }
      let candidate = Candidate(next: next, lead: lead, order: order.tier)
      let facts = try facts(candidate, rep: rep, handedOutToday: handedOut)
      if order.tier != .promised, let promise, facts.runsPast(promise) {
        blocked = promise
        continue
      }
      do throws(HandOutRefusal) {
        try HandOutRule.check(lead, facts)
        return (candidate, refusals, nil)
      } catch {
        refusals.append(error)
        // The rep's own limits refuse every further lead alike, but for promises, which came first.
        if error == .outsideHours || error == .capacity(rep.capacity) { break }
      }
    }
    return (nil, refusals, blocked)
  }
}

extension HandOutRule.Facts {
  /// Whether a call of the usual length, begun now, would still last at `instant`.
  fileprivate func runsPast(_ instant: Instant) -> Bool { now + .minutes(Int64(playbook.callMinutes)) > instant }
}

extension CommandScope {
  /// `next`: the call in hand, else the best one, else why there is none.
  func handOut(to rep: UserAccount, lead wanted: Int64?) throws -> NextAnswer {
    if let call = try reading.callInHand(of: rep.id) {
      if let wanted, wanted != call.lead.rawValue {
        throw Problem(
          .conflict, "cannot hand out lead \(wanted): call \(call.id.rawValue) is in your hand; log or skip it first")
      }
      try renewLease()
      return NextAnswer(call: try query.brief(try reading.call(call.id) ?? call), nobody: nil)
    }
    if let nobody = try query.heldByClock() { return NextAnswer(call: nil, nobody: nobody) }
    if let wanted { return try handOut(lead: wanted, to: rep) }
    let found = try query.firstCallable(
      rep, due: try query.dueInOrder(rep), promises: try reading.promises(of: rep.id))
    guard let candidate = found.candidate else {
      return NextAnswer(
        call: nil, nobody: try query.nobody(rep, refusals: found.refusals, promiseAhead: found.promiseAhead))
    }
    return NextAnswer(call: try give(candidate, to: rep), nobody: nil)
  }

  private func handOut(lead id: Int64, to rep: UserAccount) throws -> NextAnswer {
    let lead = try query.lead(id)
    let planned = try reading.plan(of: lead.id).first
    let next = planned.map { call in
      NextCall(
        lead: lead.id, owner: rep.id, weekStart: lead.standing.weekStart ?? lead.storedAt,
        isFirst: call.attempt == lead.standing.firstAttemptOfCycle, call: call)
    }
    var candidate = Candidate(next: next, lead: lead, order: nil)
    if let next, next.call.at <= now, now < next.call.until {
      candidate.order =
        CallOrder(next.call, lead: lead.id, weekStart: next.weekStart, isFirst: next.isFirst, now: now).tier
    }
    let facts = try query.facts(candidate, rep: rep, handedOutToday: try query.handedOutToday(rep))
    do throws(HandOutRefusal) {
      try HandOutRule.check(lead, facts)
    } catch {
      return NextAnswer(call: nil, nobody: try query.nobody(error, lead: lead, rep: rep))
    }
    if lead.standing.promise == nil, let promise = try query.promiseAhead(rep), facts.runsPast(promise) {
      return NextAnswer(call: nil, nobody: try query.waiting(for: promise))
    }
    return NextAnswer(call: try give(candidate, to: rep), nobody: nil)
  }

  /// How many calls the law allows to a lead where those are fewer than promised; nil without attempt limits, which are
  /// the usual cause.
  private func lawful(_ lead: LeadProgress, _ place: Place) throws -> Int? {
    guard try !office.profile(place).limits.isEmpty,
      case .law(let attempts) = try reading.shortfall(of: lead.id).shortfall, attempts > 0
    else { return nil }
    return attempts
  }

  private func give(_ candidate: Candidate, to rep: UserAccount) throws -> CallBrief {
    var lead = candidate.lead
    let numbers = try reading.numbers(of: lead.id)
    guard numbers.indices.contains(lead.standing.numberIndex),
      let number = numbers[lead.standing.numberIndex].reading?.e164, let place = try reading.place(of: lead.id)?.place
    else { throw Problem(.internal, "cannot hand out lead \(lead.id.rawValue): it has no number; run truca doctor") }
    let playbook = try query.playbook(of: lead)
    let attempt = (lead.attempts.last?.number ?? 0) + 1
    let zone = office.homeZone(place, at: now)
    let why = try Reasoning.sentence(
      candidate.order == nil ? nil : candidate.next?.call, order: candidate.order,
      attempt: attempt - lead.standing.firstAttemptOfCycle + 1, playbook: playbook, lawful: try lawful(lead, place),
      cameAt: lead.standing.weekStart ?? lead.storedAt, now: now,
      zone: zone ?? query.zone, repZone: query.zone(of: rep))
    var call = CallRecord(
      id: try tx.nextCallID(), lead: lead.id, attempt: attempt, isIncoming: false, handedOut: true, rep: rep.id,
      number: number, at: now, leaseEnd: now + Self.lease, promised: lead.standing.promise?.at, state: .inHand, why: why
    )
    call.evidence = try evidence(for: lead, place: place)
    try tx.insert(call)
    try decide(
      [.handedOut(call: call.id, number: attempt, rep: rep.id, leaseEnd: now + Self.lease)], about: &lead)
    try replanLeads(withNumber: number, but: lead.id)
    return try query.brief(call)
  }
}
