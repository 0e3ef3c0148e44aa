import CMIME

/// One line of text as a header takes it: ASCII, with a space wherever it may be folded.
///
/// GMime by itself passes on what only looks like an encoded word, so that a reader would see something else, and its
/// words do not keep spaces next to others. Here a text is either plain throughout or encoded throughout (RFC 2047).
enum HeaderText {
  /// Bytes of text in an encoded word: 64 characters with its frame, and 73 in a line behind "Subject: ", where 76 are
  /// allowed.
  private static let bytesOfWord = 39
  /// Longer words are encoded, for only then can they be folded.
  private static let longestPlainWord = 60

  /// - Parameter text: as `MailText.field` gives it.
  static func unstructured(_ text: String) -> String {
    let isPlain =
      text.utf8.allSatisfy { 0x20...0x7E ~= $0 } && !text.contains("=?") && hasShortWords(text)
    return isPlain ? text : encoded(text)
  }

  /// A name before an address.
  static func phrase(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { isOfName($0) } && hasShortWords(text)
    return isPlain ? text : encoded(text)
  }

  private static func hasShortWords(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: " ")).allSatisfy { $0.count <= longestPlainWord }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "'"):
      true
    default: false
    }
  }

  /// Words between spaces that a reader drops. Divided before a space where there is one, else between characters as
  /// people see them: some readers show the dropped space.
  private static func encoded(_ text: String) -> String {
    var words: [String] = []
    var word: [UInt8] = []
    for piece in pieces(text) {
      if word.count + piece.count > bytesOfWord, !word.isEmpty {
        words.append(Self.word(word))
        word = []
      }
      word += piece
    }
    if !word.isEmpty { words.append(Self.word(word)) }
    return words.joined(separator: " ")
  }

  /// What stays together, each of at most `bytesOfWord` bytes: a word with the space before it, else a character, else
  /// a scalar.
  private static func pieces(_ text: String) -> [[UInt8]] {
    var words: [Substring] = []
    var start = text.startIndex
    for index in text.indices where text[index] == " " && index > start {
      words.append(text[start..<index])
      start = index
    }
    words.append(text[start...])
    return words.flatMap { word -> [[UInt8]] in
      guard word.utf8.count > bytesOfWord else { return [Array(word.utf8)] }
      return word.flatMap { character -> [[UInt8]] in
        let whole = String(character)
        guard whole.utf8.count > bytesOfWord else { return [Array(whole.utf8)] }
        return whole.unicodeScalars.map { Array(String($0).utf8) }
      }
    }
  }

  private static func word(_ bytes: [UInt8]) -> String {
    guard let base64 = g_base64_encode(bytes, gsize(bytes.count)) else { return "" }
    defer { g_free(base64) }
    return "=?utf-8?B?\(String(cString: base64))?="
  }
}
