internal import GRDB
public import TrucaCore

/// Where a lead's place came from.
public struct LeadPlace: Hashable, Sendable {
  public var place: Place?
  /// `ES` or `US-FL` if a person set it.
  public var byHand: String?

  public init(place: Place?, byHand: String? = nil) {
    self.place = place
    self.byHand = byHand
  }
}

extension Snapshot {
  /// A lead as the rules see it, or nil.
  public func progress(_ lead: LeadID) throws -> LeadProgress? {
    guard
      var progress = try row(
        "SELECT \(LeadRow.progressColumns) FROM lead WHERE id = ?", [lead.rawValue], { try LeadRow.decode($0) })
    else { return nil }
    progress.attempts = try attempts(of: lead)
    return progress
  }

  public func place(of lead: LeadID) throws -> LeadPlace? {
    try row("SELECT \(LeadRow.placeColumns) FROM lead WHERE id = ?", [lead.rawValue], LeadRow.place)
  }

  /// The shortfall of the present plan, if any, and how many attempts no longer fit.
  public func shortfall(of lead: LeadID) throws -> (unfit: Int, shortfall: Plan.Shortfall?) {
    try row("SELECT unfit, shortfall, shortfallAttempts FROM lead WHERE id = ?", [lead.rawValue]) {
      ($0["unfit"], LeadRow.shortfall($0))
    } ?? (0, nil)
  }

  public func person(_ lead: LeadID) throws -> LeadPerson? {
    try row("SELECT \(LeadRow.personColumns) FROM person WHERE leadId = ?", [lead.rawValue], LeadRow.person)
  }

  public func numbers(of lead: LeadID) throws -> [LeadNumber] {
    try rows(
      "SELECT \(LeadRow.numberColumns) FROM leadNumber WHERE leadId = ? ORDER BY position", [lead.rawValue],
      LeadRow.number)
  }

  public func countNumbers(of lead: LeadID) throws -> Int {
    try count("SELECT count(*) FROM leadNumber WHERE leadId = ?", [lead.rawValue])
  }

  /// Leads with this number, oldest first.
  public func leads(withNumber number: String) throws -> [LeadID] {
    try rows("SELECT DISTINCT leadId FROM leadNumber WHERE number = ? ORDER BY leadId LIMIT 100", [number]) {
      LeadID($0["leadId"])
    }
  }

  /// All leads with this number, oldest first.
  public func allLeads(withNumber number: String) throws -> [LeadID] {
    try rows("SELECT DISTINCT leadId FROM leadNumber WHERE number = ? ORDER BY leadId", [number]) {
      LeadID($0["leadId"])
    }
  }

  /// Leads with this e-mail address (in lower case), oldest first.
  public func leads(withEmailKey key: String) throws -> [LeadID] {
    try rows("SELECT leadId FROM person WHERE emailKey = ? ORDER BY leadId LIMIT 100", [key]) { LeadID($0["leadId"]) }
  }

  public func notes(of lead: LeadID, last count: Int) throws -> [LeadNote] {
    try rows(
      "SELECT * FROM note WHERE leadId = ? ORDER BY id DESC LIMIT ?", [lead.rawValue, count]
    ) { row in
      LeadNote(at: row.instant("at"), by: (row["userId"] as Int64?).map { UserID($0) }, text: row["text"])
    }
  }
}

/// Something that was written down about a lead.
public struct LeadNote: Hashable, Sendable {
  public var at: Instant
  /// nil: the system or root.
  public var by: UserID?
  public var text: String
}

extension Transaction {
  /// Takes the next lead number; the row must follow in the same transaction.
  public func nextLeadID() throws -> LeadID {
    LeadID(Int64(try reading.count("SELECT coalesce(max(id), 0) + 1 FROM lead")))
  }

  public func insert(_ progress: LeadProgress, place: LeadPlace, person: LeadPerson, numbers: [LeadNumber]) throws {
    try run(
      LeadRow.insertSQL, LeadRow.arguments(progress, plan: Plan(), deadline: nil) + LeadRow.arguments(place))
    try run(
      """
      INSERT INTO person(name, company, email, emailKey, source, street, city, postalCode, region, country,
      createdElsewhere, leadId) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, LeadRow.arguments(person) + [progress.id.rawValue])
    try saveNumbers(numbers, of: progress.id)
  }

  public func savePerson(_ person: LeadPerson, of lead: LeadID) throws {
    try run(
      """
      UPDATE person SET name = ?, company = ?, email = ?, emailKey = ?, source = ?, street = ?, city = ?,
      postalCode = ?, region = ?, country = ?, createdElsewhere = ? WHERE leadId = ?
      """, LeadRow.arguments(person) + [lead.rawValue])
  }

  public func saveNumbers(_ numbers: [LeadNumber], of lead: LeadID) throws {
    try run("DELETE FROM leadNumber WHERE leadId = ?", [lead.rawValue])
    for (position, number) in numbers.enumerated() {
      let reading = number.reading
      try run(
        "INSERT INTO leadNumber(leadId, position, text, number, region, kind, isValid) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          lead.rawValue, position, number.text, reading?.e164, reading?.region, reading?.kind.rawValue,
          reading?.isValid,
        ])
    }
  }

  public func savePlace(_ place: LeadPlace, of lead: LeadID) throws {
    try run(
      """
      UPDATE lead SET placeCountry = ?, placeSubdivisions = ?, placeZones = ?, placeRules = ?, placeByHand = ?
      WHERE id = ?
      """, LeadRow.arguments(place) + [lead.rawValue])
  }

  /// Writes what the decisions made of a lead, and its plan made anew. Its calls are written one by one.
  public func save(_ progress: LeadProgress, plan: Plan, deadline: Instant?) throws {
    try run(LeadRow.updateSQL, LeadRow.arguments(progress, plan: plan, deadline: deadline))
    try savePlan(plan, of: progress)
  }

  /// Writes what a decision that leaves the plan as it is made of a lead: its version, and whether a promise was missed.
  public func saveWithoutPlan(_ progress: LeadProgress) throws {
    try run(
      "UPDATE lead SET version = ?, promiseMissedAt = ? WHERE id = ?",
      [progress.version, progress.standing.promise?.missedAt?.milliseconds, progress.id.rawValue])
  }

  public func addNote(_ text: String, to lead: LeadID, by user: UserID?, at: Instant) throws {
    try run(
      "INSERT INTO note(leadId, at, userId, text) VALUES (?, ?, ?, ?)",
      [lead.rawValue, at.milliseconds, user?.rawValue, text])
  }
}
