internal import GRDB
internal import TrucaCore

/// How a lead stands in its rows.
enum LeadRow {
  /// The columns that decisions change, in the order of `arguments`; the id comes last.
  private static let columns = [
    "team", "ownerId", "state", "held", "closing", "playbook", "processVersion", "storedAt", "plannedAt", "weekStart",
    "deadline", "firstAttempt", "numberIndex", "promiseAt", "promiseMissedAt", "wantedAt", "restUntil", "attempts",
    "unfit", "shortfall", "shortfallAttempts", "version",
  ]

  static let insertSQL = """
    INSERT INTO lead(\(columns.joined(separator: ", ")), id, placeCountry, placeSubdivisions, placeZones, placeRules,
    placeByHand) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")), ?, ?, ?, ?, ?, ?)
    """

  static let updateSQL = "UPDATE lead SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"

  static func arguments(_ progress: LeadProgress, plan: Plan, deadline: Instant?) -> StatementArguments {
    let standing = progress.standing
    return [
      progress.team, progress.owner?.rawValue, standing.state.rawValue,
      standing.held.map(\.text).joined(separator: "|"), standing.closing?.text, progress.playbook,
      progress.processVersion, progress.storedAt.milliseconds, progress.plannedAt.milliseconds,
      standing.weekStart?.milliseconds, deadline?.milliseconds, standing.firstAttemptOfCycle, standing.numberIndex,
      standing.promise?.at.milliseconds, standing.promise?.missedAt?.milliseconds, standing.wanted?.milliseconds,
      standing.restUntil?.milliseconds, progress.attempts.count, plan.unfit, plan.shortfall?.kind,
      plan.shortfall?.attempts, progress.version, progress.id.rawValue,
    ]
  }

  /// What `decode` reads.
  static let progressColumns = """
    lead.id, lead.team, lead.ownerId, state, held, closing, playbook, processVersion, storedAt, plannedAt,
    lead.weekStart, firstAttempt, numberIndex, promiseAt, promiseMissedAt, wantedAt, restUntil, lead.version
    """
  static let progressCount = 18

  static func decode(_ row: Row) throws -> LeadProgress {
    var columns = ColumnReader(row)
    let id: Int64 = columns.next()
    let team: String = columns.next()
    let owner: Int64? = columns.optional()
    guard let state = LeadState(rawValue: columns.next()) else { throw DatabaseError(message: "unknown lead state") }
    let held: String = columns.next()
    let closing: String? = columns.optional()
    let playbook: String = columns.next()
    let processVersion: Int = columns.next()
    let (storedAt, plannedAt) = (columns.instant(), columns.instant())
    var standing = LeadStanding(
      state: state, held: held.split(separator: "|").compactMap { HoldReason(text: String($0)) },
      weekStart: columns.optionalInstant())
    standing.closing = closing.flatMap { LeadClosing(text: $0) }
    standing.firstAttemptOfCycle = columns.next()
    standing.numberIndex = columns.next()
    let (promise, missed) = (columns.optionalInstant(), columns.optionalInstant())
    standing.promise = promise.map { .init(at: $0, missedAt: missed) }
    standing.wanted = columns.optionalInstant()
    standing.restUntil = columns.optionalInstant()
    return LeadProgress(
      id: LeadID(id), team: team, owner: owner.map { UserID($0) }, playbook: playbook, processVersion: processVersion,
      storedAt: storedAt, plannedAt: plannedAt, standing: standing, version: columns.next())
  }

  static let placeColumns = "placeByHand, placeCountry, placeSubdivisions, placeZones, placeRules"

  static func place(_ row: Row) -> LeadPlace {
    var columns = ColumnReader(row)
    return place(&columns)
  }

  static func place(_ columns: inout ColumnReader) -> LeadPlace {
    let byHand: String? = columns.optional()
    let country: String? = columns.optional()
    let (subdivisions, zones, rules) = (columns.words(), columns.words(), columns.words())
    return LeadPlace(
      place: country.map { Place(country: $0, subdivisions: subdivisions, zones: zones, rules: rules) }, byHand: byHand)
  }

  static func shortfall(_ row: Row) -> Plan.Shortfall? {
    guard let kind: String = row["shortfall"] else { return nil }
    return Plan.Shortfall(kind: kind, attempts: row["shortfallAttempts"] ?? 0)
  }

  static func arguments(_ place: LeadPlace) -> StatementArguments {
    [
      place.place?.country, place.place?.subdivisions.joined(separator: " "),
      place.place?.zones.joined(separator: " "), place.place?.rules.joined(separator: " "), place.byHand,
    ]
  }

  static let personColumns =
    "name, company, email, source, street, city, postalCode, region, country, createdElsewhere"

  static func person(_ row: Row) -> LeadPerson {
    var columns = ColumnReader(row)
    var person = LeadPerson(name: columns.next(), company: columns.next(), email: columns.optional())
    person.source = columns.optional()
    person.street = columns.optional()
    person.city = columns.optional()
    person.postalCode = columns.optional()
    person.region = columns.optional()
    person.country = columns.optional()
    person.createdElsewhere = columns.optional()
    return person
  }

  static func arguments(_ person: LeadPerson) -> StatementArguments {
    [
      person.name, person.company, person.email, person.email?.lowercased(), person.source, person.street, person.city,
      person.postalCode, person.region, person.country, person.createdElsewhere,
    ]
  }

  static let numberColumns = "text, number, region, kind, isValid"

  static func number(_ row: Row) -> LeadNumber {
    var columns = ColumnReader(row)
    let text: String = columns.next()
    guard let number: String = columns.optional() else { return LeadNumber(text: text, reading: nil) }
    let (region, kind): (String?, String?) = (columns.optional(), columns.optional())
    let isValid: Bool? = columns.optional()
    return LeadNumber(
      text: text,
      reading: PhoneReading(
        e164: number, region: region, kind: kind.flatMap { PhoneReading.Kind(rawValue: $0) } ?? .other,
        isValid: isValid ?? false))
  }
}
