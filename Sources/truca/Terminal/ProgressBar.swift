/// A line on the error output of a terminal that shows how far a file has come. Draws only when a figure in it changed.
struct ProgressBar {
  private static let cells = 30

  var total: Int?
  private let unit: String
  private let write: (String) -> Void
  private var shown = ""

  /// - Parameters:
  ///   - total: bytes in all; nil where it is not known.
  ///   - unit: what is counted beside the bytes.
  ///   - write: to the terminal; nil: nothing is drawn.
  init(total: Int?, unit: String = "rows", write: ((String) -> Void)?) {
    self.total = total
    self.unit = unit
    self.write = write ?? { _ in }
  }

  mutating func show(bytes: Int, rows: Int) {
    let line = Self.line(bytes: bytes, total: total, rows: rows, unit: unit)
    guard line != shown else { return }
    shown = line
    write("\r\(line)\u{1B}[K")
  }

  /// Takes the line away again.
  mutating func clear() {
    guard !shown.isEmpty else { return }
    shown = ""
    write("\r\u{1B}[K")
  }

  static func line(bytes: Int, total: Int?, rows: Int, unit: String = "rows") -> String {
    guard let total, total > 0 else { return "\(rows) \(unit)" }
    let share = min(1, Double(bytes) / Double(total))
    let full = Int(share * Double(cells))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
    return "\(bar) \(Int(share * 100)) %  \(rows) \(unit)"
  }
}
