/// JSON as it is being written, with what is still open.
final class JSONOutput {
  private(set) var bytes: [UInt8] = []
  /// The brackets that close what is open, the innermost last.
  private var open: [UInt8] = []
  private var needsComma = false

  init() {
    bytes.reserveCapacity(1024)
  }

  // MARK: - Structure

  /// Returns the depth by which what follows names this object.
  func beginObject() -> Int { begin("{", "}") }

  func beginList() -> Int { begin("[", "]") }

  private func begin(_ bracket: Unicode.Scalar, _ closing: Unicode.Scalar) -> Int {
    bytes.append(UInt8(ascii: bracket))
    open.append(UInt8(ascii: closing))
    needsComma = false
    return open.count
  }

  /// Goes on with the object at `depth`, whatever was begun in it is complete.
  func key(_ key: some CodingKey, _ depth: Int) -> JSONOutput { self.key(key.stringValue, depth) }

  func key(_ key: String, _ depth: Int) -> JSONOutput {
    separate(depth)
    append(key)
    bytes.append(UInt8(ascii: ":"))
    return self
  }

  /// Goes on with the list at `depth`.
  func element(_ depth: Int) -> JSONOutput {
    separate(depth)
    return self
  }

  private func separate(_ depth: Int) {
    close(to: depth)
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private func close(to depth: Int) {
    while open.count > depth {
      bytes.append(open.removeLast())
      needsComma = true
    }
  }

  // MARK: - Values

  func write<Value: Encodable>(_ value: Value) throws {
    let (depth, start) = (open.count, bytes.count)
    if Value.self == [String: Int].self, let counts = value as? [String: Int] {
      writeSorted(counts)
    } else {
      try value.encode(to: WireEncoder(self))
      // A value without members asks for nothing.
      if bytes.count == start { _ = beginObject() }
    }
    close(to: depth)
    needsComma = true
  }

  /// The one kind of dictionary on the wire; unsorted, the same answer would have other bytes each time.
  private func writeSorted(_ counts: [String: Int]) {
    let depth = beginObject()
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) { key(name, depth).write(integer: count) }
  }

  func writeNil() { append(raw: "null") }

  func write(_ value: Bool) { append(raw: value ? "true" : "false") }

  func write(_ value: String) {
    append(value)
    needsComma = true
  }

  func write(integer value: some BinaryInteger) { append(raw: String(value)) }

  func write(_ value: Double) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "JSON has no \(value)"))
    }
    append(raw: "\(value)")
  }

  private func append(raw text: String) {
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  /// A string in quotes. RFC 8259: quotes, backslashes and what is below a blank must be escaped.
  private func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { characters in
      var plain = 0
      for (index, byte) in characters.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[plain..<index]))
        escape(byte)
        plain = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[plain...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
    case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
    case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
    default:
      let digits = String(byte, radix: 16)
      bytes += Array("\\u00\(digits.count < 2 ? "0" : "")\(digits)".utf8)
    }
  }
}
