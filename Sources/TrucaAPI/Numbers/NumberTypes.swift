/// `GET /v1/numbers/check`: what is known of a telephone number, and whether it may be called now.
public struct NumberCheck: Codable, Hashable, Sendable {
  /// As it was typed.
  public var text: String
  /// `valid`, `possible` (newer than the number plan of this machine, or wrong) or `unreadable`.
  public var reading: String
  /// E.164; nil if it is unreadable.
  public var number: String?
  /// ISO 3166-1 alpha-2 of the number's region.
  public var region: String?
  /// `fixed`, `mobile`, `fixedOrMobile`, `tollFree` or `other`.
  public var kind: String?
  /// Why it cannot be called for as long as nobody settles it.
  public var held: [Reason]
  public var place: Lead.PlaceView?
  public var zones: [ZoneView]
  public var rules: [RuleView]
  /// What each attempt limit has counted so far: `2 of 3 in 24 hours (US-FL)`.
  public var limits: [String]
  public var suppressed: Bool
  /// Whether it may be called now.
  public var callable: Bool
  /// Why, or why not.
  public var sentence: String
  /// The next moment when hours and limits allow a call, within two weeks; nil if there is none.
  public var next: Moment?
  /// Wall time of `next` where the person lives.
  public var nextTheirTime: String?
  /// Day and data of the table that told the place.
  public var dialTable: String
  /// The day on which the calling rules were put together.
  public var rulesCompiled: String?
  /// That this is no legal advice.
  public var notice: String

  public init(
    text: String, reading: String, number: String?, region: String?, kind: String?, held: [Reason],
    place: Lead.PlaceView?, zones: [ZoneView], rules: [RuleView], limits: [String], suppressed: Bool, callable: Bool,
    sentence: String, next: Moment?, nextTheirTime: String?, dialTable: String, rulesCompiled: String?, notice: String
  ) {
    self.text = text
    self.reading = reading
    self.number = number
    self.region = region
    self.kind = kind
    self.held = held
    self.place = place
    self.zones = zones
    self.rules = rules
    self.limits = limits
    self.suppressed = suppressed
    self.callable = callable
    self.sentence = sentence
    self.next = next
    self.nextTheirTime = nextTheirTime
    self.dialTable = dialTable
    self.rulesCompiled = rulesCompiled
    self.notice = notice
  }

  /// A candidate zone.
  public struct ZoneView: Codable, Hashable, Sendable {
    public var zone: String
    /// What its clocks show now: `Tue 24 Nov 10:00`.
    public var local: String
    /// What makes it a candidate: `area code 212: New York`.
    public var why: String
    public init(zone: String, local: String, why: String) {
      self.zone = zone
      self.local = local
      self.why = why
    }
  }

  /// A calling rule that holds.
  public struct RuleView: Codable, Hashable, Sendable {
    public var rule: String
    public var name: String
    /// `mon-fri 08:00-21:00; sat 10:00-17:00`.
    public var hours: String
    /// Hours of the day before a holiday, where they are narrower.
    public var eve: String?
    /// `none`, `national`, `subdivision` or `advised`.
    public var holidays: String
    /// `3 attempts in 24 hours`.
    public var limits: [String]
    /// When consent is needed; nil where it is not.
    public var consent: String?
    public var basis: String
    public var source: String
    public var url: String
    public var year: Int?
    /// `high`, `medium` or `low`: how well the source was read.
    public var confidence: String
    public init(
      rule: String, name: String, hours: String, eve: String?, holidays: String, limits: [String], consent: String?,
      basis: String, source: String, url: String, year: Int?, confidence: String
    ) {
      self.rule = rule
      self.name = name
      self.hours = hours
      self.eve = eve
      self.holidays = holidays
      self.limits = limits
      self.consent = consent
      self.basis = basis
      self.source = source
      self.url = url
      self.year = year
      self.confidence = confidence
    }
  }
}

/// `POST /v1/rules/area-codes`
public struct AreaCodeRequest: Codable, Hashable, Sendable {
  /// Whether an area code alone shall tell where somebody is.
  public var trusted: Bool
  public init(trusted: Bool) { self.trusted = trusted }
}

/// `GET /v1/rules/area-codes`: whether area codes are trusted, and what the other setting costs.
public struct AreaCodeTrust: Codable, Hashable, Sendable {
  public var trusted: Bool
  /// Leads to be called whose state only their area code tells.
  public var leads: Int
  /// Hours a day in which the law lets such a lead be called, over the next seven days, on average; nil where there are
  /// no such leads.
  public var hoursTrusted: Double?
  public var hoursDistrusted: Double?
  public var sentence: String
  public init(trusted: Bool, leads: Int, hoursTrusted: Double?, hoursDistrusted: Double?, sentence: String) {
    self.trusted = trusted
    self.leads = leads
    self.hoursTrusted = hoursTrusted
    self.hoursDistrusted = hoursDistrusted
    self.sentence = sentence
  }
}
