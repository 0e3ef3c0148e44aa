/// A text with one field to a line, as web forms mail them: `Phone: 600 111 222`. Labels are known by the same names as
/// the columns of an export.
public enum LabelledText {
  /// The lines that have a known label and say something, in order; empty unless one of them can make a lead.
  public static func fields(in text: String) -> [(field: LeadField, value: String)] {
    let found = text.split(whereSeparator: \.isNewline).compactMap { line -> (field: LeadField, value: String)? in
      guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
      let value = trimmed(line[line.index(after: colon)...])
      guard !value.isEmpty, let meaning = LeadFieldNames.meaning(of: trimmed(line[..<colon])) else { return nil }
      return (meaning.field, value)
    }
    return found.contains(where: \.field.identifiesSomebody) ? found : []
  }

  private static func trimmed(_ text: Substring) -> String {
    // Mail programs put such marks around what was bold.
    func isAround(_ character: Character) -> Bool { character.isWhitespace || character == "*" || character == ">" }
    let start = text.drop(while: isAround)
    guard let last = start.lastIndex(where: { !isAround($0) }) else { return "" }
    return String(start[...last])
  }
}
