/// The rows of an import that were refused, as a CSV file which can be mended and imported again: the same columns and
/// separator, and behind them two columns of Truca's own which an import ignores. UTF-8 with a byte order mark, without
/// which spreadsheets mistake its accents.
public struct RejectFile: Sendable {
  /// Titles of Truca's own columns.
  public static let columns = ["truca line", "truca reason"]
  static let ownTitles = Set(columns.map(ColumnTitle.init))

  private let titles: [String]
  private let writer: CSVWriter

  public init(mapping: ColumnMapping) {
    titles = mapping.titles
    writer = CSVWriter(separator: mapping.separator)
  }

  /// The byte order mark and the row of titles.
  public var head: String { "\u{FEFF}" + writer.row(titles + Self.columns) }

  /// One row. Cells without a title stand behind Truca's own, so that these stay under theirs.
  public func row(_ reject: LeadReject) -> String {
    let missing = max(0, titles.count - reject.cells.count)
    let cells = reject.cells.prefix(titles.count) + Array(repeating: "", count: missing)
    return writer.row(cells + [String(reject.line), reject.reason] + reject.cells.dropFirst(titles.count))
  }
}
