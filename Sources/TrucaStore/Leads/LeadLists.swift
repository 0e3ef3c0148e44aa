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

/// What a line of a rep's list shows of a lead.
public struct LeadLine: Hashable, Sendable {
  public var name: String
  public var company: String
  /// nil where it is not known.
  public var place: Place?
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
      SELECT \(Self.summaryColumns)
      FROM \(Self.source(filter)) WHERE \(condition) ORDER BY lead.id LIMIT ?
      """, arguments + [limit], Self.summary)
  }

  /// Names and places of some leads at once.
  public func lines(of leads: [LeadID]) throws -> [LeadID: LeadLine] {
    // One statement for a list of any length.
    let ids = "[\(leads.map { String($0.rawValue) }.joined(separator: ","))]"
    let found = try rows(
      """
      SELECT lead.id, name, company, \(LeadRow.placeColumns) FROM json_each(?)
      JOIN lead ON lead.id = value JOIN person ON person.leadId = lead.id
      """, [ids]
    ) { row in
      var columns = ColumnReader(row)
      let id: Int64 = columns.next()
      let (name, company): (String, String) = (columns.next(), columns.next())
      return (LeadID(id), LeadLine(name: name, company: company, place: LeadRow.place(&columns).place))
    }
    return Dictionary(found) { first, _ in first }
  }

  /// How many leads are in a state; for `closed` this reads the whole table.
  public func countLeads(in state: LeadState) throws -> Int {
    // Literals, so that the partial indices serve.
    switch state {
    case .open: try count("SELECT count(*) FROM lead INDEXED BY lead_open WHERE state = 'open'")
    case .held: try count("SELECT count(*) FROM lead WHERE state = 'held' AND state IN ('held', 'backlog')")
    case .backlog: try count("SELECT count(*) FROM lead WHERE state = 'backlog' AND state IN ('held', 'backlog')")
    case .closed: try count("SELECT count(*) FROM lead WHERE state = 'closed'")
    }
  }

  /// Which reasons held leads have together, and how many leads have them.
  public func heldReasons(_ filter: LeadFilter) throws -> [(reasons: [HoldReason], leads: Int)] {
    let (condition, arguments) = Self.condition(filter)
    return try rows(
      "SELECT held, count(*) AS leads FROM \(Self.source(filter)) WHERE \(condition) GROUP BY held", arguments
    ) { row in
      let held: String = row["held"]
      return (held.split(separator: "|").compactMap { HoldReason(text: String($0)) }, row["leads"] as Int)
    }
  }

  public func hasBacklog() throws -> Bool {
    try count("SELECT EXISTS (SELECT 1 FROM lead WHERE state = 'backlog' AND state IN ('held', 'backlog'))") > 0
  }

  public func lead(summary id: LeadID) throws -> LeadSummary? {
    try row(
      """
      SELECT \(Self.summaryColumns)
      FROM lead JOIN person ON person.leadId = lead.id WHERE lead.id = ?
      """, [id.rawValue], Self.summary)
  }

  public func countLeads(_ filter: LeadFilter) throws -> Int {
    let (condition, arguments) = Self.condition(filter)
    return try count(
      "SELECT count(*) FROM \(Self.source(filter)) WHERE \(condition)", arguments)
  }

  /// SQLite would take the index of all the owner's leads, of which those at risk are few.
  private static func source(_ filter: LeadFilter) -> String {
    let index = filter.atRisk && filter.owner != nil ? " INDEXED BY lead_short" : ""
    return "lead\(index) JOIN person ON person.leadId = lead.id"
  }

  private static let summaryColumns = """
    \(LeadRow.progressColumns), person.name, person.company, attempts, deadline, shortfall, shortfallAttempts,
    (SELECT at FROM plannedCall WHERE leadId = lead.id AND position = 0)
    """

  private static func summary(_ row: Row) throws -> LeadSummary {
    let progress = try LeadRow.decode(row)
    var columns = ColumnReader(row, from: LeadRow.progressCount)
    let (name, company): (String, String) = (columns.next(), columns.next())
    let attempts: Int = columns.next()
    let deadline = columns.optionalInstant()
    let (shortfall, missing): (String?, Int?) = (columns.optional(), columns.optional())
    return LeadSummary(
      id: progress.id, name: name, company: company, owner: progress.owner, team: progress.team,
      state: progress.standing.state, held: progress.standing.held, closing: progress.standing.closing?.text,
      attempts: attempts, playbook: progress.playbook, processVersion: progress.processVersion,
      next: columns.optionalInstant(), deadline: deadline, promise: progress.standing.promise,
      shortfall: shortfall.flatMap { Plan.Shortfall(kind: $0, attempts: missing ?? 0) })
  }

  private static func condition(_ filter: LeadFilter) -> (String, StatementArguments) {
    var parts = ["1"]
    var arguments: StatementArguments = []
    func add(_ sql: String, _ values: StatementArguments) {
      parts.append(sql)
      arguments += values
    }
    // A literal: where a parameter decides whether a partial index serves, SQLite compiles the statement each time anew.
    if let state = filter.state { add("lead.state = '\(state.rawValue)'", []) }
    if let owner = filter.owner { add("lead.ownerId = ?", [owner.rawValue]) }
    if let teams = filter.teams {
      add("lead.team IN (\(teams.map { _ in "?" }.joined(separator: ", ")))", StatementArguments(teams))
    }
    if filter.atRisk { add("lead.state = 'open' AND lead.shortfall IS NOT NULL", []) }
    if filter.missed { add("lead.promiseAt IS NOT NULL AND lead.promiseMissedAt IS NOT NULL", []) }
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
        (lead.placeCountry = ? OR ' ' || lead.placeSubdivisions || ' ' LIKE ? ESCAPE '\\' OR
        EXISTS (SELECT 1 FROM leadNumber WHERE leadId = lead.id AND region = ?))
        """, [place, "% \(escaped(place)) %", place])
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
