/// The line at the bottom: what follows from the last thing done, or what went wrong.
struct WorkStatus: Hashable, Sendable {
  let text: String
  let style: Text.Style

  init(_ text: String, _ style: Text.Style = .plain) {
    self.text = text
    self.style = style
  }

  /// At least one line, so that the keys above do not move when there is nothing to say.
  func lines(width: Int, limit: Int) -> [Text] {
    let lines = TextWrap.lines(text, width: width, limit: limit)
    return lines.isEmpty ? [""] : lines.map { Text($0, style) }
  }
}
