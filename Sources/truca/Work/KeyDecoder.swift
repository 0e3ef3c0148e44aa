/// Turns the bytes of a terminal into keys. Does no I/O; keeps what is not whole yet.
struct KeyDecoder {
  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// Longer sequences are none.
  private static let longestSequence = 32
  private static let longestPaste = 10_000

  private var pending: [UInt8] = []

  /// Bytes are kept that may be the beginning of something: after a short while they are all there is.
  var isWaiting: Bool { !pending.isEmpty }

  mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
    pending.append(contentsOf: bytes)
    var keys: [Key] = []
    while let key = next() { keys.append(key) }
    return keys
  }

  /// Nothing has followed for a while: a lone Escape is the key of that name.
  mutating func flush() -> [Key] {
    defer { pending = [] }
    guard let first = pending.first else { return [] }
    return [first == 0x1B && pending.count == 1 ? .escape : .other]
  }

  private mutating func next() -> Key? {
    guard let first = pending.first else { return nil }
    switch first {
    case 0x1B: return sequence()
    case 0x0D, 0x0A: return take(1, .enter)
    case 0x08, 0x7F: return take(1, .backspace)
    case 0x01...0x1A: return take(1, .control(Character(Unicode.Scalar(first + 0x40))))
    case ..<0x20: return take(1, .other)
    default: return character(first)
    }
  }

  private mutating func take(_ count: Int, _ key: Key) -> Key {
    pending.removeFirst(count)
    return key
  }

  private mutating func character(_ first: UInt8) -> Key? {
    let length =
      switch first {
      case ..<0x80: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0 else { return take(1, .other) }
    let tail = pending.dropFirst().prefix(length - 1)
    if let wrong = tail.firstIndex(where: { $0 & 0xC0 != 0x80 }) { return take(wrong, .other) }
    guard pending.count >= length else { return nil }
    guard let text = String(validating: pending.prefix(length), as: UTF8.self), let character = text.first else {
      return take(length, .other)
    }
    return take(length, .character(character))
  }

  private mutating func sequence() -> Key? {
    if pending.starts(with: Self.pasteStart) { return paste() }
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["): return controlSequence()
    case UInt8(ascii: "O"): return pending.count > 2 ? take(3, .other) : nil
    case 0x1B: return take(1, .escape)
    default: return take(2, .other)
    }
  }

  /// `ESC [`, parameters, and one final byte.
  private mutating func controlSequence() -> Key? {
    guard let end = pending.dropFirst(2).firstIndex(where: { !(0x20...0x3F ~= $0) }) else {
      return pending.count > Self.longestSequence ? take(pending.count, .other) : nil
    }
    // A byte that cannot end it begins something else.
    return take(0x40...0x7E ~= pending[end] ? end + 1 : end, .other)
  }

  private mutating func paste() -> Key? {
    guard let end = pending.firstRange(of: Self.pasteEnd) else {
      return pending.count > Self.longestPaste ? take(pending.count, .other) : nil
    }
    let text = String(decoding: pending[Self.pasteStart.count..<end.lowerBound], as: UTF8.self)
    return take(end.upperBound, .paste(text))
  }
}
