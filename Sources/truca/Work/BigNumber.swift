/// A telephone number in figures three lines high, which can be read from a chair.
enum BigNumber {
  private static let figures: [Character: [String]] = [
    "0": [" _ ", "| |", "|_|"], "1": ["   ", "  |", "  |"], "2": [" _ ", " _|", "|_ "], "3": [" _ ", " _|", " _|"],
    "4": ["   ", "|_|", "  |"], "5": [" _ ", "|_ ", " _|"], "6": [" _ ", "|_ ", "|_|"], "7": [" _ ", "  |", "  |"],
    "8": [" _ ", "|_|", "|_|"], "9": [" _ ", "|_|", " _|"], "+": ["   ", " | ", "-+-"],
  ]

  /// Its three lines; nil where it holds something else than figures, or is wider than `width`.
  static func lines(_ number: String, width: Int) -> [String]? {
    let drawn = number.compactMap { figures[$0] }
    guard !number.isEmpty, drawn.count == number.count, drawn.count * 4 <= width else { return nil }
    return (0..<3).map { row in drawn.map { $0[row] }.joined(separator: " ") }
  }
}
