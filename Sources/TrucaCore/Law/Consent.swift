/// A consent to be called, as it was given.
public struct LeadConsent: Hashable, Sendable {
  /// Where it was given.
  public var source: String
  /// The day on which it was given, where the person lives.
  public var date: CivilDate
  /// The last day on which it holds, where the person lives; nil for no end of its own.
  public var until: CivilDate?

  public init(source: String, date: CivilDate, until: CivilDate? = nil) {
    self.source = source
    self.date = date
    self.until = until
  }
}

extension CallingRule.ConsentRule {
  /// Whether a call at `instant` needs consent: from the local midnight of the day on in any of the zones. A number
  /// that may be mobile counts as mobile.
  public func isRequired(at instant: Instant, zones: [Zone], mayBeMobile: Bool) -> Bool {
    if mobileOnly, !mayBeMobile { return false }
    switch requiredFrom {
    case nil: return false
    case .always: return true
    case .day(let first): return zones.isEmpty || zones.contains { $0.date(at: instant) >= first }
    }
  }

  /// Whether the rule lets a person be called at `instant` who gave consent at the instants `grants`. A consent lasts
  /// `validDays` x 24 hours from its instant on; at the end of the last it has lapsed.
  public func isSatisfied(by grants: [Instant], at instant: Instant, zones: [Zone], mayBeMobile: Bool) -> Bool {
    guard isRequired(at: instant, zones: zones, mayBeMobile: mayBeMobile) else { return true }
    return grants.contains { granted in
      granted <= instant && (validDays.map { instant < granted + .days(Int64($0)) } ?? true)
    }
  }
}
