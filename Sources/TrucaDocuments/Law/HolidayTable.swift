public import TrucaCore

/// The table of public holidays as its file gives it.
public struct HolidayTable: Hashable, Sendable {
  public var calendar: HolidayCalendar
  /// The day on which the table was put together.
  public var compiled: CivilDate?

  public init(calendar: HolidayCalendar, compiled: CivilDate?) {
    self.calendar = calendar
    self.compiled = compiled
  }
}

extension HolidayTable {
  /// Reads the text of `holidays.toml`: `years = [2026, 2030]`, then for each region a table of days and names, which is
  /// complete for these years.
  /// - Throws: everything that is wrong with it.
  public static func decode(fileName: String, text: String) throws(DocumentProblems) -> HolidayTable {
    let collector = ProblemCollector()
    let root = TOMLReader(try TOMLDocument(file: fileName, text: text), collector: collector)
    root.require("schema", "schema = 1")
    if let schema = root.integer("schema"), schema != 1 {
      root.problem("schema", "cannot read schema \(schema): this version of Truca reads schema 1")
    }
    let compiled = root.date("compiled")
    let covered = years(root)
    var regions: [String: HolidayCalendar.Region] = [:]
    for entry in root.entries where !["schema", "compiled", "years"].contains(entry.key) {
      regions[entry.key] = region(entry, root, covered)
    }
    try collector.check(files: [fileName])
    return HolidayTable(calendar: HolidayCalendar(regions: regions), compiled: compiled)
  }

  /// The days of the years that the table is complete for.
  private static func years(_ root: TOMLReader) -> ClosedRange<Int> {
    root.require("years", "years = [2026, 2030]")
    let years: [Int] = (root.array("years") ?? []).compactMap { item in
      if case .integer(let year) = item.kind, (1970...2200).contains(year) { year } else { nil }
    }
    guard years.count == 2, years[0] <= years[1], let first = CivilDate(year: years[0], month: 1, day: 1),
      let last = CivilDate(year: years[1], month: 12, day: 31)
    else {
      root.problem("years", "cannot read the years: write the first and the last, as in [2026, 2030]")
      return 0...0
    }
    return first.daysSinceEpoch...last.daysSinceEpoch
  }

  private static func region(
    _ entry: TOMLEntry, _ root: TOMLReader, _ covered: ClosedRange<Int>
  ) -> HolidayCalendar.Region? {
    guard CallingRule.isCode(entry.key) else {
      root.problem(
        entry.position, "cannot use the code \"\(entry.key)\": write two letters as in ES, or a part as in US-FL")
      return nil
    }
    guard case .table(let rows) = entry.value.kind else {
      root.problem(entry.value.position, "cannot read the holidays of \(entry.key): write [\(entry.key)] before them")
      return nil
    }
    var names: [Int: String] = [:]
    for row in rows {
      guard let day = CivilDate(iso: row.key), case .string(let name) = row.value.kind, !name.isEmpty else {
        root.problem(row.position, "cannot read a holiday of \(entry.key): write it as 2027-12-25 = \"Christmas Day\"")
        continue
      }
      guard covered.contains(day.daysSinceEpoch) else {
        root.problem(row.position, "cannot use \(day) of \(entry.key): it lies outside of the years of the table")
        continue
      }
      names[day.daysSinceEpoch] = name
    }
    return HolidayCalendar.Region(names: names, covered: covered)
  }
}
