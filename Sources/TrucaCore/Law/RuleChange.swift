/// What an administrator changed of one row, or a row of her own. What is not stated stays as the shipped row has it,
/// also where a later table ships another one.
public struct RuleChange: Hashable, Sendable {
  public var code: String
  public var name: String?
  public var hours: WeeklyWindows?
  public var holidays: CallingRule.HolidayPolicy?
  /// Empty: none, which only a forced change can mean where the shipped row has limits.
  public var limits: [CallingRule.AttemptLimit]?
  public var consent: CallingRule.ConsentRule?
  public var rest: CallingRule.Rest?
  public var note: String?
  public var source: String?
  public var url: String?
  /// Parts that replace those of the shipped row instead of narrowing them.
  public var forced: Set<CallingRule.Part>

  public init(code: String, forced: Set<CallingRule.Part> = []) {
    self.code = code
    self.forced = forced
  }

  /// The row in force where `shipped` is shipped: narrowed by what is stated, but for the forced parts, which replace.
  /// Without a shipped row it is a row of its own; nil unless it states hours and holidays.
  public func effective(on shipped: CallingRule?) -> CallingRule? {
    guard let shipped else { return added }
    var rule = shipped
    if let hours { rule.windows = forced.contains(.hours) ? hours : rule.windows.intersection(hours) }
    if let holidays { rule.holidays = effective(holidays, on: shipped.holidays) }
    if let limits {
      rule.limits =
        forced.contains(.limits) ? rule.limits.replaced(by: limits) : rule.limits.narrowed(by: limits)
    }
    if let consent { rule.consent = forced.contains(.consent) ? consent : rule.consent.stricter(consent) }
    if let rest { rule.rest = forced.contains(.rest) ? rest : rule.rest.longer(rest) }
    return rule
  }

  /// The shipped row with what is stated instead of its own parts: what widens it must be forced.
  public func replacing(_ shipped: CallingRule) -> CallingRule {
    var change = self
    change.forced = Set(CallingRule.Part.allCases)
    return change.effective(on: shipped) ?? shipped
  }

  /// This change with what `later` states of its own.
  public func changed(by later: RuleChange) -> RuleChange {
    var change = self
    change.name = later.name ?? name
    change.hours = later.hours ?? hours
    change.holidays = later.holidays ?? holidays
    change.limits = later.limits.map { $0.isEmpty ? [] : (limits ?? []).isEmpty ? $0 : merged($0) } ?? limits
    change.consent = later.consent ?? consent
    change.rest = later.rest ?? rest
    change.note = later.note ?? note
    change.source = later.source ?? source
    change.url = later.url ?? url
    change.forced = forced.subtracting(later.statedParts).union(later.forced)
    return change
  }

  /// The parts of which something is stated.
  public var statedParts: Set<CallingRule.Part> {
    var parts: Set<CallingRule.Part> = []
    if hours != nil { parts.insert(.hours) }
    if holidays != nil { parts.insert(.holidays) }
    if limits != nil { parts.insert(.limits) }
    if consent != nil { parts.insert(.consent) }
    if rest != nil { parts.insert(.rest) }
    return parts
  }

  private func merged(_ others: [CallingRule.AttemptLimit]) -> [CallingRule.AttemptLimit] {
    (limits ?? []).replaced(by: others)
  }

  private func effective(
    _ stated: CallingRule.HolidayPolicy, on shipped: CallingRule.HolidayPolicy
  ) -> CallingRule.HolidayPolicy {
    // Advised ones may be switched off.
    if forced.contains(.holidays) || (stated == .none && shipped == .advised) { return stated }
    return shipped.stricter(stated)
  }

  private var added: CallingRule? {
    guard let hours, let holidays else { return nil }
    return CallingRule(
      code: code, name: name ?? code, windows: hours, holidays: holidays, limits: limits ?? [],
      consent: consent ?? .init(), afterRefusalDays: rest?.days, neverAfterRefusal: rest?.isForGood ?? false,
      basis: "administrator", source: source ?? "", applies: "", confidence: "own", note: note ?? "", url: url ?? "")
  }
}
