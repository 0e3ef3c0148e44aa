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
    INSERT INTO lead(\(columns.joined(separator: ", ")), id, placeCountry, placeSubdivision, placeZones, placeRules,
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

  static func decode(_ row: Row) throws -> LeadProgress {
    guard let state = LeadState(rawValue: row["state"]) else { throw DatabaseError(message: "unknown lead state") }
    let held = (row["held"] as String).split(separator: "|").compactMap { HoldReason(text: String($0)) }
    var standing = LeadStanding(state: state, held: held, weekStart: row.optionalInstant("weekStart"))
    standing.closing = (row["closing"] as String?).flatMap { LeadClosing(text: $0) }
    standing.firstAttemptOfCycle = row["firstAttempt"]
    standing.numberIndex = row["numberIndex"]
    standing.promise = row.optionalInstant("promiseAt").map {
      .init(at: $0, missedAt: row.optionalInstant("promiseMissedAt"))
    }
    standing.wanted = row.optionalInstant("wantedAt")
    standing.restUntil = row.optionalInstant("restUntil")
    return LeadProgress(
      id: LeadID(row["id"]), team: row["team"], owner: (row["ownerId"] as Int64?).map { UserID($0) },
      playbook: row["playbook"], processVersion: row["processVersion"], storedAt: row.instant("storedAt"),
      plannedAt: row.instant("plannedAt"), standing: standing, version: row["version"])
  }

  static func place(_ row: Row) -> LeadPlace {
    let byHand: String? = row["placeByHand"]
    guard let country: String = row["placeCountry"] else { return LeadPlace(place: nil, byHand: byHand) }
    func list(_ column: String) -> [String] {
      (row[column] as String? ?? "").split(separator: " ").map(String.init)
    }
    let place = Place(
      country: country, subdivision: row["placeSubdivision"], zones: list("placeZones"), rules: list("placeRules"))
    return LeadPlace(place: place, byHand: byHand)
  }

  static func shortfall(_ row: Row) -> Plan.Shortfall? {
    guard let kind: String = row["shortfall"] else { return nil }
    return Plan.Shortfall(kind: kind, attempts: row["shortfallAttempts"] ?? 0)
  }

  static func arguments(_ place: LeadPlace) -> StatementArguments {
    [
      place.place?.country, place.place?.subdivision, place.place?.zones.joined(separator: " "),
      place.place?.rules.joined(separator: " "), place.byHand,
    ]
  }

  static func person(_ row: Row) -> LeadPerson {
    var person = LeadPerson(name: row["name"], company: row["company"], email: row["email"])
    person.source = row["source"]
    person.street = row["street"]
    person.city = row["city"]
    person.postalCode = row["postalCode"]
    person.region = row["region"]
    person.country = row["country"]
    person.createdElsewhere = row["createdElsewhere"]
    return person
  }

  static func arguments(_ person: LeadPerson) -> StatementArguments {
    [
      person.name, person.company, person.email, person.email?.lowercased(), person.source, person.street, person.city,
      person.postalCode, person.region, person.country, person.createdElsewhere,
    ]
  }

  static func number(_ row: Row) -> LeadNumber {
    guard let number: String = row["number"] else { return LeadNumber(text: row["text"], reading: nil) }
    let kind = (row["kind"] as String?).flatMap { PhoneReading.Kind(rawValue: $0) } ?? .other
    return LeadNumber(
      text: row["text"],
      reading: PhoneReading(e164: number, region: row["region"], kind: kind, isValid: row["isValid"] ?? false))
  }
}
