/// Values as they may stand in a mail.
enum MailText {
  /// Most characters of a subject.
  private static let subjectLimit = 200

  /// On one line: line breaks and control characters become spaces, and spaces that follow each other one.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isBlank = scalar == " " || scalar.isControl || scalar == "\u{2028}" || scalar == "\u{2029}"
      if !isBlank {
        result.append(scalar)
      } else if let last = result.last, last != " " {
        result.append(" ")
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// A header can hold neither line breaks nor any length.
  static func subject(_ text: String) -> String {
    let line = line(text)
    return line.count <= subjectLimit ? line : String(line.prefix(subjectLimit - 1)) + "…"
  }

  /// So many bytes of UTF-8 at most, cut between characters.
  static func cut(_ text: String, bytes limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var kept = text.prefix(limit)
    while kept.utf8.count > limit { kept.removeLast() }
    return String(kept)
  }
}
