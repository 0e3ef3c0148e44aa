/// Turns screens into what a terminal is sent: only the lines that have changed.
struct Painter {
  static let bell = "\u{07}"

  private let isStyled: Bool
  private var shown: [String] = []

  init(isStyled: Bool) {
    self.isStyled = isStyled
  }

  /// The terminal shows something else, or has another size: all lines are sent the next time.
  mutating func forget() {
    shown = []
  }

  /// Empty where nothing has changed.
  mutating func paint(_ lines: [Text]) -> String {
    let fresh = lines.map { $0.rendered(styled: isStyled) }
    var output = shown.isEmpty ? "\u{1B}[2J" : ""
    for (row, line) in fresh.enumerated() where row >= shown.count || shown[row] != line {
      // Cleared before it is written: behind a full line the cursor stands on its last column.
      output += "\u{1B}[\(row + 1);1H\u{1B}[2K\(line)"
    }
    for row in fresh.count..<max(fresh.count, shown.count) { output += "\u{1B}[\(row + 1);1H\u{1B}[2K" }
    shown = fresh
    return output
  }
}
