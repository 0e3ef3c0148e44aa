/// One line of the NDJSON answer of `POST /v1/imports` (body: the file as it is). Exactly one member is set.
///
/// Query: `team`, `country`, `dates` (dmy, mdy, ymd), `encoding`, `dryRun` (1), `map` (repeatable, `field=Title`),
/// `owner` (repeatable, `Name in the file=login`), `source`.
public struct ImportEvent: Codable, Hashable, Sendable {
  public var mapping: Mapping?
  public var progress: Progress?
  public var reject: Reject?
  public var summary: Summary?
  /// The import ended early; what came before it stands.
  public var problem: Problem?
  public init(
    mapping: Mapping? = nil, progress: Progress? = nil, reject: Reject? = nil, summary: Summary? = nil,
    problem: Problem? = nil
  ) {
    self.mapping = mapping
    self.progress = progress
    self.reject = reject
    self.summary = summary
    self.problem = problem
  }

  /// How the file was read, before the first row is stored.
  public struct Mapping: Codable, Hashable, Sendable {
    public var encoding: String
    public var separator: String
    public var dates: String
    public var columns: [Column]
    public var warnings: [String]
    public init(encoding: String, separator: String, dates: String, columns: [Column], warnings: [String]) {
      self.encoding = encoding
      self.separator = separator
      self.dates = dates
      self.columns = columns
      self.warnings = warnings
    }
    public struct Column: Codable, Hashable, Sendable {
      public var title: String
      /// nil: not used.
      public var field: String?
      public init(title: String, field: String?) {
        self.title = title
        self.field = field
      }
    }
  }

  public struct Progress: Codable, Hashable, Sendable {
    public var rows: Int
    public var bytes: Int
    public init(rows: Int, bytes: Int) {
      self.rows = rows
      self.bytes = bytes
    }
  }

  /// A row that cannot be used.
  public struct Reject: Codable, Hashable, Sendable {
    public var line: Int
    public var reason: String
    /// The header on the first reject, so that the file of rejects can be written; nil later.
    public var header: [String]?
    public var cells: [String]
    public init(line: Int, reason: String, header: [String]?, cells: [String]) {
      self.line = line
      self.reason = reason
      self.header = header
      self.cells = cells
    }
  }

  public struct Summary: Codable, Hashable, Sendable {
    public var dryRun: Bool
    public var rows: Int
    public var added: Int
    public var newEnquiries: Int
    public var linked: Int
    public var alreadyHere: Int
    /// Of those already here: not called yet, and given to the owner that this order maps.
    public var moved: Int
    public var rejected: Int
    public var open: Int
    public var backlog: Int
    /// By reason kind.
    public var held: [String: Int]
    /// Owners named in the file that Truca does not know, with their rows.
    public var unknownOwners: [String: Int]
    public var encoding: String
    public var separator: String
    /// Plain sentences: `6,200 leads = 9 weeks for 3 reps`.
    public var sentences: [String]
    public init(
      dryRun: Bool, rows: Int, added: Int, newEnquiries: Int, linked: Int, alreadyHere: Int, moved: Int, rejected: Int,
      open: Int,
      backlog: Int, held: [String: Int], unknownOwners: [String: Int], encoding: String, separator: String,
      sentences: [String]
    ) {
      self.dryRun = dryRun
      self.rows = rows
      self.added = added
      self.newEnquiries = newEnquiries
      self.linked = linked
      self.alreadyHere = alreadyHere
      self.moved = moved
      self.rejected = rejected
      self.open = open
      self.backlog = backlog
      self.held = held
      self.unknownOwners = unknownOwners
      self.encoding = encoding
      self.separator = separator
      self.sentences = sentences
    }
  }
}
