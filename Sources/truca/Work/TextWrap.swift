/// Breaks text into lines of a terminal.
enum TextWrap {
  /// At spaces, and inside a word that is longer than a line. The text is made harmless first.
  ///
  /// - Parameters:
  ///   - width: columns of a line.
  ///   - limit: lines; the last one says with `…` that something is missing.
  static func lines(_ text: String, width: Int, limit: Int) -> [String] {
    guard width > 1, limit > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    for word in HarmlessText.line(text).split(separator: " ") {
      for piece in pieces(of: word, width: width) {
        let joined = line.isEmpty ? piece : "\(line) \(piece)"
        if DisplayWidth.of(joined) <= width {
          line = joined
        } else {
          lines.append(line)
          line = piece
        }
        if lines.count > limit { break }
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit else { return lines }
    lines = Array(lines.prefix(limit))
    lines[limit - 1] = DisplayWidth.cut(lines[limit - 1] + " …", to: width)
    return lines
  }

  /// The end of a text that fits, as of a line that is being typed.
  static func tail(_ text: String, width: Int) -> String {
    var kept = Substring(text)
    while DisplayWidth.of(String(kept)) > width, !kept.isEmpty { kept.removeFirst() }
    return String(kept)
  }

  private static func pieces(of word: Substring, width: Int) -> [String] {
    guard DisplayWidth.of(String(word)) > width else { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if DisplayWidth.of(piece + String(character)) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }
}
