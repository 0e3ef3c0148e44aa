/// How the bytes of a text file stand for characters.
public enum TextEncoding: String, CaseIterable, Sendable, Hashable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
}

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

extension String {
  /// Windows-1252, as the WHATWG encoding standard reads it: its five unassigned bytes stay control characters.
  init(windows1252 bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes {
      let code = (0x80...0x9F).contains(byte) ? upperControls[Int(byte) - 0x80] : UInt16(byte)
      if let scalar = Unicode.Scalar(code) { unicodeScalars.append(scalar) }
    }
  }
}

/// Characters of the bytes 0x80 to 0x9F.
private let upperControls: [UInt16] = [
  0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
  0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
  0x0153, 0x009D, 0x017E, 0x0178,
]
