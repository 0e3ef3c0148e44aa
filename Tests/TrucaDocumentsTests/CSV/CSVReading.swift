import TrucaDocuments

/// Reads a whole text, given to the reader in pieces of `size` bytes.
func csvEvents(_ bytes: [UInt8], size: Int = .max, separator: CSVSeparator = .comma) -> [CSVEvent] {
  let reader = CSVReader(separator: separator)
  var events: [CSVEvent] = []
  for piece in csvPieces(bytes, size: size) { events += reader.feed(piece) }
  return events + reader.finish()
}

func csvPieces(_ bytes: [UInt8], size: Int) -> [[UInt8]] {
  stride(from: 0, to: bytes.count, by: min(size, max(1, bytes.count))).map {
    Array(bytes[$0..<min(bytes.count, $0 + min(size, bytes.count))])
  }
}

extension CSVEvent {
  /// `3: a|b` for a row, `3! strayQuote` for an unreadable line.
  var short: String {
    switch self {
    case .row(let row):
      "\(row.line): " + (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }.joined(separator: "|")
    case .unreadable(let line, let fault, _): "\(line)! \(fault)"
    }
  }
}
