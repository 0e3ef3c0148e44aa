/// What the columns of a file were taken for.
public struct ColumnMapping: Hashable, Sendable {
  /// The titles in the order of the columns. Columns that Truca itself wrote into a file of rejects are left out.
  public var titles: [String]
  /// For each of `titles` what it was taken for; nil: not used, since nobody knows what it means.
  public var fields: [LeadField?]
  public var separator: CSVSeparator
  /// How each column of dates is read.
  public var dates: [LeadField: DateForm] = [:]
  /// nil while the file is plain ASCII.
  public var encoding: TextEncoding?
  /// How many cells a row of the file has.
  let width: Int
  /// Where in the file's rows each of `titles` stands.
  private let positions: [Int]
  /// Whether most of the titles that say something about it are English.
  private let isEnglish: Bool

  /// Titles that nobody knows.
  public var unmapped: [String] {
    zip(titles, fields).compactMap { title, field in field == nil ? title : nil }
  }

  /// The title of the first column that was taken for `field`.
  public func title(of field: LeadField) -> String? {
    fields.firstIndex(of: field).map { titles[$0] }
  }

  /// Reads the header row of a file.
  init(header: [String], separator: CSVSeparator, overrides: [ColumnOverride]) throws(LeadFileError) {
    let kept = header.indices.filter { !RejectFile.ownTitles.contains(ColumnTitle(header[$0])) }
    positions = kept
    width = header.count
    titles = kept.map { header[$0] }
    self.separator = separator
    let meanings = titles.map(LeadFieldNames.meaning)
    fields = meanings.map { $0?.field }
    let votes = meanings.compactMap { $0?.isEnglish }
    isEnglish = votes.count { $0 } * 2 >= votes.count
    try apply(overrides)
    guard fields.contains(where: { $0?.identifiesSomebody == true }) else { throw unknownHeader() }
  }

  /// The cells of a row of the file that stand under `titles`, and any that stand under no title.
  func own(_ cells: [String]) -> [String] {
    if positions.count == width { return cells }
    return positions.filter { $0 < cells.count }.map { cells[$0] } + cells.dropFirst(width)
  }

  /// Settles how dates are read, from the first rows of the file.
  mutating func recogniseDates(in rows: [[String]], order: DateOrder?) {
    let hints = DateForm.Hints(separator: separator, isEnglish: isEnglish)
    for field in LeadField.allCases where field.isDate {
      let columns = fields.indices.filter { fields[$0] == field }
      guard !columns.isEmpty else { continue }
      let texts = columns.flatMap { column in rows.compactMap { column < $0.count ? $0[column] : nil } }
      dates[field] = order.map { DateForm(order: $0) } ?? DateForm.recognised(in: texts, hints)
    }
  }

  private mutating func apply(_ overrides: [ColumnOverride]) throws(LeadFileError) {
    let overridden = Set(overrides.map(\.field))
    for index in fields.indices {
      if let field = fields[index], overridden.contains(field) { fields[index] = nil }
    }
    for override in overrides {
      guard let title = override.title else { continue }
      fields[try column(title)] = override.field
    }
  }

  /// The column with this title: letter by letter, or else by the rules of `ColumnTitle`.
  private func column(_ title: String) throws(LeadFileError) -> Int {
    if let index = titles.firstIndex(of: title) { return index }
    let key = ColumnTitle(title)
    if let index = titles.firstIndex(where: { ColumnTitle($0) == key }) { return index }
    let nearest = ColumnTitle.nearest(to: title, in: titles)
    let hint = nearest.map { "did you mean \"\($0)\"?" } ?? "its columns are \(titles.joined(separator: ", "))"
    throw LeadFileError("cannot find the column \"\(title)\" in this file; \(hint)")
  }

  private func unknownHeader() -> LeadFileError {
    let shown = titles.prefix(8).map { "\"\($0.prefix(30))\"" }.joined(separator: ", ")
    return LeadFileError(
      "cannot find a column with a name, a number or an e-mail among the titles \(shown); "
        + "put the titles into the first row or name the columns (--map phone=Title)")
  }
}
