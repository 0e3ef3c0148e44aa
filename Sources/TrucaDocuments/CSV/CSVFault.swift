/// Why a row cannot be read.
public enum CSVFault: Hashable, Sendable {
  /// A quote stands inside a cell and is neither doubled nor at the cell's ends.
  case strayQuote
  /// A cell's opening quote has no closing one before the end of the file.
  case openQuote
  case cellTooLarge
  case rowTooLarge
  case tooManyCells
  case outOfMemory

  /// For people.
  public var sentence: String {
    switch self {
    case .strayQuote:
      "cannot split this row into cells: a quote stands inside a cell; double it or remove it"
    case .openQuote:
      "cannot split this row into cells: a quote is opened and never closed; close it or remove it"
    case .cellTooLarge:
      "cannot read this row: a cell is larger than \(CSVReader.cellLimit / 1024) KiB; is a quote not closed?"
    case .rowTooLarge:
      "cannot read this row: it is larger than \(CSVReader.rowLimit / 1024) KiB; is a quote not closed?"
    case .tooManyCells:
      "cannot read this row: it has more than \(CSVReader.columnLimit) cells; export fewer columns"
    case .outOfMemory:
      "cannot read this row: this machine has no memory left for it; import it again"
    }
  }
}
