/// `POST /v1/rules/{code}`: what is nil stays as it is.
public struct RuleRequest: Codable, Hashable, Sendable {
  /// As in `RuleTerms`, and so for all parts.
  public var hours: String?
  public var holidays: String?
  /// Empty: none.
  public var limits: [String]?
  public var consent: String?
  public var consentDays: Int?
  public var rest: String?
  /// Of a row that is added.
  public var name: String?
  public var note: String?
  public var source: String?
  public var url: String?
  /// Lets the row allow more than the shipped one.
  public var force: Bool?
  /// Why it may; kept in the history.
  public var reason: String?
  /// Back to the shipped row; with nothing else.
  public var shipped: Bool?
  public init() {}
}

/// `POST /v1/rules/{code}/suspend` and `POST /v1/rules/{code}/resume`
public struct SuspensionRequest: Codable, Hashable, Sendable {
  /// Needed for a suspension; kept in the history.
  public var reason: String?
  public init(reason: String? = nil) { self.reason = reason }
}

/// The answer of what changes a rule.
public struct RuleAnswer: Codable, Hashable, Sendable {
  /// nil where an added row was taken out.
  public var rule: RuleView?
  /// The looking over of leads that it began.
  public var review: ReviewState
  public init(rule: RuleView?, review: ReviewState) {
    self.rule = rule
    self.review = review
  }
}

/// `GET /v1/rules/review`: how far the looking over of leads has come after a change of the law.
public struct ReviewState: Codable, Hashable, Sendable {
  /// Whether leads are left; if not, there is nothing else to tell.
  public var running: Bool
  /// What changed: `rules`, `suspension`, `zones`, `configuration`; others may come.
  public var cause: String?
  /// Leads under these rules are looked over, and held ones; nil: all.
  public var codes: [String]?
  public var done: Int
  /// nil while they are counted.
  public var total: Int?
  public var startedAt: Moment?
  public init(
    running: Bool, cause: String? = nil, codes: [String]? = nil, done: Int = 0, total: Int? = nil,
    startedAt: Moment? = nil
  ) {
    self.running = running
    self.cause = cause
    self.codes = codes
    self.done = done
    self.total = total
    self.startedAt = startedAt
  }
}
