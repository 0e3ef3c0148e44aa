internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// What a command works with: the transaction, the instant, and who asked. Lives as long as the savepoint.
struct CommandScope {
  let desk: Desk
  let tx: Transaction
  let now: Instant
  let request: CommandRequest
  let actor: Actor

  init(desk: Desk, tx: Transaction, now: Instant, request: CommandRequest, actor: Actor? = nil) {
    self.desk = desk
    self.tx = tx
    self.now = now
    self.request = request
    self.actor = actor ?? request.caller.actor
  }

  var caller: Caller { request.caller }
  var reading: Snapshot { tx.reading }
  var office: LegalOffice { desk.office }

  /// The same moment for reading: look-ups, words, wire types.
  var query: QueryScope { QueryScope(desk: desk, reading: tx.reading, now: now, caller: caller) }

  // MARK: - Leads

  /// Takes decisions about a lead: applies and journals them, plans anew where they ask for it, and saves.
  func decide(_ decisions: [LeadDecision], about lead: inout LeadProgress) throws {
    let before = PromiseStand(lead)
    for decision in decisions { try take(decision, about: &lead) }
    if decisions.contains(where: \.replans) { try savePlanned(&lead) } else { try tx.saveWithoutPlan(lead) }
    try remindOfPromise(lead, before: before, decisions)
  }

  /// Makes a lead's plan anew from now, because the world around it changed.
  func replan(_ lead: inout LeadProgress) throws {
    lead.plannedAt = now
    try savePlanned(&lead)
  }

  private func take(_ decision: LeadDecision, about lead: inout LeadProgress) throws {
    lead.apply(decision, at: now)
    try tx.journal(
      decision, about: lead.id, version: lead.version, by: actor, at: now,
      request: request.id.isEmpty ? nil : request.id)
  }

  private func savePlanned(_ lead: inout LeadProgress) throws {
    let playbook = try query.playbook(of: lead)
    var (plan, deadline) = try plan(of: lead, playbook: playbook)
    // All calls made, or the week over with the promised number made: the lead was not reached. Where the law allows
    // fewer, those are all.
    let isDone = lead.standing.state == .open && plan.calls.isEmpty && lead.inHand == nil
    if isDone, lead.cycleAttempts.count >= promised(playbook, by: plan), lead.standing.promise == nil {
      try take(.finished, about: &lead)
      plan = Plan()
    }
    if lead.standing.weekStart == nil { deadline = nil }
    try tx.save(lead, plan: plan, deadline: deadline)
  }

  /// The promised number of calls, or fewer where the law allows fewer. A lead to which it allows none stays open, and at
  /// risk, for a person to decide.
  private func promised(_ playbook: Playbook, by plan: Plan) -> Int {
    if case .law(let attempts) = plan.shortfall, attempts > 0 { return min(playbook.minAttempts, attempts) }
    return playbook.minAttempts
  }

  func plan(of lead: LeadProgress, playbook: Playbook) throws -> (Plan, Instant?) {
    guard lead.standing.state == .open, let owner = try lead.owner.flatMap({ try reading.user($0) }),
      let place = try reading.place(of: lead.id)?.place
    else { return (Plan(), lead.standing.weekStart.map { $0 + playbook.window }) }
    let room = try query.room(of: lead, place: place, at: lead.plannedAt)
    return office.plan(
      lead, playbook: playbook, place: place, owner: owner, room: room, facts: try query.facts(of: lead, place: place))
  }

  /// Stores a lead that has just come in, with its consent and then its first plan, which depends on that.
  func insert(
    _ stored: LeadDecision.Stored, place: LeadPlace, person: LeadPerson, numbers: [LeadNumber], consent: LeadConsent?
  ) throws -> LeadProgress {
    var lead = LeadProgress(id: try tx.nextLeadID(), stored: stored, at: now)
    try tx.insert(lead, place: place, person: person, numbers: numbers)
    try tx.journal(
      .stored(stored), about: lead.id, version: lead.version, by: actor, at: now,
      request: request.id.isEmpty ? nil : request.id)
    if let consent { try tx.addConsent(consent, to: lead.id, by: actor.responsible, at: now) }
    try savePlanned(&lead)
    return lead
  }

  /// Journals something about another thing than a lead. `facts` hold no personal data.
  func journal(_ kind: String, about subject: JournalSubject, _ facts: [String: String] = [:]) throws {
    try tx.journal(
      kind, about: subject, facts: facts, by: actor, at: now, request: request.id.isEmpty ? nil : request.id)
  }

  // MARK: - Leases and kept answers

  static let lease = Span.minutes(30)

  /// Any command of the holder renews the lease of the call in her hand.
  func renewLease() throws {
    guard let person = caller.person, let call = try reading.callInHand(of: person.id), let end = call.leaseEnd,
      end > now, now + Self.lease - end >= .minutes(1), var lead = try reading.progress(call.lead)
    else { return }
    var renewed = call
    renewed.leaseEnd = now + Self.lease
    try tx.update(renewed)
    try decide([.leaseRenewed(call: call.id, leaseEnd: now + Self.lease)], about: &lead)
  }

  func keptAnswer() throws -> KeptAnswer? {
    guard let key = request.idempotencyKey, let kept = try reading.keptAnswer(uid: caller.uid, key: key) else {
      return nil
    }
    guard kept.fingerprint == request.fingerprint else {
      throw Problem(
        .idempotencyMismatch, "cannot use Idempotency-Key \(key) again for another request; send a new key")
    }
    return kept
  }

  func keep(status: Int, body: [UInt8]) throws {
    guard let key = request.idempotencyKey else { return }
    try tx.keep(
      KeptAnswer(fingerprint: request.fingerprint, status: status, body: body), uid: caller.uid, key: key, at: now)
  }
}
