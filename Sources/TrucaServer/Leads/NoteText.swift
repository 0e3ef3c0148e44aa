/// The text of a note as it may be kept: line breaks are "\n", other control characters but tabs are gone.
enum NoteText {
  /// Most characters of a note that comes with another command.
  static let limit = 8000

  /// The text, cut at `limit` characters; nil where nothing is left.
  static func tidied(_ text: String, limit: Int = limit) -> String? {
    // CRLF is one Character.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.filter { $0 == "\t" || !$0.isControl }))
    }
    let kept = lines.joined(separator: "\n")
    guard kept.contains(where: { !$0.isWhitespace }) else { return nil }
    return String(kept.prefix(limit))
  }

  /// One note of several parts, each under its label; nil where all are empty.
  static func joined(_ parts: [(label: String?, text: String?)]) -> String? {
    let kept = parts.compactMap { part in
      part.text.flatMap { tidied($0) }.map { text in part.label.map { "\($0): \(text)" } ?? text }
    }
    return kept.isEmpty ? nil : kept.joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// A control character.
  var isControl: Bool { properties.generalCategory == .control }
}
