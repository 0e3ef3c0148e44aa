internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// A lead on its way in, whatever door it came through.
struct IncomingLead: Sendable {
  var person: LeadPerson
  var numbers: [String]
  var consent: LeadConsent?
  var note: String?
  /// Login or name of the owner as stated; nil or unknown: it is dealt.
  var owner: UserID?
  var team: String
  var playbook: String?
  /// Identity of the row in another system, as a digest; nil: none.
  var key: [UInt8]?
  /// Country for numbers in national spelling where the lead states none.
  var country: String?
  /// Whether it waits in the backlog when its owner has no room.
  var mayWait: Bool
}

/// What became of it.
struct IntakeResult {
  enum Kind: String {
    case added, newEnquiry, linked, alreadyHere
  }
  var kind: Kind
  var lead: LeadProgress
}

extension CommandScope {
  /// Takes a lead in by the settled rules: the same row is already here; the same e-mail, or number with the same name,
  /// is a new enquiry; the same number with another name is added and linked.
  func take(_ incoming: IncomingLead) throws -> IntakeResult {
    if let key = incoming.key, let known = try reading.importedLead(key), let lead = try reading.progress(known) {
      return IntakeResult(kind: .alreadyHere, lead: lead)
    }
    let numbers = read(
      numbers: incoming.numbers, country: incoming.person.country ?? incoming.country, team: incoming.team)
    let match = try match(incoming.person, numbers: numbers, team: incoming.team)
    if let same = match.samePerson, let lead = try reading.progress(same) {
      let answer = try enquireAgain(incoming, lead: lead)
      if let key = incoming.key { try tx.markImported(key, as: lead.id) }
      return IntakeResult(kind: .newEnquiry, lead: answer)
    }
    let lead = try store(incoming, numbers: numbers)
    if let key = incoming.key { try tx.markImported(key, as: lead.id) }
    return IntakeResult(kind: match.sharesNumber ? .linked : .added, lead: lead)
  }

  private func match(
    _ person: LeadPerson, numbers: [LeadNumber], team: String
  ) throws -> (samePerson: LeadID?, sharesNumber: Bool) {
    if let email = person.email?.lowercased(), !email.isEmpty {
      for id in try reading.leads(withEmailKey: email) where try reading.progress(id)?.team == team {
        return (id, false)
      }
    }
    var shares = false
    for number in numbers.compactMap({ $0.reading?.e164 }) {
      for id in try reading.leads(withNumber: number) {
        guard try reading.progress(id)?.team == team else { continue }
        if try reading.person(id)?.hasSameName(as: person) == true { return (id, false) }
        shares = true
      }
    }
    return (nil, shares)
  }

  private func enquireAgain(_ incoming: IncomingLead, lead: LeadProgress) throws -> LeadProgress {
    var lead = lead
    if let note = incoming.note, !note.isEmpty { try tx.addNote(note, to: lead.id, by: actor.responsible, at: now) }
    if let consent = incoming.consent { try tx.addConsent(consent, to: lead.id, by: actor.responsible, at: now) }
    try addNewNumbers(incoming, to: lead)
    var decisions = try [.enquiredAgain] + dealtAnew(lead)
    // Who asks again waits for a call; rows of a file wait for room.
    if lead.standing.state == .backlog, !incoming.mayWait { decisions.append(.released) }
    try reconsider(&lead, after: decisions)
    return lead
  }

  /// A closed lead can belong to somebody who has left since.
  func dealtAnew(_ lead: LeadProgress) throws -> [LeadDecision] {
    guard let owner = try lead.owner.flatMap({ try reading.user($0) }),
      owner.hasLeft || !owner.roles.contains(.rep) || owner.team != lead.team
    else { return [] }
    return try deal(team: lead.team).map { [.assigned($0.id)] } ?? []
  }

  /// Numbers that the lead did not have yet come last.
  private func addNewNumbers(_ incoming: IncomingLead, to lead: LeadProgress) throws {
    let known = try reading.numbers(of: lead.id)
    let fresh = read(
      numbers: incoming.numbers, country: incoming.person.country ?? incoming.country, team: lead.team
    ).filter { number in
      !known.contains { $0.text == number.text || ($0.reading != nil && $0.reading?.e164 == number.reading?.e164) }
    }
    if !fresh.isEmpty { try tx.saveNumbers(known + fresh, of: lead.id) }
  }

  private func store(_ incoming: IncomingLead, numbers: [LeadNumber]) throws -> LeadProgress {
    let process = try currentProcess()
    let key = incoming.playbook ?? process.document.defaultPlaybook
    guard let playbook = process.document.playbook(key) else {
      let known = process.document.playbooks.map(\.key).joined(separator: ", ")
      throw Problem(.badRequest, "cannot find playbook \(key); the process has \(known)")
    }
    var person = incoming.person
    if person.country == nil, numbers.allSatisfy({ $0.reading == nil }) { person.country = incoming.country }
    var review = try review(
      person: person, numbers: numbers, team: incoming.team, placeByHand: nil, of: nil,
      consents: incoming.consent.map { [$0] } ?? [])
    let owner = try incoming.owner.flatMap { try reading.user($0) } ?? deal(team: incoming.team)
    if owner == nil { review.reasons.append(.noOwner) }
    let standing = try standing(review, owner: owner, playbook: playbook, mayWait: incoming.mayWait)
    let lead = try insert(
      .init(
        team: incoming.team, owner: owner?.id, playbook: key, processVersion: process.version, standing: standing),
      place: review.place, person: person, numbers: numbers, consent: incoming.consent)
    if let note = incoming.note, !note.isEmpty { try tx.addNote(note, to: lead.id, by: actor.responsible, at: now) }
    try tx.wake(lead.id, at: review.changesAt)
    return lead
  }

  private func standing(
    _ review: LeadReview, owner: UserAccount?, playbook: Playbook, mayWait: Bool
  ) throws -> LeadStanding {
    var standing: LeadStanding
    if !review.reasons.isEmpty {
      standing = LeadStanding(state: .held, held: review.reasons)
    } else if mayWait, let owner, try room(of: owner, playbook: playbook) <= 0 {
      standing = LeadStanding(state: .backlog)
    } else {
      standing = LeadStanding(state: .open, weekStart: now)
    }
    standing.numberIndex = review.numberIndex
    return standing
  }
}

extension LeadPerson {
  /// Whether two entries name the same person: letters and digits count, case and spelling of spaces do not.
  func hasSameName(as other: LeadPerson) -> Bool {
    let mine = Self.nameKey(name)
    return !mine.isEmpty && mine == Self.nameKey(other.name)
  }

  private static func nameKey(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
