internal import TrucaAPI
internal import TrucaCore
internal import TrucaDigest
internal import TrucaDocuments
internal import TrucaStore

extension CommandScope {
  /// `POST /v1/leads`: one lead as a person or a program enters it. `note` stands for the entry's own, and may be longer.
  func add(_ entry: LeadEntry, note: String? = nil) throws -> IntakeAnswer {
    // Whoever names the owner has named the team.
    let team = try team(named: entry.team ?? entry.owner.flatMap { try reading.user(login: $0)?.team })
    var intake = LeadIntake()
    intake.externalId = entry.externalId
    intake.name = entry.name
    intake.company = entry.company
    intake.email = entry.email
    intake.numbers = entry.numbers ?? []
    intake.source = entry.source
    intake.street = entry.street
    intake.city = entry.city
    intake.postalCode = entry.postalCode
    intake.state = entry.state
    intake.country = entry.country
    intake.note = entry.note
    let tidy: LeadIntake
    do throws(IntakeProblem) {
      tidy = try intake.tidied().intake
    } catch {
      throw Problem(.badRequest, error.sentence)
    }
    var incoming = IncomingLead(tidy, team: team)
    incoming.consent = try entry.consent.map { try consent($0) }
    incoming.playbook = entry.playbook
    if let note { incoming.note = note }
    incoming.owner = try entry.owner.map { try rep($0, team: team).id }
    if let id = tidy.externalId { incoming.key = Fingerprint.sha256(Array("\(team)\u{0}entry:\(id)".utf8)) }
    return try answer(try take(incoming))
  }

  /// An active rep of a team by login.
  func rep(_ login: String, team: String) throws -> UserAccount {
    let user = try query.user(login)
    guard !user.hasLeft, user.roles.contains(.rep), user.team == team else {
      throw Problem(.badRequest, "cannot give a lead of team \(team) to \(login): not an active rep of that team")
    }
    return user
  }

  func answer(_ result: IntakeResult) throws -> IntakeAnswer {
    let lead = result.lead
    let plan = try reading.plan(of: lead.id)
    let what =
      switch result.kind {
      case .added: "Lead \(lead.id.rawValue) added"
      case .newEnquiry: "New enquiry of lead \(lead.id.rawValue)"
      case .linked: "Lead \(lead.id.rawValue) added, linked by its number to another"
      case .alreadyHere: "Lead \(lead.id.rawValue) is already here"
      }
    return IntakeAnswer(
      result: result.kind.rawValue, lead: lead.id.rawValue, state: lead.standing.state.rawValue,
      held: lead.standing.held.map(Reason.init), next: try query.moment(plan.first?.at), planned: plan.count,
      sentence: "\(what): \(try query.whatFollows(lead, next: plan.first?.at))")
  }

  // MARK: - Changes by people

  func check(version: Int?, of lead: LeadProgress) throws {
    guard let version, version != lead.version else { return }
    throw Problem(
      .versionMismatch,
      "cannot change lead \(lead.id.rawValue): it is at version \(lead.version) and not \(version); read it again")
  }

  func assign(lead id: Int64, to login: String) throws -> LeadAnswer {
    try caller.require(.manager, .administrator, to: "assign leads")
    var lead = try query.lead(id)
    let user = try rep(login, team: lead.team)
    guard lead.inHand == nil else {
      throw Problem(.conflict, "cannot assign lead \(id): it is in a rep's hand; wait for its outcome")
    }
    try reconsider(&lead, after: [.assigned(user.id)])
    return try answer(lead, did: "Assigned to \(login)")
  }

  func stop(lead id: Int64, reason: String?) throws -> LeadAnswer {
    var lead = try query.lead(id)
    guard lead.standing.state != .closed else {
      throw Problem(.conflict, "cannot stop lead \(id): it is closed already")
    }
    try addNote(NoteText.joined([("Stopped", reason)]), to: lead)
    try decide([.stopped(.stopped)], about: &lead)
    return try answer(lead, did: "Stopped")
  }

  func addNote(_ text: String, to id: Int64) throws -> LeadAnswer {
    var lead = try query.lead(id)
    guard text.utf8.count <= 32_000 else {
      throw Problem(.tooLarge, "cannot keep a note of over 32,000 bytes: shorten it")
    }
    guard let text = NoteText.tidied(text, limit: 32_000) else {
      throw Problem(.badRequest, "cannot add an empty note: write something")
    }
    try addNote(text, to: lead)
    try decide([.noteAdded], about: &lead)
    return try answer(lead, did: "Noted")
  }

  /// Writes a note down, if there is one.
  func addNote(_ text: String?, to lead: LeadProgress) throws {
    guard let text else { return }
    try tx.addNote(text, to: lead.id, by: actor.responsible, at: now)
  }

  /// A callback that was promised outside a call.
  func promise(lead id: Int64, at text: String) throws -> LeadAnswer {
    var lead = try query.lead(id)
    guard lead.standing.state == .open, let owner = lead.owner else {
      throw Problem(.conflict, "cannot promise a callback to lead \(id): it is \(lead.standing.state.rawValue)")
    }
    guard lead.inHand == nil else {
      throw Problem(
        .conflict, "cannot promise a callback to lead \(id): it is in hand; record it as the call's outcome")
    }
    let time = try query.time(text)
    try checkPromise(time, lead: lead, rep: owner)
    try decide([.promised(time)], about: &lead)
    return try answer(lead, did: "Promised")
  }

  func snooze(lead id: Int64, until text: String) throws -> LeadAnswer {
    var lead = try query.lead(id)
    guard lead.standing.state == .open else {
      throw Problem(.conflict, "cannot snooze lead \(id): it is \(lead.standing.state.rawValue)")
    }
    if let promise = lead.standing.promise {
      throw Problem(
        .conflict,
        "cannot snooze lead \(id): a callback is promised for \(try query.moment(promise.at).words); "
          + "promise another time with truca callback")
    }
    guard lead.inHand == nil else {
      throw Problem(.conflict, "cannot snooze lead \(id): it is in hand; skip it instead")
    }
    let time = try query.time(text)
    guard time > now else { throw Problem(.badRequest, "cannot snooze to a time that has passed") }
    try checkInWeek(time, of: lead, "snooze")
    try decide([.snoozed(time)], about: &lead)
    try checkMoved(lead, to: time)
    return try answer(lead, did: "Snoozed")
  }

  /// A call can be moved within the lead's week only: after it nothing is planned but promises.
  func checkInWeek(_ time: Instant, of lead: LeadProgress, _ verb: String) throws {
    guard let start = lead.standing.weekStart, case let end = try start + query.playbook(of: lead).window, time >= end
    else { return }
    throw Problem(
      .refused,
      "cannot \(verb) lead \(lead.id.rawValue) beyond its week, which ends \(try query.moment(end).words);"
        + " stop it instead, or promise a callback", reason: "week")
  }

  /// A lead that was moved has a call then or later; else the move is refused, which takes it back.
  func checkMoved(_ lead: LeadProgress, to time: Instant) throws {
    if let next = try reading.plan(of: lead.id).first, next.at >= time { return }
    throw Problem(
      .refused,
      "cannot move lead \(lead.id.rawValue) to \(try query.moment(time).words): no call of its week fits after that;"
        + " name an earlier time, or promise a callback", reason: "week")
  }

  func answer(_ lead: LeadProgress, did: String) throws -> LeadAnswer {
    let next = try reading.plan(of: lead.id).first?.at
    // The renewal of a lease counts too, so it comes before the version is told.
    try renewLease()
    let version = try reading.progress(lead.id)?.version ?? lead.version
    return LeadAnswer(
      lead: lead.id.rawValue, version: version, state: lead.standing.state.rawValue, next: try query.moment(next),
      sentence: "\(did): \(try query.whatFollows(lead, next: next))")
  }
}

extension IncomingLead {
  /// A tidied entry of `team`; owner, consent and key are the caller's business.
  init(_ intake: LeadIntake, team: String) {
    person = LeadPerson(name: intake.name ?? "", company: intake.company ?? "", email: intake.email)
    person.source = intake.source
    person.street = intake.street
    person.city = intake.city
    person.postalCode = intake.postalCode
    person.region = intake.state
    person.country = intake.country
    person.createdElsewhere = intake.createdElsewhere
    numbers = intake.numbers
    note = [intake.note, intake.prefers.map { "Prefers: \($0)" }].compactMap { $0 }.joined(separator: "\n")
    self.team = team
    mayWait = false
  }
}

extension Reason {
  init(_ reason: HoldReason) {
    self.init(kind: reason.kind, sentence: reason.sentence)
  }
}
