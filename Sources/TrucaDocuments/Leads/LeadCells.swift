/// A row between its decoding and its reading.
struct LeadCells {
  enum Problem: Equatable {
    /// It could not be split into cells; with the reason.
    case unreadable(String)
    /// Its cells are known but not to be used; with the reason.
    case refused(String)
  }

  var line: Int
  var cells: [String]
  /// How many cells it has in the file.
  var width = 0
  var problem: Problem?

  static let nul = "cannot read this row: it contains NUL bytes; remove them"
  static let fragment =
    "cannot tell whether this is a row of its own: it is too short and follows one that could not be read; "
    + "mend that one, then remove this line or give it all its cells"

  /// Whether a cell says nothing.
  static func isBlank(_ cell: String) -> Bool {
    guard let first = cell.utf8.first else { return true }
    return (first <= 0x20 || first >= 0x80) && cell.allSatisfy(\.isWhitespace)
  }
}
