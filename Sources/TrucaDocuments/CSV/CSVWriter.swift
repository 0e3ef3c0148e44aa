/// Writes rows so that `CSVReader` reads the same cells again.
public struct CSVWriter: Sendable {
  public var separator: CSVSeparator

  public init(separator: CSVSeparator) {
    self.separator = separator
  }

  /// One row with its line end (CRLF).
  public func row(_ cells: [String]) -> String {
    // A row of one empty cell would be a blank line.
    if cells == [""] { return "\"\"\r\n" }
    return cells.map(cell).joined(separator: separator.rawValue) + "\r\n"
  }

  private func cell(_ text: String) -> String {
    let bytes = text.utf8
    let isPlain = !bytes.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == separator.byte }
    if isPlain, !isBlank(bytes.first), !isBlank(bytes.last) { return text }
    var quoted: [UInt8] = [0x22]
    for byte in bytes {
      if byte == 0x22 { quoted.append(0x22) }
      quoted.append(byte)
    }
    quoted.append(0x22)
    return String(decoding: quoted, as: UTF8.self)
  }

  /// Blanks at the ends of a cell without quotes do not survive reading.
  private func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
}
