import CCSV

/// libcsv in strict mode, given one line (or a part of one) at a time. Knows nothing of lines and of recovery.
final class CSVParser {
  enum Step {
    /// Between rows: nothing but blank space was seen.
    case idle
    /// Inside a row.
    case open
    case row(bytes: [UInt8], ends: [Int])
    case fault(CSVFault)
  }

  private var parser = csv_parser()
  private let separator: UInt8
  private let cells = CollectedCells()

  init(separator: UInt8) {
    self.separator = separator
    start()
  }

  deinit {
    csv_free(&parser)
  }

  /// Whether a row has begun and not ended. libcsv's state 0 is "row not begun".
  var isOpen: Bool { parser.pstate != 0 }

  /// Reads `piece`, which must hold no line end but at its end.
  func parse(_ piece: ArraySlice<UInt8>) -> Step {
    let context = Unmanaged.passUnretained(cells).toOpaque()
    let read = piece.withUnsafeBytes { csv_parse(&parser, $0.baseAddress, $0.count, addCell, endRow, context) }
    if read != piece.count { return .fault(fault(.strayQuote)) }
    // With too many cells the row is given up as a whole, hence only at its end.
    if let fault = cells.fault, cells.isComplete || fault != .tooManyCells { return .fault(fault) }
    if parser.entry_pos > CSVReader.cellLimit { return .fault(.cellTooLarge) }
    return step()
  }

  /// The end of the file: a last row may end without a line end.
  func finish() -> Step {
    let context = Unmanaged.passUnretained(cells).toOpaque()
    if csv_fini(&parser, addCell, endRow, context) != 0 { return .fault(fault(.openQuote)) }
    if let fault = cells.fault { return .fault(fault) }
    return step()
  }

  /// Forgets the row that was begun.
  func reset() {
    csv_free(&parser)
    start()
    _ = cells.take()
  }

  private func start() {
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_delim(&parser, separator)
  }

  private func step() -> Step {
    guard cells.isComplete else { return isOpen ? .open : .idle }
    let (bytes, ends) = cells.take()
    return .row(bytes: bytes, ends: ends)
  }

  private func fault(_ syntax: CSVFault) -> CSVFault {
    csv_error(&parser) == CSV_EPARSE ? syntax : .outOfMemory
  }
}

/// The cells of the row that is being read; libcsv's callbacks write it.
private final class CollectedCells {
  var bytes: [UInt8] = []
  var ends: [Int] = []
  var isComplete = false
  var fault: CSVFault?

  func take() -> (bytes: [UInt8], ends: [Int]) {
    defer {
      bytes = []
      ends = []
      isComplete = false
      fault = nil
    }
    return (bytes, ends)
  }

  func add(_ cell: UnsafeRawBufferPointer) {
    if ends.count == CSVReader.columnLimit { fault = fault ?? .tooManyCells }
    if cell.count > CSVReader.cellLimit { fault = fault ?? .cellTooLarge }
    guard fault == nil else { return }
    bytes.append(contentsOf: cell)
    ends.append(bytes.count)
  }
}

private func addCell(_ start: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  let cells = Unmanaged<CollectedCells>.fromOpaque(context).takeUnretainedValue()
  cells.add(UnsafeRawBufferPointer(start: start, count: count))
}

private func endRow(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  Unmanaged<CollectedCells>.fromOpaque(context).takeUnretainedValue().isComplete = true
}
