/// What a calling rule allows, in words.
public struct RuleTerms: Codable, Hashable, Sendable {
  /// Hours of the called person's local time: `mon-fri 09:00-20:00`; `closed` where there are none.
  public var hours: String
  /// Hours of the day before a public holiday; nil where the row has none of its own.
  public var eve: String?
  /// `none`, `national`, `subdivision` or `advised`.
  public var holidays: String
  /// `3 in 24h`, `2 a day`, `3 a week`.
  public var limits: [String]
  /// `none`, `always`, `mobile`, or the day from which it is needed.
  public var consent: String
  /// Days that one consent lasts; nil for no end.
  public var consentDays: Int?
  /// `none`, a number of days, or `never`.
  public var rest: String
  public init(
    hours: String, eve: String?, holidays: String, limits: [String], consent: String, consentDays: Int?, rest: String
  ) {
    self.hours = hours
    self.eve = eve
    self.holidays = holidays
    self.limits = limits
    self.consent = consent
    self.consentDays = consentDays
    self.rest = rest
  }
}

/// A row of `GET /v1/rules`
public struct RuleRow: Codable, Hashable, Sendable {
  /// `ES`, `US-FL`, `US-unknown`.
  public var code: String
  public var name: String
  /// In force.
  public var terms: RuleTerms
  /// How well the source was read: `high`, `medium`, `low`; `own` for a row that an administrator added.
  public var confidence: String
  /// No call is allowed under it for the present.
  public var suspended: Bool
  /// `narrowed`, `widened`, `added`; nil: as shipped.
  public var changed: String?
  /// The day on which the row was checked or changed.
  public var checked: String?
  public init(
    code: String, name: String, terms: RuleTerms, confidence: String, suspended: Bool, changed: String?,
    checked: String?
  ) {
    self.code = code
    self.name = name
    self.terms = terms
    self.confidence = confidence
    self.suspended = suspended
    self.changed = changed
    self.checked = checked
  }
}

/// `GET /v1/rules`
public struct RuleList: Codable, Hashable, Sendable {
  public var items: [RuleRow]
  /// What these rows are not: legal advice.
  public var advice: String
  public init(items: [RuleRow], advice: String) {
    self.items = items
    self.advice = advice
  }
}

/// `GET /v1/rules/{code}`
public struct RuleView: Codable, Hashable, Sendable {
  public var row: RuleRow
  /// As shipped; nil for a row that an administrator added.
  public var shipped: RuleTerms?
  /// Whether the place is known to suspend all calls in an emergency.
  public var killSwitch: Bool
  public var basis: String
  public var source: String
  /// Of the source.
  public var year: Int?
  public var applies: String
  public var note: String
  public var url: String
  public var change: Change?
  public var suspension: Suspension?
  public var advice: String
  public init(
    row: RuleRow, shipped: RuleTerms?, killSwitch: Bool, basis: String, source: String, year: Int?, applies: String,
    note: String, url: String, change: Change?, suspension: Suspension?, advice: String
  ) {
    self.row = row
    self.shipped = shipped
    self.killSwitch = killSwitch
    self.basis = basis
    self.source = source
    self.year = year
    self.applies = applies
    self.note = note
    self.url = url
    self.change = change
    self.suspension = suspension
    self.advice = advice
  }

  /// What an administrator changed.
  public struct Change: Codable, Hashable, Sendable {
    /// Parts that narrow the shipped row: `hours`, `holidays`, `limits`, `consent`, `rest`.
    public var narrows: [String]
    /// Parts that replace those of the shipped row.
    public var replaces: [String]
    public var note: String
    public var source: String
    public var url: String
    /// Why the law was widened.
    public var reason: String
    public var at: Moment
    public var by: String
    public init(
      narrows: [String], replaces: [String], note: String, source: String, url: String, reason: String, at: Moment,
      by: String
    ) {
      self.narrows = narrows
      self.replaces = replaces
      self.note = note
      self.source = source
      self.url = url
      self.reason = reason
      self.at = at
      self.by = by
    }
  }

  public struct Suspension: Codable, Hashable, Sendable {
    public var reason: String
    public var at: Moment
    public var by: String
    public init(reason: String, at: Moment, by: String) {
      self.reason = reason
      self.at = at
      self.by = by
    }
  }
}

/// A row of `GET /v1/rules/history`
public struct RuleHistoryRow: Codable, Hashable, Sendable {
  public var code: String
  /// `shipped`, `set`, `reset`, `suspended`, `resumed`.
  public var kind: String
  /// What was done.
  public var sentence: String
  public var reason: String
  public var at: Moment
  public var by: String
  public init(code: String, kind: String, sentence: String, reason: String, at: Moment, by: String) {
    self.code = code
    self.kind = kind
    self.sentence = sentence
    self.reason = reason
    self.at = at
    self.by = by
  }
}
