/// A line of text that is being typed.
struct LineEditor: Hashable, Sendable {
  /// More is not taken: a note or a reason is short.
  static let limit = 2_000

  private(set) var text: String

  init(_ text: String = "") {
    self.text = text
  }

  mutating func take(_ key: Key) {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(HarmlessText.line(text))
    case .backspace: if !text.isEmpty { text.removeLast() }
    case .control("U"): text = ""
    case .control("W"): deleteWord()
    case .control, .enter, .escape, .other: break
    }
  }

  private mutating func insert(_ more: String) {
    text += more.prefix(max(0, Self.limit - text.count))
  }

  private mutating func deleteWord() {
    while text.last == " " { text.removeLast() }
    while let last = text.last, last != " " { text.removeLast() }
  }
}
