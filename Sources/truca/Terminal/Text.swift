/// What is printed: pieces with a style each. Whatever becomes a `Text` is harmless from then on, and only `rendered`
/// adds escape sequences, so that none can come from data.
struct Text: Hashable, ExpressibleByStringInterpolation {
  enum Style: String {
    case plain = ""
    case bold = "1"
    case faint = "2"
    case good = "32"
    case warning = "33"
    case alarm = "31"
  }

  private struct Piece: Hashable {
    var text: String
    var style: Style
  }

  private var pieces: [Piece]

  init(_ text: String, _ style: Style = .plain) {
    pieces = [Piece(text: HarmlessText.line(text), style: style)]
  }

  init(stringLiteral value: String) {
    self.init(value)
  }

  static func + (left: Text, right: Text) -> Text {
    var sum = left
    sum.pieces += right.pieces
    return sum
  }

  var isEmpty: Bool { pieces.allSatisfy { $0.text.isEmpty } }

  /// Columns on a terminal.
  var width: Int { pieces.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// Cut to a width, with `…` where something is missing.
  func cut(to width: Int) -> Text {
    guard self.width > width else { return self }
    var short = self
    short.pieces = []
    var left = width
    for var piece in pieces where left > 0 {
      piece.text = DisplayWidth.cut(piece.text, to: left)
      left -= DisplayWidth.of(piece.text)
      short.pieces.append(piece)
    }
    return short
  }

  /// - Parameter styled: with the escape sequences of the styles.
  func rendered(styled: Bool) -> String {
    pieces.reduce(into: "") { line, piece in
      guard styled, piece.style != .plain, !piece.text.isEmpty else {
        line += piece.text
        return
      }
      line += "\u{1B}[\(piece.style.rawValue)m\(piece.text)\u{1B}[0m"
    }
  }
}
