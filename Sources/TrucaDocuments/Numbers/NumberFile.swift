/// Reads a list of telephone numbers that arrives in pieces: one number to a line, or CSV with one column of numbers
/// among others, with titles or without.
public struct NumberFile {
  /// One line of the list.
  public struct Row: Hashable, Sendable {
    public var line: Int
    /// The text that should be a number; nil if there is none.
    public var number: String?
    /// All cells, for a file of rejects.
    public var cells: [String]
    /// Why the line cannot be split into cells; nil if it can.
    public var fault: String?
  }

  /// The titles; nil where the file has none, or before its first row.
  public private(set) var titles: [String]?
  private let wanted: String?
  private let isNumber: @Sendable (String) -> Bool
  private var head: LeadFileHead? = LeadFileHead()
  private var reader: CSVReader?
  private var decoder = CellDecoder()
  private var column: Int?

  /// - Parameters:
  ///   - column: the title of the column with the numbers; nil: it is found.
  ///   - isNumber: whether a text is a number; tells titles from a first row of numbers.
  public init(column: String?, isNumber: @escaping @Sendable (String) -> Bool) {
    wanted = column
    self.isNumber = isNumber
  }

  /// Takes the next bytes; returns the rows that ended in them.
  public mutating func feed(_ bytes: [UInt8]) throws(LeadFileError) -> [Row] {
    if let reader { return try rows(reader.feed(bytes)) }
    guard try head?.add(bytes) == true else { return [] }
    return try begin()
  }

  /// The end of the file; returns what was still open.
  public mutating func finish() throws(LeadFileError) -> [Row] {
    var result: [Row] = []
    if reader == nil {
      try head?.finish()
      result = try begin()
    }
    guard let reader else { return result }
    return result + (try rows(reader.finish()))
  }

  private mutating func begin() throws(LeadFileError) -> [Row] {
    guard let head else { return [] }
    self.head = nil
    let reader = CSVReader(separator: head.separator, firstLine: head.firstLine)
    self.reader = reader
    decoder = CellDecoder(encoding: head.encoding)
    return try rows(reader.feed(head.bytes))
  }

  private mutating func rows(_ events: [CSVEvent]) throws(LeadFileError) -> [Row] {
    var result: [Row] = []
    for event in events {
      switch event {
      case .unreadable(let line, let fault, let text):
        let cell = String(decoding: text, as: UTF8.self)
        result.append(Row(line: line, number: nil, cells: [cell], fault: fault.sentence))
      case .row(let row):
        let cells = decoder.read(row).cells
        guard !cells.allSatisfy(LeadCells.isBlank) else { continue }
        guard let column else {
          if try settle(cells) { continue }
          result.append(self.row(row.line, cells))
          continue
        }
        result.append(self.row(row.line, cells, column))
      }
    }
    return result
  }

  private func row(_ line: Int, _ cells: [String], _ place: Int? = nil) -> Row {
    let place = place ?? column ?? 0
    let text = place < cells.count && !LeadCells.isBlank(cells[place]) ? cells[place] : nil
    return Row(line: line, number: text, cells: cells, fault: nil)
  }

  /// Finds the column of numbers by the first row; true if that is a row of titles.
  private mutating func settle(_ cells: [String]) throws(LeadFileError) -> Bool {
    if wanted == nil, let first = cells.firstIndex(where: isNumber) {
      column = first
      return false
    }
    titles = cells
    if let wanted {
      guard let place = cells.firstIndex(where: { ColumnTitle($0) == ColumnTitle(wanted) }) else {
        throw LeadFileError(
          "cannot find the column \"\(wanted.prefix(40))\" in this file; its columns are "
            + cells.prefix(20).map { String($0.prefix(30)) }.joined(separator: ", "))
      }
      column = place
      return true
    }
    let places = cells.indices.filter { LeadFieldNames.meaning(of: cells[$0])?.field.isNumber == true }
    guard cells.count == 1 || places.count == 1 else {
      throw LeadFileError(
        "cannot tell which column holds the numbers; name it with --column, as in --column Phone")
    }
    column = places.first ?? 0
    // One column with a title that nobody knows may be a list whose first number cannot be read.
    guard places.isEmpty, cells[0].contains(where: \.isNumber) else { return true }
    titles = nil
    return false
  }
}
