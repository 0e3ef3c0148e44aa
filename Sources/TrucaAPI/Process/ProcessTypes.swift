/// One file of the process document.
public struct ProcessFile: Codable, Hashable, Sendable {
  public var name: String
  public var text: String
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// `POST /v1/process` and `POST /v1/process/check`
public struct ProcessRequest: Codable, Hashable, Sendable {
  public var files: [ProcessFile]
  /// Why it is changed; kept in the history.
  public var note: String?
  public init(files: [ProcessFile], note: String? = nil) {
    self.files = files
    self.note = note
  }
}

/// `GET /v1/process`
public struct ProcessView: Codable, Hashable, Sendable {
  public var version: Int
  public var appliedAt: Moment
  public var appliedBy: String
  /// The whole document with a comment on every key.
  public var text: String
  public var outcomes: [OutcomeView]
  public init(version: Int, appliedAt: Moment, appliedBy: String, text: String, outcomes: [OutcomeView]) {
    self.version = version
    self.appliedAt = appliedAt
    self.appliedBy = appliedBy
    self.text = text
    self.outcomes = outcomes
  }

  public struct OutcomeView: Codable, Hashable, Sendable {
    public var outcome: String
    public var name: String
    public var keystroke: String
    public var effect: String
    /// A time must be given with it.
    public var needsTime: Bool
    /// A reason must be given with it.
    public var needsReason: Bool
    public init(
      outcome: String, name: String, keystroke: String, effect: String, needsTime: Bool, needsReason: Bool
    ) {
      self.outcome = outcome
      self.name = name
      self.keystroke = keystroke
      self.effect = effect
      self.needsTime = needsTime
      self.needsReason = needsReason
    }
  }
}

public struct ProcessCheck: Codable, Hashable, Sendable {
  public var valid: Bool
  public var problems: [DocumentProblem]
  public init(valid: Bool, problems: [DocumentProblem]) {
    self.valid = valid
    self.problems = problems
  }
}

/// Something wrong in a text file, with its place.
public struct DocumentProblem: Codable, Hashable, Sendable {
  public var file: String
  public var line: Int
  public var column: Int
  public var sentence: String
  public init(file: String, line: Int, column: Int, sentence: String) {
    self.file = file
    self.line = line
    self.column = column
    self.sentence = sentence
  }
}

/// A row of `GET /v1/process/history`
public struct ProcessVersionRow: Codable, Hashable, Sendable {
  public var version: Int
  public var appliedAt: Moment
  public var appliedBy: String
  public var note: String
  public var openLeads: Int
  public init(version: Int, appliedAt: Moment, appliedBy: String, note: String, openLeads: Int) {
    self.version = version
    self.appliedAt = appliedAt
    self.appliedBy = appliedBy
    self.note = note
    self.openLeads = openLeads
  }
}
