/// `POST /v1/suppressions`: exactly one of `number` and `prefix`.
public struct SuppressRequest: Codable, Hashable, Sendable {
  /// In any spelling; a national one is read by `country`.
  public var number: String?
  /// What numbers begin with: `+3490`, `+34 90`.
  public var prefix: String?
  /// Name or ISO 3166 code.
  public var country: String?
  public var note: String?
  public init(number: String? = nil, prefix: String? = nil, country: String? = nil, note: String? = nil) {
    self.number = number
    self.prefix = prefix
    self.country = country
    self.note = note
  }
}

/// What a change of the do-not-call list led to.
public struct SuppressionAnswer: Codable, Hashable, Sendable {
  /// The number or the prefix as it was read.
  public var number: String
  /// `added`, `alreadyThere`, `removed`.
  public var result: String
  /// Leads that were looked over again because of it.
  public var leads: Int
  public var sentence: String
  public init(number: String, result: String, leads: Int, sentence: String) {
    self.number = number
    self.result = result
    self.leads = leads
    self.sentence = sentence
  }
}

/// `POST /v1/suppressions/check`
public struct NumberQuestion: Codable, Hashable, Sendable {
  public var number: String
  public var country: String?
  public init(number: String, country: String? = nil) {
    self.number = number
    self.country = country
  }
}

public struct SuppressionCheck: Codable, Hashable, Sendable {
  public var number: String
  public var suppressed: Bool
  /// The entries because of which it must not be called.
  public var entries: [SuppressionView]
  public var sentence: String
  public init(number: String, suppressed: Bool, entries: [SuppressionView], sentence: String) {
    self.number = number
    self.suppressed = suppressed
    self.entries = entries
    self.sentence = sentence
  }
}

/// An entry of the do-not-call list.
public struct SuppressionView: Codable, Hashable, Sendable {
  /// The number or the prefix; nil where the person was forgotten.
  public var number: String?
  public var isPrefix: Bool
  /// `call`, `entered`, `import`.
  public var source: String
  public var note: String
  public var at: Moment
  public var by: String?
  public var call: Int64?
  public init(
    number: String?, isPrefix: Bool, source: String, note: String, at: Moment, by: String?, call: Int64?
  ) {
    self.number = number
    self.isPrefix = isPrefix
    self.source = source
    self.note = note
    self.at = at
    self.by = by
    self.call = call
  }
}

/// `POST /v1/suppressions/remove`: exactly one of `number` and `prefix`, and why.
public struct UnsuppressRequest: Codable, Hashable, Sendable {
  public var number: String?
  public var prefix: String?
  public var country: String?
  public var reason: String
  public init(number: String? = nil, prefix: String? = nil, country: String? = nil, reason: String) {
    self.number = number
    self.prefix = prefix
    self.country = country
    self.reason = reason
  }
}

/// One line of the NDJSON answer of `POST /v1/suppressions/import` (body: the file as it is). Exactly one member is
/// set. Query: `country`, `column`, `note`.
public struct SuppressionImportEvent: Codable, Hashable, Sendable {
  public var progress: ImportEvent.Progress?
  public var reject: ImportEvent.Reject?
  public var summary: Summary?
  /// The import ended early; what came before it stands.
  public var problem: Problem?
  public init(
    progress: ImportEvent.Progress? = nil, reject: ImportEvent.Reject? = nil, summary: Summary? = nil,
    problem: Problem? = nil
  ) {
    self.progress = progress
    self.reject = reject
    self.summary = summary
    self.problem = problem
  }

  public struct Summary: Codable, Hashable, Sendable {
    public var rows: Int
    public var added: Int
    public var alreadyThere: Int
    public var unreadable: Int
    /// Leads that were looked over again because of it.
    public var leads: Int
    public init(rows: Int, added: Int, alreadyThere: Int, unreadable: Int, leads: Int) {
      self.rows = rows
      self.added = added
      self.alreadyThere = alreadyThere
      self.unreadable = unreadable
      self.leads = leads
    }
  }
}
