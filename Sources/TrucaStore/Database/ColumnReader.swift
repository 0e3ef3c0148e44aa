internal import GRDB
internal import TrucaCore

/// Reads a row's columns one after another, in the order in which its statement lists them. By name, GRDB would look
/// each one up in a dictionary, which takes longer than reading it; so a row type keeps its list of columns beside its
/// decoder.
struct ColumnReader {
  private let row: Row
  private var index: Int

  /// Begins at column `first`.
  init(_ row: Row, from first: Int = 0) {
    self.row = row
    index = first
  }

  mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value {
    defer { index += 1 }
    return row[index]
  }

  mutating func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value? {
    defer { index += 1 }
    return row[index]
  }

  mutating func instant() -> Instant { Instant(milliseconds: next()) }

  mutating func optionalInstant() -> Instant? {
    let milliseconds: Int64? = optional()
    return milliseconds.map { Instant(milliseconds: $0) }
  }

  /// Words with blanks between them.
  mutating func words() -> [String] {
    let text: String? = optional()
    return (text ?? "").split(separator: " ").map(String.init)
  }
}
