/// Turns the cells of a file into text and finds out its encoding on the way: the first row that is not plain ASCII
/// decides for the whole file.
public struct CellDecoder: Sendable {
  /// nil while nothing but ASCII was seen.
  public private(set) var encoding: TextEncoding?
  private let isGiven: Bool

  /// - Parameter encoding: what the file is known to be, by its byte order mark or because somebody said so.
  public init(encoding: TextEncoding? = nil) {
    self.encoding = encoding
    isGiven = encoding != nil
  }

  public struct Reading: Hashable, Sendable {
    public var cells: [String]
    /// The file is UTF-8 but this row is not; `cells` are then its bytes read as Windows-1252.
    public var isForeign = false
    /// The file was found to be Windows-1252 but this row is UTF-8 as well: the finding may have been wrong.
    public var isDoubtful = false

    public init(cells: [String], isForeign: Bool = false, isDoubtful: Bool = false) {
      self.cells = cells
      self.isForeign = isForeign
      self.isDoubtful = isDoubtful
    }
  }

  public mutating func read(_ row: CSVRow) -> Reading {
    guard row.bytes.contains(where: { $0 >= 0x80 }) else {
      return Reading(cells: (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) })
    }
    let cells = unicode(row)
    let encoding = self.encoding ?? (cells == nil ? .windows1252 : .utf8)
    self.encoding = encoding
    switch (encoding, cells) {
    case (.utf8, let cells?): return Reading(cells: cells)
    case (.utf8, nil): return Reading(cells: western(row), isForeign: true)
    case (.windows1252, let cells): return Reading(cells: western(row), isDoubtful: cells != nil && !isGiven)
    }
  }

  private func unicode(_ row: CSVRow) -> [String]? {
    var cells: [String] = []
    cells.reserveCapacity(row.count)
    for index in 0..<row.count {
      guard let cell = String(validating: row[index], as: UTF8.self) else { return nil }
      cells.append(cell)
    }
    return cells
  }

  private func western(_ row: CSVRow) -> [String] {
    (0..<row.count).map { String(windows1252: row[$0]) }
  }
}
