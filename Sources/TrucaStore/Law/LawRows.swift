internal import GRDB
public import TrucaCore

/// The law as the store has it: what a `CallingLaw` is made of, but for this machine's zones and margins.
public struct StoredLaw: Hashable, Sendable {
  /// As administrators left them.
  public var rules: [CallingRule]
  public var holidays: HolidayCalendar
  /// Codes of rules under which no call is allowed for the present.
  public var suspended: Set<String>

  public init(rules: [CallingRule], holidays: HolidayCalendar, suspended: Set<String>) {
    self.rules = rules
    self.holidays = holidays
    self.suspended = suspended
  }
}

extension Snapshot {
  /// The law in force.
  public func law() throws -> StoredLaw {
    StoredLaw(
      rules: EffectiveRules.of(shipped: try callingRules(), changes: try ruleChanges().map(\.change)),
      holidays: try holidays(),
      suspended: Set(try rows("SELECT code FROM suspension") { $0["code"] }))
  }

  /// Counts the changes to the calling rules: each has an entry in their history.
  public func lawVersion() throws -> Int { try count("SELECT coalesce(max(id), 0) FROM callingRuleHistory") }

  /// The shipped holidays with those that people added, without those that they removed.
  public func holidays() throws -> HolidayCalendar {
    try calendar(
      covers: "SELECT code, firstDay, lastDay FROM holidayCover ORDER BY code, firstDay",
      days: """
        SELECT code, day, name FROM holiday
        WHERE NOT EXISTS (SELECT 1 FROM holidayChange WHERE code = holiday.code AND day = holiday.day)
        UNION ALL SELECT code, day, name FROM holidayChange WHERE isRemoved = 0
        """)
  }

  func shippedHolidays() throws -> HolidayCalendar {
    try calendar(
      covers: "SELECT code, firstDay, lastDay FROM holidayCover WHERE isShipped = 1",
      days: "SELECT code, day, name FROM holiday")
  }

  private func calendar(covers: String, days: String) throws -> HolidayCalendar {
    var calendar = HolidayCalendar()
    let covers = try rows(covers) {
      (code: $0["code"] as String, first: $0["firstDay"] as String, last: $0["lastDay"] as String)
    }
    for cover in covers {
      guard let first = CivilDate(iso: cover.first), let last = CivilDate(iso: cover.last) else { continue }
      let days = first.daysSinceEpoch...last.daysSinceEpoch
      guard let known = calendar.regions[cover.code]?.covered else {
        calendar.regions[cover.code] = .init(names: [:], covered: days)
        continue
      }
      // Years that nobody told of between two stretches are not covered.
      guard days.lowerBound <= known.upperBound + 1 else { continue }
      calendar.regions[cover.code]?.covered = known.lowerBound...max(known.upperBound, days.upperBound)
    }
    let holidays = try rows(days) { (code: $0["code"] as String, day: $0["day"] as String, name: $0["name"] as String) }
    for holiday in holidays {
      guard let day = CivilDate(iso: holiday.day) else { continue }
      calendar.regions[holiday.code]?.names[day.daysSinceEpoch] = holiday.name
    }
    return calendar
  }
}

extension Transaction {
  /// Replaces the shipped holidays; what people added and removed stays. Returns the codes of which days or years
  /// changed.
  public func replace(holidays: HolidayCalendar) throws -> [String] {
    let old = try reading.shippedHolidays()
    let changed = Set(old.regions.keys).union(holidays.regions.keys)
      .filter { old.regions[$0] != holidays.regions[$0] }.sorted()
    for code in changed {
      try run("DELETE FROM holiday WHERE code = ?", [code])
      try run("DELETE FROM holidayCover WHERE code = ? AND isShipped = 1", [code])
      guard let region = holidays.regions[code] else { continue }
      try run(
        "INSERT INTO holidayCover(code, isShipped, firstDay, lastDay) VALUES (?, 1, ?, ?)",
        [
          code, CivilDate(daysSinceEpoch: region.covered.lowerBound).description,
          CivilDate(daysSinceEpoch: region.covered.upperBound).description,
        ])
      for (day, name) in region.names {
        try run(
          "INSERT INTO holiday(code, day, name) VALUES (?, ?, ?)",
          [code, CivilDate(daysSinceEpoch: day).description, name])
      }
    }
    return changed
  }
}
