internal import TrucaAPI
internal import TrucaCore
internal import TrucaDigest
internal import TrucaDocuments
internal import TrucaStore

/// What an import was asked to do, from the query of its request.
struct ImportOrder: Sendable {
  var team: String?
  var country: String?
  var source: String?
  var dryRun = false
  /// Name in the file to login.
  var owners: [String: String] = [:]
  var file = LeadFileOptions()
}

/// One row's way into the store, as a result that the summary counts.
struct ImportedRow: Sendable {
  var result: IntakeResult.Kind
  /// It was here already, not called yet, and went to the owner that the order maps.
  var moved: Bool
  var state: LeadState
  var held: [String]
}

/// Keeps the figures of an import.
struct ImportTally {
  var rows = 0
  var added = 0
  var newEnquiries = 0
  var linked = 0
  var alreadyHere = 0
  var moved = 0
  var rejected = 0
  var open = 0
  var backlog = 0
  var held: [String: Int] = [:]
  var unknownOwners: [String: Int] = [:]

  mutating func count(_ row: ImportedRow) {
    rows += 1
    if row.moved { moved += 1 }
    switch row.result {
    case .added: added += 1
    case .linked: linked += 1
    case .newEnquiry: newEnquiries += 1
    case .alreadyHere: alreadyHere += 1
    }
    guard row.result == .added || row.result == .linked else { return }
    switch row.state {
    case .open: open += 1
    case .backlog: backlog += 1
    case .held: for reason in Set(row.held) { held[reason, default: 0] += 1 }
    case .closed: break
    }
  }
}

extension CommandScope {
  /// Takes one row in. Each row is its own command; rows that wait together share a transaction.
  func take(row: LeadFileRow, order: ResolvedImport) throws -> ImportedRow {
    var incoming = IncomingLead(row.intake, team: order.team)
    incoming.key = Fingerprint.sha256(Array("\(order.team)\u{0}\(row.key)".utf8))
    incoming.country = order.country
    incoming.mayWait = true
    if incoming.person.source == nil { incoming.person.source = order.source }
    if let date = row.intake.consentDate {
      incoming.consent = LeadConsent(
        source: row.intake.consentSource ?? "import", date: date, until: row.intake.consentUntil)
    }
    incoming.owner = row.intake.owner.flatMap { order.owner(named: $0) }
    var result = try take(incoming)
    let moved = try result.kind == .alreadyHere && move(&result.lead, to: row.intake.owner, order: order)
    return ImportedRow(
      result: result.kind, moved: moved, state: result.lead.standing.state, held: result.lead.standing.held.map(\.kind))
  }
}

/// What a row of a dry run would have become; thrown so that nothing of it stays.
struct DryRunRow: Error {
  var row: ImportedRow
}

extension CommandScope {
  /// A lead that is here already and was not called yet goes to the owner that this order maps its name to.
  private func move(_ lead: inout LeadProgress, to name: String?, order: ResolvedImport) throws -> Bool {
    guard let name, let owner = order.mapped[name.lowercased()], lead.owner != owner, lead.attempts.isEmpty,
      lead.standing.state != .closed
    else { return false }
    try reconsider(&lead, after: [.assigned(owner)])
    return true
  }
}

/// An import order with its names looked up.
struct ResolvedImport: Sendable {
  var team: String
  var country: String?
  var source: String?
  /// Owners by every name that they go by, in lower case.
  var owners: [String: UserID]
  /// Those that the order itself maps, with `--owners`.
  var mapped: [String: UserID]

  func owner(named name: String) -> UserID? { owners[name.lowercased()] }
}

extension CommandScope {
  func resolve(_ order: ImportOrder) throws -> ResolvedImport {
    try caller.require(.administrator, .manager, .intake, to: "import leads")
    let team = try team(named: order.team)
    var owners: [String: UserID] = [:]
    for rep in try reading.reps(team: team) {
      owners[rep.login.lowercased()] = rep.id
      owners[rep.name.lowercased()] = rep.id
      if let mail = rep.mail { owners[mail.lowercased()] = rep.id }
    }
    var mapped: [String: UserID] = [:]
    for (name, login) in order.owners { mapped[name.lowercased()] = try rep(login, team: team).id }
    owners.merge(mapped) { $1 }
    let country = try order.country.map { text in
      guard let code = desk.settings.placeBook.country(text) else {
        throw Problem(.badRequest, "cannot find the country \(text): write its name or its two letters, as in ES")
      }
      return code
    }
    return ResolvedImport(
      team: team, country: country ?? desk.settings.teamCountries[team], source: order.source, owners: owners,
      mapped: mapped)
  }
}
