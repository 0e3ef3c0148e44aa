internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  static func unknownRegion(_ code: String) -> Problem {
    Problem(
      .notFound,
      "cannot find holidays of \(code.prefix(40)): write a code as in US-LA, or bring them with truca holiday import"
        + " --covers")
  }

  /// `GET /v1/holidays`: of a region, and of the country that it is a part of.
  func holidays(code: String?, year: Int?, cursor: String?, limit: Int) throws -> Page<Holiday> {
    var codes: [String] = []
    if let code = code?.uppercased() {
      guard desk.office.holidays.regions[code] != nil else { throw Self.unknownRegion(code) }
      codes = code.contains("-") ? [String(code.prefix { $0 != "-" }), code] : [code]
    }
    let words = cursor.map { $0.split(separator: "_").map(String.init) }
    if let words, words.count != 2 {
      throw Problem(.badRequest, "cannot go on from cursor \(cursor ?? ""): use the one that the last page gave")
    }
    let first = CivilDate(year: year ?? 1970, month: 1, day: 1)
    let last = CivilDate(year: year ?? 2200, month: 12, day: 31)
    guard let first, let last else { return Page(items: []) }
    let found = try reading.holidays(
      of: codes, from: first, to: last, after: words.map { (day: $0[0], code: $0[1]) }, limit: limit + 1)
    let rows = found.prefix(limit).map(view)
    return Page(items: rows, next: found.count > limit ? rows.last.map { "\($0.day)_\($0.code)" } : nil)
  }

  func view(_ row: HolidayRow) -> Holiday {
    Holiday(
      code: row.code, day: row.day.description, weekday: Weekday(daysSinceEpoch: row.day.daysSinceEpoch).code,
      name: row.name, origin: row.origin.rawValue, reason: row.reason.isEmpty ? nil : row.reason)
  }

  /// `GET /v1/holidays/coverage`
  func coverage() -> Page<HolidayCoverage> {
    Page(items: desk.office.holidays.regions.keys.sorted().compactMap(coverage))
  }

  /// nil where nothing is known of a region.
  func coverage(_ code: String) -> HolidayCoverage? {
    desk.office.holidays.regions[code].map { region in
      HolidayCoverage(
        code: code, first: CivilDate(daysSinceEpoch: region.covered.lowerBound).description,
        last: CivilDate(daysSinceEpoch: region.covered.upperBound).description)
    }
  }
}
