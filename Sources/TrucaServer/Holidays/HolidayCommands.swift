internal import TrucaAPI
internal import TrucaCore
internal import TrucaDocuments
internal import TrucaStore

extension CommandScope {
  /// No calls on a day, from now on.
  func addHoliday(_ request: HolidayRequest) throws -> Holiday {
    let (code, day) = try knownDay(request, to: "add a holiday")
    let name = (request.name ?? "").trimmed
    guard !name.isEmpty, name.utf8.count <= 200 else {
      throw Problem(.badRequest, "cannot add a holiday of \(code) without a name: say what it is, in at most 200 bytes")
    }
    if let present = try reading.holiday(code, day), present.origin != .removed {
      throw Problem(.conflict, "cannot add \(day) of \(code): it is a holiday already, \(present.name)")
    }
    let isShipped = try reading.isShippedHoliday(code, day)
    if isShipped {
      try tx.forgetHolidayChange(code, day)
    } else {
      let row = HolidayRow(code: code, day: day, name: name, origin: .added, reason: request.reason ?? "")
      try tx.save(row, at: now, by: actor.responsible)
    }
    return try changed("holidayAdded", code, day)
  }

  /// A day is no holiday any more. A shipped one needs a reason, and that it is meant: calls on it may be against the law.
  func removeHoliday(_ request: HolidayRequest) throws -> Holiday {
    let (code, day) = try knownDay(request, to: "remove a holiday")
    guard var row = try reading.holiday(code, day), row.origin != .removed else {
      throw Problem(
        .notFound, "cannot remove \(day) of \(code): it is no holiday there; see truca holiday list \(code)")
    }
    if try reading.isShippedHoliday(code, day) {
      guard request.force == true else {
        throw Problem(
          .refused,
          "cannot remove \(row.name) of \(code): calls on a public holiday may be against the law; if you have looked it"
            + " up, add --force and a --reason", reason: "wider")
      }
      guard let reason = request.reason?.trimmed, !reason.isEmpty else {
        throw Problem(
          .badRequest, "cannot remove \(row.name) of \(code) without a reason: add --reason TEXT; it is kept")
      }
      row.origin = .removed
      row.reason = reason
      try tx.save(row, at: now, by: actor.responsible)
    } else {
      try tx.forgetHolidayChange(code, day)
    }
    let answer = query.view(row)
    _ = try changed("holidayRemoved", code, day)
    return answer
  }

  /// Adds the holidays of a file, all or none.
  func importHolidays(_ request: HolidayImportRequest) throws -> HolidayImportAnswer {
    let covers = try covered(request)
    let known = office.holidays
    let last = CivilDate(daysSinceEpoch: known.regions.values.map(\.covered.upperBound).max() ?? 0).year
    let file = try read(request, years: (covers?.first.year ?? now.year)...max(covers?.last.year ?? last, now.year))
    let code = try code(of: file, request)
    if let covers, !code.contains("-") { try checkYears(covers.first.year...covers.last.year, in: file, of: code) }
    try extend(code, covers, known.regions[code])
    var added = 0
    for (day, name) in file.names.sorted(by: { $0.key < $1.key }) {
      let day = CivilDate(daysSinceEpoch: day)
      // What was removed by hand stays removed: the file says nothing of the reason.
      guard try reading.holiday(code, day) == nil else { continue }
      let row = HolidayRow(code: code, day: day, name: name, origin: .added, reason: "from \(request.file.prefix(100))")
      try tx.save(row, at: now, by: actor.responsible)
      added += 1
    }
    try journal("holidaysImported", about: .rules, ["code": code, "days": String(added)])
    try useHolidays(of: code)
    guard let coverage = query.coverage(code) else {
      throw Problem(.internal, "cannot find the holidays of \(code); run truca doctor")
    }
    return HolidayImportAnswer(code: code, added: added, known: file.names.count - added, coverage: coverage)
  }

  // MARK: - What they share

  private func changed(_ kind: String, _ code: String, _ day: CivilDate) throws -> Holiday {
    try journal(kind, about: .rules, ["code": code, "day": day.description])
    try useHolidays(of: code)
    return try query.view(
      reading.holiday(code, day) ?? HolidayRow(code: code, day: day, name: "", origin: .removed))
  }

  /// The next command works with the holidays as this one leaves them; the leads of the country are looked over.
  private func useHolidays(of code: String) throws {
    try useLaw()
    let country = code.prefix { $0 != "-" }
    try startReview(cause: "holidays", codes: office.ruleCodes.filter { $0.prefix { $0 != "-" } == country })
  }

  /// A region of which something is known, and a day.
  private func knownDay(_ request: HolidayRequest, to what: String) throws -> (code: String, day: CivilDate) {
    guard let day = CivilDate(iso: request.day) else {
      throw Problem(.badRequest, "cannot \(what) on \(request.day.prefix(40)): write the day as in 2027-02-09")
    }
    let code = request.code.uppercased()
    guard office.holidays.regions[code] != nil else { throw QueryScope.unknownRegion(code) }
    return (code, day)
  }

  private func read(_ request: HolidayImportRequest, years: ClosedRange<Int>) throws -> HolidayFile {
    do throws(DocumentProblems) {
      return try HolidayFile.decode(fileName: request.file, text: request.text, years: years)
    } catch {
      let first = error.problems.first
      throw Problem(
        .invalidDocument, "cannot take holidays from this file: \(first.map(\.description) ?? request.file)",
        line: first?.line, column: first?.column, problems: error.problems.map(TrucaAPI.DocumentProblem.init))
    }
  }

  /// From the request, else from the file's own property, else from its name.
  private func code(of file: HolidayFile, _ request: HolidayImportRequest) throws(Problem) -> String {
    let asked = request.code?.uppercased()
    if let asked, let own = file.code, asked != own {
      throw Problem(
        .badRequest, "cannot take the holidays of \(own) as those of \(asked): the file's X-TRUCA-REGION says \(own)")
    }
    let code = asked ?? file.code ?? HolidayFile.code(ofFileNamed: request.file)
    guard let code, HolidayFile.isCode(code) else {
      throw Problem(
        .badRequest,
        "cannot tell whose holidays \(request.file.prefix(100)) holds: add --code, as in --code US-LA, or name it"
          + " US-LA.ics")
    }
    return code
  }

  private func covered(_ request: HolidayImportRequest) throws(Problem) -> (first: CivilDate, last: CivilDate)? {
    guard let years = request.covers else { return nil }
    guard years.count == 2, years[0] <= years[1], (1970...2200).contains(years[0]), years[1] <= 2200,
      let first = CivilDate(year: years[0], month: 1, day: 1), let last = CivilDate(year: years[1], month: 12, day: 31)
    else { throw Problem(.badRequest, "cannot cover these years: write the first and the last, as in 2031..2035") }
    return (first, last)
  }

  /// What is covered has no gaps: new years adjoin those that are known.
  /// A country has holidays each year: a file without any of a year does not hold all of them.
  private func checkYears(_ years: ClosedRange<Int>, in file: HolidayFile, of code: String) throws(Problem) {
    let told = Set(file.names.keys.map { CivilDate(daysSinceEpoch: $0).year })
    guard let missing = years.first(where: { !told.contains($0) }) else { return }
    throw Problem(
      .badRequest,
      "cannot take all holidays of \(code) in \(missing) from this file: it has none of that year; leave it out of --covers"
    )
  }

  private func extend(
    _ code: String, _ covers: (first: CivilDate, last: CivilDate)?, _ region: HolidayCalendar.Region?
  ) throws {
    guard let covers else {
      guard region != nil else { throw QueryScope.unknownRegion(code) }
      return
    }
    if let region {
      let days = covers.first.daysSinceEpoch...covers.last.daysSinceEpoch
      guard days.lowerBound <= region.covered.upperBound + 1, days.upperBound >= region.covered.lowerBound - 1 else {
        let first = CivilDate(daysSinceEpoch: region.covered.lowerBound)
        let last = CivilDate(daysSinceEpoch: region.covered.upperBound)
        throw Problem(
          .conflict,
          "cannot cover \(covers.first.year) to \(covers.last.year) of \(code): known are \(first) to \(last), and the new"
            + " years must adjoin these")
      }
    }
    try tx.coverHolidays(of: code, from: covers.first, to: covers.last)
  }
}

extension Instant {
  /// In UTC.
  fileprivate var year: Int { CivilDate(daysSinceEpoch: Int(seconds / 86_400)).year }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
