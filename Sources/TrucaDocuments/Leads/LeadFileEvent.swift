public import TrucaCore

/// What a `LeadFile` found, in the order of the file.
public enum LeadFileEvent: Hashable, Sendable {
  /// Once, before all others.
  case mapping(ColumnMapping)
  case row(LeadFileRow)
  case reject(LeadReject)
  /// At the end of the file: what was done to rows which were taken all the same.
  case warning(LeadFileWarning)
}

/// A row that can be stored.
public struct LeadFileRow: Hashable, Sendable {
  /// The line of the file on which it begins.
  public var line: Int
  public var intake: LeadIntake
  /// The row's identity in its system: of its export id, else of all its cells. Two rows with the same key are the same
  /// row. Holds personal data: hash it before it is kept.
  public var key: String

  public init(line: Int, intake: LeadIntake, key: String) {
    self.line = line
    self.intake = intake
    self.key = key
  }
}

/// A row that cannot be stored.
public struct LeadReject: Hashable, Sendable {
  public var line: Int
  /// One sentence for people.
  public var reason: String
  /// In the order of `ColumnMapping.titles`, further ones behind them; empty if the row could not be split.
  public var cells: [String]

  public init(line: Int, reason: String, cells: [String]) {
    self.line = line
    self.reason = reason
    self.cells = cells
  }
}

/// Something that happened to some rows.
public struct LeadFileWarning: Hashable, Sendable {
  /// What happened to each of the rows, for people.
  public var sentence: String
  /// To how many rows.
  public var count: Int
  /// The line of the first of them.
  public var firstLine: Int

  public init(sentence: String, count: Int, firstLine: Int) {
    self.sentence = sentence
    self.count = count
    self.firstLine = firstLine
  }
}
