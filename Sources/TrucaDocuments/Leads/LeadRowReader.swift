import TrucaCore

/// Turns the cells of one row into an intake by a mapping.
struct LeadRowReader {
  let mapping: ColumnMapping
  /// The titles' places by field, in the order in which the columns are to be used.
  private let places: [LeadField: [Int]]
  private let numbers: [Int]
  private let idTitle: String

  init(mapping: ColumnMapping) {
    self.mapping = mapping
    let mapped = zip(mapping.fields.indices, mapping.fields).compactMap { index, field in
      field.map { (index: index, field: $0) }
    }
    places = Dictionary(grouping: mapped, by: \.field).mapValues { $0.map(\.index) }
    numbers = mapped.filter { $0.field.isNumber }.map(\.index)
    idTitle = mapping.title(of: .externalId).map { ColumnTitle($0).key } ?? ""
  }

  /// The intake of a row, what was remarked about it, or why it is refused.
  func read(_ cells: [String], line: Int, _ tally: inout LeadWarningTally) -> LeadFileEvent {
    if let reason = misfit(cells) { return .reject(LeadReject(line: line, reason: reason, cells: cells)) }
    var intake = texts(cells)
    if let text = first(.createdElsewhere, cells) {
      intake.createdElsewhere = DateText(text)?.normalised(order(.createdElsewhere))
      if intake.createdElsewhere == nil {
        tally.add(
          "the date in the column \"\(title(.createdElsewhere))\" could not be read and was left out", line: line)
      }
    }
    if let text = first(.consentDate, cells) {
      guard let date = DateText(text)?.date(order(.consentDate)) else {
        return .reject(LeadReject(line: line, reason: unreadableConsent(text, .consentDate), cells: cells))
      }
      intake.consentDate = date
    }
    if let text = first(.consentUntil, cells) {
      guard let date = DateText(text)?.date(order(.consentUntil)) else {
        return .reject(LeadReject(line: line, reason: unreadableConsent(text, .consentUntil), cells: cells))
      }
      intake.consentUntil = date
    }
    if declinesConsent(cells) { (intake.consentSource, intake.consentDate, intake.consentUntil) = (nil, nil, nil) }
    do throws(IntakeProblem) {
      let (tidied, warnings) = try intake.tidied()
      for warning in IntakeWarning.allCases where warnings.contains(warning) { tally.add(warning.sentence, line: line) }
      return .row(LeadFileRow(line: line, intake: tidied, key: key(cells)))
    } catch {
      return .reject(LeadReject(line: line, reason: error.sentence, cells: cells))
    }
  }

  /// Whether the columns of consent say that there is none: "no", or nothing beside a date.
  private func declinesConsent(_ cells: [String]) -> Bool {
    guard let places = places[.consentSource], !places.isEmpty else { return false }
    let texts = places.compactMap { cell($0, cells) }.map { trimmed($0).lowercased() }
    return texts.isEmpty || texts.contains(where: Self.noes.contains)
  }

  /// In the languages of the titles.
  private static let noes: Set<String> = [
    "no", "n", "false", "falso", "fals", "faux", "falsch", "0", "none", "never", "nein", "non", "ninguno", "cap",
    "aucun",
    "keine", "-", "refused", "withdrawn", "opt-out", "opted out", "unsubscribed",
  ]

  private func misfit(_ cells: [String]) -> String? {
    let columns = mapping.titles.count
    guard cells.count > columns, !cells[columns...].allSatisfy(LeadCells.isBlank) else {
      return nil
    }
    return "cannot read this row: it has \(cells.count) cells under \(columns) titles; "
      + "put cells which contain the separator into quotes"
  }

  private func texts(_ cells: [String]) -> LeadIntake {
    var intake = LeadIntake()
    intake.externalId = first(.externalId, cells)
    intake.name = name(cells)
    intake.company = first(.company, cells)
    intake.email = first(.email, cells)
    intake.numbers = numbers.compactMap { cell($0, cells) }
    intake.source = first(.source, cells)
    intake.street = first(.street, cells)
    intake.city = first(.city, cells)
    intake.postalCode = first(.postalCode, cells)
    intake.state = first(.state, cells)
    intake.country = first(.country, cells)
    intake.owner = first(.owner, cells)
    intake.note = first(.note, cells)
    intake.consentSource = first(.consentSource, cells)
    intake.prefers = first(.prefers, cells)
    return intake
  }

  /// A column "Name" can hold the whole name or what stands beside a column of first or last names ("Vorname; Name",
  /// "Nom; Cognoms"): what it does not contain yet is put before or behind it.
  private func name(_ cells: [String]) -> String? {
    let given = first(.firstName, cells) ?? ""
    let family = first(.lastName, cells) ?? ""
    guard let full = first(.name, cells) else { return LeadIntake.composedName(first: given, last: family) }
    let front = contains(full, given) ? "" : given
    let back = contains(full, family) ? "" : family
    return LeadIntake.composedName(first: LeadIntake.composedName(first: front, last: full) ?? "", last: back)
  }

  private func contains(_ name: String, _ part: String) -> Bool {
    let words = Set(name.lowercased().split(whereSeparator: { !$0.isLetter }))
    return words.isSuperset(of: part.lowercased().split(whereSeparator: { !$0.isLetter }))
  }

  /// The first cell with something in it under the columns of `field`.
  private func first(_ field: LeadField, _ cells: [String]) -> String? {
    for place in places[field] ?? [] {
      if let text = cell(place, cells) { return text }
    }
    return nil
  }

  private func cell(_ place: Int, _ cells: [String]) -> String? {
    guard place < cells.count, !LeadCells.isBlank(cells[place]) else { return nil }
    return cells[place]
  }

  private func order(_ field: LeadField) -> DateOrder { mapping.dates[field]?.order ?? .ymd }

  private func title(_ field: LeadField) -> String { mapping.title(of: field) ?? field.rawValue }

  private func unreadableConsent(_ text: String, _ field: LeadField) -> String {
    "cannot read the date of consent \"\(text.prefix(40))\" in the column \"\(title(field))\"; "
      + "write it as YYYY-MM-DD"
  }

  /// Lengths in front keep different rows apart whatever their cells contain.
  private func key(_ cells: [String]) -> String {
    if let id = first(.externalId, cells) { return "id:\(idTitle):\(trimmed(id))" }
    var texts = cells.map(trimmed)
    while texts.last?.isEmpty == true { texts.removeLast() }
    return "row:" + texts.map { "\($0.utf8.count):\($0)" }.joined(separator: ",")
  }

  private func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
