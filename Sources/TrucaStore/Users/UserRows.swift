internal import GRDB
public import TrucaCore

extension Snapshot {
  public func users() throws -> [UserAccount] {
    try rows("SELECT \(UserRow.columns) FROM user ORDER BY login", [], UserRow.decode)
  }

  public func user(_ id: UserID) throws -> UserAccount? {
    try row("SELECT \(UserRow.columns) FROM user WHERE id = ?", [id.rawValue], UserRow.decode)
  }

  public func user(login: String) throws -> UserAccount? {
    try row("SELECT \(UserRow.columns) FROM user WHERE login = ?", [login], UserRow.decode)
  }

  /// The active user behind a uid.
  public func user(uid: UInt32) throws -> UserAccount? {
    try row("SELECT \(UserRow.columns) FROM user WHERE uid = ? AND hasLeft = 0", [Int64(uid)], UserRow.decode)
  }

  /// Active reps of a team, by login.
  public func reps(team: String) throws -> [UserAccount] {
    try rows(
      "SELECT \(UserRow.columns) FROM user WHERE team = ? AND hasLeft = 0 ORDER BY login", [team], UserRow.decode
    )
    .filter { $0.roles.contains(.rep) }
  }

  /// Teams that active users belong to.
  public func teams() throws -> [String] {
    try rows("SELECT DISTINCT team FROM user WHERE hasLeft = 0 AND team <> '' ORDER BY team") { $0["team"] }
  }

  /// Leads of a user that have calls to come. One whose week is over takes no room, though it may still be open.
  public func countWithCallsToCome(of user: UserID) throws -> Int {
    try count("SELECT count(*) FROM plannedCall WHERE ownerId = ? AND position = 0", [user.rawValue])
  }

  public func openLeadIDs(of user: UserID) throws -> [LeadID] {
    try rows("SELECT id FROM lead WHERE ownerId = ? AND state = 'open' ORDER BY id", [user.rawValue]) {
      LeadID($0["id"])
    }
  }

  public func leadsNotClosed(after id: Int64, limit: Int) throws -> [LeadID] {
    try rows("SELECT id FROM lead WHERE id > ? AND state <> 'closed' ORDER BY id LIMIT ?", [id, limit]) {
      LeadID($0["id"])
    }
  }

  public func leadsNotClosed(of user: UserID) throws -> [LeadID] {
    try rows("SELECT id FROM lead WHERE ownerId = ? AND state <> 'closed' ORDER BY id", [user.rawValue]) {
      LeadID($0["id"])
    }
  }

  /// Leads of a user that wait for room, the newest first.
  public func backlog(of user: UserID, limit: Int) throws -> [LeadID] {
    try rows(
      "SELECT id FROM lead WHERE ownerId = ? AND state = 'backlog' ORDER BY id DESC LIMIT ?", [user.rawValue, limit]
    ) { LeadID($0["id"]) }
  }

  /// Leads of a user that are not closed.
  public func openLeads(of user: UserID) throws -> Int {
    try count("SELECT leads FROM repLoad WHERE userId = ?", [user.rawValue])
  }
}

extension Transaction {
  /// Stores a new user; her `id` is ignored and the new one returned.
  public func insert(_ user: UserAccount) throws -> UserID {
    try run(
      """
      INSERT INTO user(login, name, uid, roles, team, mail, zone, hours, capacity, daysOff, hasLeft, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, UserRow.arguments(user))
    countOnceCommitted()
    return UserID(db.lastInsertedRowID)
  }

  public func update(_ user: UserAccount) throws {
    try run(
      """
      UPDATE user SET login = ?, name = ?, uid = ?, roles = ?, team = ?, mail = ?, zone = ?, hours = ?, capacity = ?,
      daysOff = ?, hasLeft = ?, version = ? WHERE id = ?
      """, UserRow.arguments(user) + [user.id.rawValue])
    countOnceCommitted()
  }

  private func countOnceCommitted() {
    db.afterNextTransaction { [userCounter] _ in userCounter.countUp() }
  }
}

/// How a user stands in its row.
enum UserRow {
  static let columns =
    "id, login, name, uid, roles, team, mail, zone, hours, capacity, daysOff, hasLeft, version"

  static func decode(_ row: Row) throws -> UserAccount {
    var columns = ColumnReader(row)
    let id: Int64 = columns.next()
    let (login, name): (String, String) = (columns.next(), columns.next())
    let uid: Int64? = columns.optional()
    let roles = columns.words().compactMap { Role(rawValue: $0) }
    let team: String = columns.next()
    let mail: String? = columns.optional()
    let (zone, hours): (String, String) = (columns.next(), columns.next())
    let capacity: Int = columns.next()
    let daysOff = columns.words().compactMap { range($0[...]) }
    return UserAccount(
      id: UserID(id), login: login, name: name, uid: uid.map { UInt32($0) }, roles: Set(roles), team: team, mail: mail,
      zone: zone, hours: try WeeklyWindows(text: hours), capacity: capacity, daysOff: daysOff,
      hasLeft: columns.next(), version: columns.next())
  }

  static func arguments(_ user: UserAccount) -> StatementArguments {
    [
      user.login, user.name, user.uid.map { Int64($0) }, user.roles.sorted().map(\.rawValue).joined(separator: " "),
      user.team, user.mail, user.zone, user.hours.text, user.capacity,
      user.daysOff.map { "\($0.lowerBound)..\($0.upperBound)" }.joined(separator: " "), user.hasLeft, user.version,
    ]
  }

  private static func range(_ text: Substring) -> ClosedRange<CivilDate>? {
    let bytes = Array(text.utf8)
    guard bytes.count == 22, let first = CivilDate(iso: text.prefix(10)), let last = CivilDate(iso: text.suffix(10)),
      first <= last
    else { return nil }
    return first...last
  }
}
