internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// `GET /v1/leads/{lead}`
  func view(lead id: Int64) throws -> Lead {
    let lead = try self.lead(id)
    let person = try reading.person(lead.id) ?? LeadPerson(name: "")
    let place = try reading.place(of: lead.id)
    let playbook = try playbook(of: lead)
    let shortfall = try reading.shortfall(of: lead.id)
    return Lead(
      lead: id, version: lead.version, name: person.name, company: person.company, email: person.email,
      numbers: try numbers(of: lead), source: person.source, street: person.street, city: person.city,
      postalCode: person.postalCode, region: person.region, country: person.country,
      place: try place.flatMap { try view($0, of: lead, person) },
      owner: try login(lead.owner), team: lead.team, state: lead.standing.state.rawValue,
      held: lead.standing.held.map(Reason.init), closing: lead.standing.closing?.text, playbook: lead.playbook,
      processVersion: lead.processVersion, storedAt: try moment(lead.storedAt),
      createdElsewhere: person.createdElsewhere, weekStart: try moment(lead.standing.weekStart),
      deadline: try moment(lead.standing.weekStart.map { $0 + playbook.window }),
      promise: try moment(lead.standing.promise?.at),
      risk: shortfall.shortfall.map {
        Reason(kind: $0.kind, sentence: $0.sentence(promised: playbook.minAttempts))
      },
      planned: try planned(of: lead, place: place?.place, playbook: playbook),
      calls: try reading.calls(of: lead.id).map(view),
      consents: try consentViews(of: lead),
      notes: try notes(of: lead.id, last: 50), linked: try linked(lead), timeline: try timeline(lead))
  }

  private func numbers(of lead: LeadProgress) throws -> [Lead.Number] {
    try reading.numbers(of: lead.id).enumerated().map { index, number in
      Lead.Number(
        text: number.text, number: number.reading?.e164, kind: number.reading?.kind.rawValue,
        suppressed: try number.reading.map { try reading.isSuppressed($0.e164) } ?? false,
        current: index == lead.standing.numberIndex && number.reading != nil)
    }
  }

  private func view(_ place: LeadPlace, of lead: LeadProgress, _ person: LeadPerson) throws -> Lead.PlaceView? {
    let why = try placeReasons(of: lead, person: person, byHand: place.byHand)
    return place.place.map {
      Lead.PlaceView(
        country: $0.country, subdivisions: $0.subdivisions, zones: $0.zones, rules: $0.rules,
        setByHand: place.byHand != nil, why: why)
    }
  }

  private func planned(of lead: LeadProgress, place: Place?, playbook: Playbook) throws -> [Lead.PlannedCallView] {
    var reason = try place.flatMap { try planReason(of: lead, place: $0, playbook: playbook) }
    let reader = try zone
    return try reading.plan(of: lead.id).map { call in
      try view(call, place: place, why: reason?.sentence(call, reader: reader) ?? "")
    }
  }

  private func view(_ call: PlannedCall, place: Place?, why: String) throws -> Lead.PlannedCallView {
    Lead.PlannedCallView(
      attempt: call.attempt, at: try moment(call.at), until: try moment(call.until), ideal: try moment(call.ideal),
      latest: try moment(call.latest), promised: call.promised != nil, theirTime: theirTime(place, at: call.at),
      why: why)
  }

  private func view(_ call: CallRecord) throws -> Lead.CallView {
    let state =
      switch call.state {
      case .inHand: "inHand"
      case .outcome: "outcome"
      case .leaseEnded: "missed"
      case .undone, .released: "undone"
      }
    return Lead.CallView(
      call: call.id.rawValue, attempt: call.attempt, direction: call.isIncoming ? "in" : "out",
      rep: try login(call.rep) ?? "", number: call.number, at: try moment(call.at), state: state, outcome: call.outcome,
      why: call.why, evidence: try call.evidence.map(view))
  }

  private func linked(_ lead: LeadProgress) throws -> [Int64] {
    let numbers = try reading.numbers(of: lead.id).compactMap(\.reading?.e164)
    return try Set(numbers.flatMap { try reading.leads(withNumber: $0) }).filter { $0 != lead.id }.map(\.rawValue)
      .sorted()
  }

  private func timeline(_ lead: LeadProgress) throws -> [Lead.TimelineEntry] {
    try reading.journal(of: lead.id).suffix(200).map { entry in
      Lead.TimelineEntry(
        sequence: entry.sequence, at: try moment(entry.at), actor: try name(of: entry.actor), kind: entry.kind,
        sentence: try entry.decision.map { try sentence($0) } ?? entry.kind)
    }
  }

  /// Both names where an administrator acted for another.
  func name(of actor: Actor) throws -> String {
    guard let uid = actor.uid else { return "system" }
    let own = try login(actor.user) ?? (uid == 0 ? "root" : "uid \(uid)")
    return try login(actor.actingAs).map { "\(own) as \($0)" } ?? own
  }

  func sentence(_ decision: LeadDecision) throws -> String {
    switch decision {
    case .stored(let stored): "entered, \(stored.standing.state.rawValue)"
    case .held(let reasons): "held: \(reasons.map(\.sentence).joined(separator: ", "))"
    case .backlogged: "put into the backlog"
    case .released: "released: its week begins"
    case .resumed: "released: its week goes on"
    case .assigned(let user): "assigned to \(try login(user) ?? "")"
    case .numberChosen(let index): "number \(index + 1) is called from now on"
    case .playbookChanged(let key, let version): "playbook \(key) of process version \(version)"
    case .handedOut(let call, let number, let rep, _):
      "attempt \(number) handed out to \(try login(rep) ?? "") as call \(call.rawValue)"
    case .leaseRenewed(let call, _): "lease of call \(call.rawValue) renewed"
    case .leaseEnded(let call): "call \(call.rawValue) missed: its lease ended without an outcome"
    case .skipped(let call, let until): "call \(call.rawValue) skipped until \(try moment(until).words)"
    case .made(let call, let number, let rep, _):
      try "\(number.map { "attempt \($0) made" } ?? "incoming call") by \(login(rep) ?? "") (call \(call.rawValue))"
    case .outcome(let outcome): "call \(outcome.call.rawValue): \(outcome.key)"
    case .undone(let call, _): "outcome of call \(call.rawValue) taken back"
    case .promised(let time): "callback promised for \(try moment(time).words)"
    case .promiseMissed: "promised callback not made within five minutes"
    case .snoozed(let time): "next call moved to \(try moment(time).words)"
    case .enquiredAgain: "new enquiry"
    case .stopped(let closing): "closed: \(closing.text)"
    case .finished: "closed: all calls made, not reached"
    case .noteAdded: "note added"
    case .edited: "details changed"
    case .consentGiven: "consent recorded"
    case .consentWithdrawn: "consent withdrawn"
    }
  }
}
