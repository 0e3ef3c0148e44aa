internal import GRDB
public import TrucaCore

/// A lead in a list.
public struct LeadSummary: Hashable, Sendable {
  public var id: LeadID
  public var name: String
  public var company: String
  public var owner: UserID?
  public var team: String
  public var state: LeadState
  public var held: [HoldReason]
  public var closing: String?
  public var attempts: Int
  public var playbook: String
  public var processVersion: Int
  public var next: Instant?
  public var deadline: Instant?
  public var promise: LeadStanding.Promise?
  public var shortfall: Plan.Shortfall?
}

/// Which leads a list shows. All conditions hold together.
public struct LeadFilter: Hashable, Sendable {
  public var state: LeadState?
  public var owner: UserID?
  /// Only these teams; nil: all.
  public var teams: [String]?
  /// Open leads that cannot get their promised calls.
  public var atRisk = false
  /// Leads with a missed promise, or closed by their week's end short of the promised calls.
  public var missed = false
  /// Held for a reason of this kind.
  public var heldFor: String?
  /// Place: a country or subdivision code, or the region of one of the numbers.
  public var place: String?
  /// Part of a name, company, address or number.
  public var text: String?
  /// Leads after this one.
  public var after: LeadID?

  public init() {}
}

extension Snapshot {
  /// Leads in order of their numbers.
  public func leads(_ filter: LeadFilter, limit: Int) throws -> [LeadSummary] {
    let (condition, arguments) = Self.condition(filter)
    return try rows(
      """
      SELECT lead.*, person.name, person.company,
        (SELECT at FROM plannedCall WHERE leadId = lead.id AND position = 0) AS nextAt
      FROM lead JOIN person ON person.leadId = lead.id
      WHERE \(condition) ORDER BY lead.id LIMIT ?
      """, arguments + [limit], Self.summary)
  }

  /// How many leads are in a state; for `closed` this reads the whole table.
  public func countLeads(in state: LeadState) throws -> Int {
    // Literals, so that the partial indices serve.
    switch state {
    case .open: try count("SELECT count(*) FROM lead WHERE state = 'open'")
    case .held: try count("SELECT count(*) FROM lead WHERE state = 'held' AND state IN ('held', 'backlog')")
    case .backlog: try count("SELECT count(*) FROM lead WHERE state = 'backlog' AND state IN ('held', 'backlog')")
    case .closed: try count("SELECT count(*) FROM lead WHERE state = 'closed'")
    }
  }

  public func hasBacklog() throws -> Bool {
    try count("SELECT EXISTS (SELECT 1 FROM lead WHERE state = 'backlog' AND state IN ('held', 'backlog'))") > 0
  }

  public func lead(summary id: LeadID) throws -> LeadSummary? {
    try row(
      """
      SELECT lead.*, person.name, person.company,
        (SELECT at FROM plannedCall WHERE leadId = lead.id AND position = 0) AS nextAt
      FROM lead JOIN person ON person.leadId = lead.id WHERE lead.id = ?
      """, [id.rawValue], Self.summary)
  }

  public func countLeads(_ filter: LeadFilter) throws -> Int {
    let (condition, arguments) = Self.condition(filter)
    return try count(
      "SELECT count(*) FROM lead JOIN person ON person.leadId = lead.id WHERE \(condition)", arguments)
  }

  static func summary(_ row: Row) throws -> LeadSummary {
    let progress = try LeadRow.decode(row)
    return LeadSummary(
      id: progress.id, name: row["name"], company: row["company"], owner: progress.owner, team: progress.team,
      state: progress.standing.state, held: progress.standing.held, closing: progress.standing.closing?.text,
      attempts: row["attempts"], playbook: progress.playbook, processVersion: progress.processVersion,
      next: row.optionalInstant("nextAt"), deadline: row.optionalInstant("deadline"),
      promise: progress.standing.promise, shortfall: LeadRow.shortfall(row))
  }

  private static func condition(_ filter: LeadFilter) -> (String, StatementArguments) {
    var parts = ["1"]
    var arguments: StatementArguments = []
    func add(_ sql: String, _ values: StatementArguments) {
      parts.append(sql)
      arguments += values
    }
    if let state = filter.state { add("lead.state = ?", [state.rawValue]) }
    if let owner = filter.owner { add("lead.ownerId = ?", [owner.rawValue]) }
    if let teams = filter.teams {
      add("lead.team IN (\(teams.map { _ in "?" }.joined(separator: ", ")))", StatementArguments(teams))
    }
    if filter.atRisk { add("lead.state = 'open' AND lead.shortfall IS NOT NULL", []) }
    if filter.missed { add("lead.promiseMissedAt IS NOT NULL", []) }
    if let reason = filter.heldFor {
      // A reason stands alone or is followed by what it names: `noRule:PR`.
      let text = escaped(reason)
      add(
        "('|' || lead.held || '|' LIKE ? ESCAPE '\\' OR '|' || lead.held LIKE ? ESCAPE '\\')",
        ["%|\(text)|%", "%|\(text):%"])
    }
    if let place = filter.place {
      add(
        """
        (lead.placeCountry = ? OR lead.placeSubdivision = ? OR
        EXISTS (SELECT 1 FROM leadNumber WHERE leadId = lead.id AND region = ?))
        """, [place, place, place])
    }
    if let text = filter.text {
      let pattern = "%\(escaped(text))%"
      add(
        """
        (person.name LIKE ? ESCAPE '\\' OR person.company LIKE ? ESCAPE '\\' OR person.email LIKE ? ESCAPE '\\' OR
        EXISTS (SELECT 1 FROM leadNumber WHERE leadId = lead.id
        AND (number LIKE ? ESCAPE '\\' OR text LIKE ? ESCAPE '\\')))
        """, [pattern, pattern, pattern, pattern, pattern])
    }
    if let after = filter.after { add("lead.id > ?", [after.rawValue]) }
    return (parts.joined(separator: " AND "), arguments)
  }

  /// For `LIKE … ESCAPE '\'`: a text that stands for itself alone.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
  }
}
