/// Rows in aligned columns, two spaces apart.
struct Table {
  struct Column {
    var title: String
    var isNumber = false
    /// May be cut where the line is too long for the terminal.
    var shrinks = false
  }

  private static let gap = 2
  private static let leastWidth = 8

  private let columns: [Column]
  private var rows: [[Text]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  mutating func add(_ cells: [Text]) {
    rows.append(cells)
  }

  /// Title line and rows. Columns that are empty in every row are left out.
  ///
  /// - Parameter width: columns of the terminal; nil: as wide as needed.
  func lines(width: Int?) -> [Text] {
    let shown = columns.indices.filter { index in rows.contains { !$0[index].isEmpty } }
    var widths = shown.map { index in
      rows.reduce(DisplayWidth.of(columns[index].title)) { max($0, $1[index].width) }
    }
    if let width { shrink(&widths, of: shown, to: width) }
    let titles = columns.map { Text($0.title, .bold) }
    return ([titles] + rows).map { line(of: $0, shown, widths) }
  }

  private func line(of cells: [Text], _ shown: [Int], _ widths: [Int]) -> Text {
    var line = Text("")
    for (place, index) in shown.enumerated() {
      let cell = cells[index].cut(to: widths[place])
      let padding = String(repeating: " ", count: widths[place] - cell.width)
      let isLast = place == shown.count - 1
      if place > 0 { line = line + Text(String(repeating: " ", count: Self.gap)) }
      if columns[index].isNumber {
        line = line + Text(padding) + cell
      } else {
        line = isLast ? line + cell : line + cell + Text(padding)
      }
    }
    return line
  }

  private func shrink(_ widths: inout [Int], of shown: [Int], to limit: Int) {
    var excess = widths.reduce(0, +) + Self.gap * max(0, shown.count - 1) - limit
    while excess > 0 {
      let candidates = widths.indices.filter { columns[shown[$0]].shrinks && widths[$0] > Self.leastWidth }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }
}
