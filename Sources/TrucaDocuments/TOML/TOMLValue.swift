public import TrucaCore

/// A place in a text: line and column from 1, columns in code points.
public struct TOMLPosition: Hashable, Comparable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (lhs: TOMLPosition, rhs: TOMLPosition) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}

/// A value of a TOML text and where it stands.
public struct TOMLValue: Hashable, Sendable {
  public var kind: Kind
  public var position: TOMLPosition

  public init(kind: Kind, position: TOMLPosition) {
    self.kind = kind
    self.position = position
  }

  public indirect enum Kind: Hashable, Sendable {
    /// In the order of the text.
    case table([TOMLEntry])
    case array([TOMLValue])
    case string(String)
    case integer(Int)
    case float(Double)
    case boolean(Bool)
    case date(CivilDate)
    /// A time of day, or a date with a time. No document of ours has one, so it is not read further.
    case time
  }

  /// What the value is, for people.
  public var noun: String {
    switch kind {
    case .table: "a table"
    case .array: "a list"
    case .string: "a text"
    case .integer: "a whole number"
    case .float: "a decimal number"
    case .boolean: "true or false"
    case .date: "a date"
    case .time: "a time"
    }
  }
}

/// A key of a table with its value.
public struct TOMLEntry: Hashable, Sendable {
  public var key: String
  /// Where the key stands.
  public var position: TOMLPosition
  public var value: TOMLValue

  public init(key: String, position: TOMLPosition, value: TOMLValue) {
    self.key = key
    self.position = position
    self.value = value
  }
}
