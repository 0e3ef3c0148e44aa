/// Cuts a stream of bytes into lines, as NDJSON and server-sent events need it.
struct LineSplitter {
  private var rest: [UInt8] = []
  private let limit: Int

  /// - Parameter limit: bytes; a longer line is an error, so that a foreign server cannot fill the memory.
  init(limit: Int) {
    self.limit = limit
  }

  /// Takes the next bytes; gives the lines that they complete, without their line ends.
  mutating func feed(_ bytes: [UInt8]) throws(ClientError) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(close(with: bytes[start..<end]))
      start = end + 1
    }
    rest.append(contentsOf: bytes[start...])
    guard rest.count <= limit else { throw .malformedAnswer("a line is longer than \(limit) bytes") }
    return lines
  }

  /// The last line where the stream ended without a line end; nil where it did not.
  mutating func end() -> [UInt8]? {
    guard !rest.isEmpty else { return nil }
    return close(with: [])
  }

  private mutating func close(with tail: ArraySlice<UInt8>) -> [UInt8] {
    var line = rest
    rest = []
    line.append(contentsOf: tail)
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return line
  }
}
