extension CallingRule {
  /// This row and another one in one: it allows no minute that either of them forbids. What is told about the row, as
  /// its name and source, stays its own.
  public func narrowed(by other: CallingRule) -> CallingRule {
    var rule = self
    rule.windows = windows.intersection(other.windows)
    rule.narrowEve(by: other)
    rule.holidays = holidays.stricter(other.holidays)
    rule.limits = limits.narrowed(by: other.limits)
    rule.consent = consent.stricter(other.consent)
    rule.rest = rest.longer(other.rest)
    rule.killSwitch = killSwitch || other.killSwitch
    return rule
  }

  /// The windows of the day before a holiday; a row without such windows narrows nothing.
  mutating func narrowEve(by other: CallingRule) {
    isClosedOnEve = isClosedOnEve || other.isClosedOnEve
    guard !other.eve.isEmpty else { return }
    guard !eve.isEmpty else {
      eve = other.eve
      return
    }
    let common = eve.flatMap { window in other.eve.compactMap(window.intersection) }
    if common.isEmpty { isClosedOnEve = true } else { eve = common }
  }

  /// How long a person rests who refused.
  public struct Rest: Hashable, Sendable {
    /// nil: no days that the row names.
    public var days: Int?
    /// She is not called again.
    public var isForGood: Bool

    public init(days: Int? = nil, isForGood: Bool = false) {
      self.days = days
      self.isForGood = isForGood
    }

    func longer(_ other: Rest) -> Rest {
      Rest(days: [days, other.days].compactMap { $0 }.max(), isForGood: isForGood || other.isForGood)
    }
  }

  public var rest: Rest {
    get { Rest(days: afterRefusalDays, isForGood: neverAfterRefusal) }
    set {
      afterRefusalDays = newValue.days
      neverAfterRefusal = newValue.isForGood
    }
  }
}

extension DayWindow {
  /// What both cover; nil if that is nothing.
  public func intersection(_ other: DayWindow) -> DayWindow? {
    DayWindow(start: max(start, other.start), end: min(end, other.end))
  }
}

extension WeeklyWindows {
  /// What both leave open.
  public func intersection(_ other: WeeklyWindows) -> WeeklyWindows {
    var result = WeeklyWindows()
    for day in Weekday.allCases {
      result[day] = self[day].flatMap { window in other[day].compactMap(window.intersection) }
    }
    return result
  }

  /// What is open here and not there.
  public func subtracting(_ other: WeeklyWindows) -> WeeklyWindows {
    var result = WeeklyWindows()
    for day in Weekday.allCases { result[day] = self[day].flatMap { $0.without(other[day]) } }
    return result
  }
}

extension DayWindow {
  /// What none of `others`, in order and apart, covers.
  fileprivate func without(_ others: [DayWindow]) -> [DayWindow] {
    var rest: [DayWindow] = []
    var from = start
    for other in others where other.end > from && other.start < end {
      if let piece = DayWindow(start: from, end: min(other.start, end)) { rest.append(piece) }
      from = max(from, other.end)
    }
    return rest + (DayWindow(start: min(from, end), end: end).map { [$0] } ?? [])
  }
}

extension CallingRule.HolidayPolicy {
  /// How much is blocked; `advised` blocks what `subdivision` does, but where the part is not known what `national` does.
  var strictness: Int {
    switch self {
    case .none: 0
    case .national: 1
    case .advised: 2
    case .subdivision: 3
    }
  }

  /// The one that blocks more; of two that block the same the first.
  func stricter(_ other: Self) -> Self { other.strictness > strictness ? other : self }
}

extension [CallingRule.AttemptLimit] {
  /// All limits of both; of one period the lower.
  func narrowed(by others: Self) -> Self {
    (self + others).reduce(into: []) { result, limit in
      if let index = result.firstIndex(where: { $0.period == limit.period }) {
        result[index].max = Swift.min(result[index].max, limit.max)
      } else {
        result.append(limit)
      }
    }
  }

  /// These limits, but those of `others` for the periods that they name; none at all where `others` is empty.
  func replaced(by others: Self) -> Self {
    guard !others.isEmpty else { return [] }
    return filter { limit in !others.contains { $0.period == limit.period } } + others
  }
}

extension CallingRule.ConsentRule {
  /// Needs consent wherever one of both needs it, and lets it last the shorter time.
  func stricter(_ other: Self) -> Self {
    guard let requiredFrom else { return other }
    guard let from = other.requiredFrom else { return self }
    return Self(
      requiredFrom: requiredFrom.earlier(from), validDays: [validDays, other.validDays].compactMap { $0 }.min(),
      mobileOnly: mobileOnly && other.mobileOnly)
  }
}

extension CallingRule.ConsentRule.RequiredFrom {
  func earlier(_ other: Self) -> Self {
    guard case .day(let day) = self, case .day(let otherDay) = other else { return .always }
    return .day(min(day, otherDay))
  }
}
