internal import GRDB
public import TrucaCore

/// A holiday with where it comes from.
public struct HolidayRow: Hashable, Sendable {
  public enum Origin: String, Hashable, Sendable { case shipped, added, removed }

  public var code: String
  public var day: CivilDate
  public var name: String
  public var origin: Origin
  /// Why a person added or removed it; empty if nothing was said.
  public var reason: String

  public init(code: String, day: CivilDate, name: String, origin: Origin, reason: String = "") {
    self.code = code
    self.day = day
    self.name = name
    self.origin = origin
    self.reason = reason
  }
}

extension Snapshot {
  private static let columns = "code, day, name, origin, reason"
  /// Shipped holidays and those of people; a day that both have stands once.
  private static let all = """
    SELECT coalesce(c.code, h.code) AS code, coalesce(c.day, h.day) AS day,
      iif(c.isRemoved = 0, c.name, h.name) AS name,
      CASE c.isRemoved WHEN 1 THEN 'removed' WHEN 0 THEN 'added' ELSE 'shipped' END AS origin,
      coalesce(c.reason, '') AS reason
    FROM holiday h FULL OUTER JOIN holidayChange c ON c.code = h.code AND c.day = h.day
    """

  /// Holidays in the order of day and code, at most `limit`.
  ///
  /// - Parameters:
  ///   - codes: of these regions; empty: of all.
  ///   - after: The last holiday of the page before.
  public func holidays(
    of codes: [String], from first: CivilDate, to last: CivilDate, after: (day: String, code: String)?, limit: Int
  ) throws -> [HolidayRow] {
    let places = codes.isEmpty ? "" : " AND code IN (\(codes.map { _ in "?" }.joined(separator: ", ")))"
    var arguments: [any DatabaseValueConvertible] = [
      first.description, last.description, after?.day ?? "", after?.code ?? "",
    ]
    arguments += codes.map { $0 as any DatabaseValueConvertible }
    arguments.append(limit)
    return try rows(
      """
      SELECT \(Self.columns) FROM (\(Self.all))
      WHERE day >= ? AND day <= ? AND (day, code) > (?, ?)\(places) ORDER BY day, code LIMIT ?
      """, StatementArguments(arguments), Self.holiday
    ).compactMap { $0 }
  }

  /// The holiday of a region on a day, removed or not; nil if there is none.
  public func holiday(_ code: String, _ day: CivilDate) throws -> HolidayRow? {
    try row(
      "SELECT \(Self.columns) FROM (\(Self.all)) WHERE code = ? AND day = ?", [code, day.description], Self.holiday
    ) ?? nil
  }

  /// Whether the shipped table has a holiday there.
  public func isShippedHoliday(_ code: String, _ day: CivilDate) throws -> Bool {
    try count("SELECT count(*) FROM holiday WHERE code = ? AND day = ?", [code, day.description]) > 0
  }

  private static func holiday(_ row: Row) -> HolidayRow? {
    guard let day = CivilDate(iso: row["day"] as String), let origin = HolidayRow.Origin(rawValue: row["origin"]) else {
      return nil
    }
    return HolidayRow(code: row["code"], day: day, name: row["name"], origin: origin, reason: row["reason"])
  }

  /// Where leads that are not closed may be, each place once.
  public func placesOfLeads() throws -> [Place] {
    try rows(
      """
      SELECT DISTINCT NULL AS placeByHand, placeCountry, placeSubdivisions, '' AS placeZones, placeRules FROM lead
      WHERE state <> 'closed' AND placeCountry IS NOT NULL
      """
    ) { LeadRow.place($0).place }.compactMap { $0 }
  }
}

extension Transaction {
  /// Adds a holiday, or marks a shipped one as removed.
  public func save(_ holiday: HolidayRow, at: Instant, by: UserID?) throws {
    try run(
      """
      INSERT INTO holidayChange(code, day, name, isRemoved, reason, at, byId) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET name = excluded.name, isRemoved = excluded.isRemoved, reason = excluded.reason,
        at = excluded.at, byId = excluded.byId
      """,
      [
        holiday.code, holiday.day.description, holiday.name, holiday.origin == .removed ? 1 : 0, holiday.reason,
        at.milliseconds, by?.rawValue,
      ])
  }

  /// Takes back what people said of a day: what is shipped holds again.
  public func forgetHolidayChange(_ code: String, _ day: CivilDate) throws {
    try run("DELETE FROM holidayChange WHERE code = ? AND day = ?", [code, day.description])
  }

  /// From now on people answer for a region's holidays on these days, beside those of the shipped table.
  public func coverHolidays(of code: String, from first: CivilDate, to last: CivilDate) throws {
    try run(
      """
      INSERT INTO holidayCover(code, isShipped, firstDay, lastDay) VALUES (?, 0, ?, ?)
      ON CONFLICT DO UPDATE SET firstDay = min(firstDay, excluded.firstDay), lastDay = max(lastDay, excluded.lastDay)
      """, [code, first.description, last.description])
  }
}
