/// What a `CSVReader` found, in the order of the file.
public enum CSVEvent: Hashable, Sendable {
  case row(CSVRow)
  /// One line that could not be read as (the beginning of) a row. Reading goes on with the line after it. `text` is the
  /// line as it stands, without its end, cut after `CSVReader.excerpt` bytes.
  case unreadable(line: Int, fault: CSVFault, text: [UInt8])
}
