/// The beginning of a file, up to the end of its first row, from which its separator and byte order mark are known.
struct LeadFileHead {
  /// A first row larger than this is no row of titles.
  static let limit = 64 * 1024

  /// All that was added, without a byte order mark and without Excel's `sep=` line.
  private(set) var bytes: [UInt8] = []
  /// By the byte order mark.
  private(set) var encoding: TextEncoding?
  private(set) var separator = CSVSeparator.comma
  /// The number of the line with which `bytes` begins.
  private(set) var firstLine = 1

  private var scanned = 0
  private var isQuoted = false
  private var hasText = false

  /// Takes the next bytes. True when the first row is complete; nothing more is to be added then.
  mutating func add(_ more: [UInt8]) throws(LeadFileError) -> Bool {
    bytes.append(contentsOf: more)
    guard let end = firstRowEnd() else {
      guard bytes.count <= Self.limit else { throw Self.noTitles }
      return false
    }
    try settle(end)
    return true
  }

  /// The file ended: what there is must do.
  mutating func finish() throws(LeadFileError) {
    try settle(bytes.count)
    guard bytes.contains(where: { !isBlank($0) }) else {
      throw LeadFileError("cannot import an empty file; export it again with its titles in the first row")
    }
  }

  private static let noTitles = LeadFileError(
    "cannot find the end of the row of titles; put the titles into the first row and close each quote in it")

  private mutating func settle(_ end: Int) throws(LeadFileError) {
    var header = bytes[..<end]
    guard !header.starts(with: [0xFF, 0xFE]), !header.starts(with: [0xFE, 0xFF]), !header.contains(0) else {
      throw LeadFileError("cannot read a file in UTF-16; save it as \"CSV UTF-8\" and import that")
    }
    var start = 0
    if header.starts(with: [0xEF, 0xBB, 0xBF]) {
      encoding = .utf8
      start = 3
      header = header.dropFirst(3)
    }
    if let hint = Self.hint(header) {
      separator = hint
      start = end + (bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
      firstLine = 2
    } else {
      separator = CSVSeparator.detect(inHeader: header)
    }
    bytes.removeFirst(min(start, bytes.count))
  }

  /// Excel's own first line, `sep=;`.
  private static func hint(_ line: ArraySlice<UInt8>) -> CSVSeparator? {
    guard line.count == 5, let last = line.last, line.starts(with: "sep=".utf8) else { return nil }
    return CSVSeparator.allCases.first { $0.byte == last }
  }

  /// Where the first row that is not blank ends, its line end not included.
  private mutating func firstRowEnd() -> Int? {
    while scanned < bytes.count {
      let byte = bytes[scanned]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isBlank(byte) { hasText = true }
      if hasText, !isQuoted, byte == 0x0A || byte == 0x0D { return scanned }
      scanned += 1
    }
    return nil
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }
