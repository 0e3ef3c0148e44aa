/// One row of the table of calling rules: when people of one place may be called. Rows of a country and of its
/// subdivision both apply; the law is their intersection.
public struct CallingRule: Hashable, Sendable {
  /// ISO 3166-1 alpha-2 (`US`), ISO 3166-2 for a subdivision (`US-FL`), or `US-unknown` for American numbers whose
  /// state nobody knows.
  public var code: String
  public var name: String
  /// Local time of the called person.
  public var windows: WeeklyWindows
  /// Windows of the day before a public holiday, narrower than the weekday's; empty where the row has none.
  public var eve: [DayWindow]
  /// Whether no call is allowed at all on the day before a public holiday: two rows left no common window.
  public internal(set) var isClosedOnEve = false
  public var holidays: HolidayPolicy
  public var limits: [AttemptLimit]
  public var consent: ConsentRule
  /// Days of rest after a refusal; nil where the row asks for none.
  public var afterRefusalDays: Int?
  public var neverAfterRefusal: Bool
  /// Whether the place is known to suspend all calls in an emergency.
  public var killSwitch: Bool
  public var basis: String
  public var source: String
  public var year: Int?
  public var applies: String
  /// `high`, `medium` or `low`: how well the source was read.
  public var confidence: String
  public var note: String
  public var url: String

  public init(
    code: String, name: String, windows: WeeklyWindows, eve: [DayWindow] = [], holidays: HolidayPolicy = .none,
    limits: [AttemptLimit] = [], consent: ConsentRule = ConsentRule(), afterRefusalDays: Int? = nil,
    neverAfterRefusal: Bool = false, killSwitch: Bool = false, basis: String = "", source: String = "",
    year: Int? = nil, applies: String = "", confidence: String = "", note: String = "", url: String = ""
  ) {
    self.code = code
    self.name = name
    self.windows = windows
    self.eve = eve
    self.holidays = holidays
    self.limits = limits
    self.consent = consent
    self.afterRefusalDays = afterRefusalDays
    self.neverAfterRefusal = neverAfterRefusal
    self.killSwitch = killSwitch
    self.basis = basis
    self.source = source
    self.year = year
    self.applies = applies
    self.confidence = confidence
    self.note = note
    self.url = url
  }

  /// ISO 3166-1 alpha-2: what stands before the hyphen of `code`.
  public var country: String { String(code.prefix { $0 != "-" }) }

  /// Which public holidays a row blocks.
  public enum HolidayPolicy: String, Sendable, CaseIterable {
    case none
    /// Those of the whole country.
    case national
    /// Those of the country and of the part where the person lives; of any part where that is not known.
    case subdivision
    /// Those of the country, and of the part where that is known, out of caution: the text that was found bans none.
    case advised
  }

  /// At most `max` attempts in a period.
  public struct AttemptLimit: Hashable, Sendable {
    public var max: Int
    public var period: Period

    public init(max: Int, period: Period) {
      self.max = max
      self.period = period
    }

    public enum Period: Hashable, Sendable {
      /// The last so many hours, to the second.
      case rolling(hours: Int)
      /// The called person's local calendar day.
      case calendarDay
      /// The called person's local week, Monday to Sunday.
      case calendarWeek
    }
  }

  /// When a row asks for the person's consent before a call.
  public struct ConsentRule: Hashable, Sendable {
    /// The local day from which consent is needed; nil if it is not needed.
    public var requiredFrom: RequiredFrom?
    /// Days that one consent lasts; nil for no end.
    public var validDays: Int?
    /// Only calls to mobile numbers need it.
    public var mobileOnly: Bool

    public init(requiredFrom: RequiredFrom? = nil, validDays: Int? = nil, mobileOnly: Bool = false) {
      self.requiredFrom = requiredFrom
      self.validDays = validDays
      self.mobileOnly = mobileOnly
    }

    public enum RequiredFrom: Hashable, Sendable {
      case always
      case day(CivilDate)
    }
  }
}
