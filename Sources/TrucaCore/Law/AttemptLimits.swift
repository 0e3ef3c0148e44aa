/// The attempt limits of all rules that hold for one place. A limit by the calendar holds in every candidate zone, and
/// together with the rolling limit of the same length.
public struct AttemptLimits: Hashable, Sendable {
  /// A limit with the rule that it stands in.
  public struct Limit: Hashable, Sendable {
    /// The code of the rule: `FR`.
    public var rule: String
    public var max: Int
    public var period: CallingRule.AttemptLimit.Period

    public init(rule: String, max: Int, period: CallingRule.AttemptLimit.Period) {
      self.rule = rule
      self.max = max
      self.period = period
    }
  }

  /// No limit at all.
  public static let none = AttemptLimits(rules: [], zones: [])

  /// In the order of their rules.
  public let limits: [Limit]
  let zones: [Zone]

  public init(rules: [CallingRule], zones: [Zone]) {
    limits = rules.flatMap { rule in rule.limits.map { Limit(rule: rule.code, max: $0.max, period: $0.period) } }
    self.zones = zones
  }

  public var isEmpty: Bool { limits.isEmpty }

  /// The longest stretch before an instant in which attempts can matter.
  public var reach: Span { limits.map(\.period.reach).max() ?? .zero }
}

extension CallingRule.AttemptLimit.Period {
  /// The rolling length that counts: by itself, or beside the calendar.
  var rolling: Span {
    switch self {
    case .rolling(let hours): .hours(Int64(hours))
    case .calendarDay: .hours(24)
    case .calendarWeek: .hours(168)
    }
  }

  /// How far back an attempt can count. A local day has 25 hours once a year, and zones lie up to 26 hours apart.
  var reach: Span {
    switch self {
    case .rolling: rolling
    case .calendarDay, .calendarWeek: rolling + .hours(2)
    }
  }

  /// Completes "4 attempts …".
  public var words: String {
    switch self {
    case .rolling(let hours) where hours % 24 == 0 && hours > 24: "in \(hours / 24) days"
    case .rolling(let hours): hours == 1 ? "in one hour" : "in \(hours) hours"
    case .calendarDay: "a day"
    case .calendarWeek: "a week"
    }
  }
}

extension AttemptLimits.Limit {
  /// Whether a call at `instant` breaks this limit beside `attempts` (in order, earlier and later ones), in any stretch
  /// that holds it: then an instant before which none is allowed, else nil.
  func breach(at instant: Instant, beside attempts: [Instant], zones: [Zone]) -> Instant? {
    guard max > 0 else { return .distantFuture }
    return rollingBreach(at: instant, beside: attempts) ?? calendarBreach(at: instant, beside: attempts, zones)
  }

  /// How many of `attempts` count at `instant`: the most of the rolling stretch and of the calendar's in any zone.
  func count(at instant: Instant, of attempts: [Instant], zones: [Zone]) -> Int {
    let length = period.rolling
    let rolling = attempts.count { $0 <= instant && instant - $0 < length }
    let calendar = zones.map { zone in
      let cell = cell(of: instant, zone)
      return cell == nil ? 0 : attempts.count { $0 <= instant && self.cell(of: $0, zone) == cell }
    }
    return Swift.max(rolling, calendar.max() ?? 0)
  }

  /// `max` attempts that with this one lie within less than the length: none may come until the first is old enough.
  private func rollingBreach(at instant: Instant, beside attempts: [Instant]) -> Instant? {
    guard attempts.count >= max else { return nil }
    let length = period.rolling
    for first in attempts.indices.dropLast(max - 1) {
      let start = attempts[first]
      let last = attempts[first + max - 1]
      guard Swift.max(instant, last) - Swift.min(instant, start) < length else { continue }
      return start + length
    }
    return nil
  }

  private func calendarBreach(at instant: Instant, beside attempts: [Instant], _ zones: [Zone]) -> Instant? {
    for zone in zones {
      guard let cell = cell(of: instant, zone) else { return nil }
      guard attempts.count(where: { self.cell(of: $0, zone) == cell }) >= max else { continue }
      let days = period == .calendarWeek ? 7 : 1
      return zone.start(of: CivilDate(daysSinceEpoch: cell * days + offset + days))
    }
    return nil
  }

  /// The local day or week of an instant as a number; nil for rolling limits. Weeks begin on Mondays, and 1970-01-05 was
  /// one.
  private func cell(of instant: Instant, _ zone: Zone) -> Int? {
    let day = zone.time(at: instant).day
    switch period {
    case .rolling: return nil
    case .calendarDay: return day
    case .calendarWeek: return (day - offset) >= 0 ? (day - offset) / 7 : (day - offset - 6) / 7
    }
  }

  private var offset: Int { period == .calendarWeek ? 4 : 0 }
}
