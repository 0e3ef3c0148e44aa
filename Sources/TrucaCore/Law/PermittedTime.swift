extension LegalProfile {
  /// The stretches of `from`..<`to` in which consent and the rests after refusals allow a call, in order, those that
  /// meet joined. Hours, holidays and attempt limits are not asked.
  public func permitted(_ facts: CallingFacts, from: Instant, to: Instant) -> [Interval] {
    guard from < to else { return [] }
    var result = [Interval(start: from, end: to)]
    for rule in rules {
      if let consented = consented(rule.consent, facts) { result = result.intersection(consented) }
      if let rest = rest(of: rule, facts) { result = result.intersection(rest.complement) }
    }
    return result
  }

  /// What forbids a call at `instant` by consent or refusal; nil if nothing does. A refusal comes first, for no consent
  /// settles it. Agrees with `permitted(_:from:to:)` at every instant.
  public func obstacle(_ facts: CallingFacts, at instant: Instant) -> CallingObstacle? {
    for rule in rules {
      if let rest = rest(of: rule, facts), rest.start <= instant, instant < rest.end {
        return .refused(rule: rule.code, until: rule.neverAfterRefusal ? nil : rest.end)
      }
    }
    for rule in rules {
      guard let consented = consented(rule.consent, facts), !consented.contains(instant) else { continue }
      return .consent(rule: rule.code, lapsed: lastDay(of: rule.consent, facts, before: instant))
    }
    return nil
  }

  /// How long a consent holds under a rule: from the start of its day where the person lives, the earliest of all
  /// zones, until its own last day ends, the earliest again, or the rule's term is over.
  public func holding(_ consent: LeadConsent, under rule: CallingRule.ConsentRule) -> Interval {
    let start = start(of: consent.date)
    var end = consent.until.map { self.start(of: $0.adding(days: 1)) } ?? .distantFuture
    if let days = rule.validDays { end = min(end, start + .days(Int64(days))) }
    return Interval(start: start, end: max(start, end))
  }

  /// When a rule's consent is not asked or given; nil if it is never asked.
  private func consented(_ rule: CallingRule.ConsentRule, _ facts: CallingFacts) -> [Interval]? {
    if rule.mobileOnly, !facts.mayBeMobile { return nil }
    var stretches: [Interval]
    switch rule.requiredFrom {
    case nil: return nil
    case .always: stretches = []
    case .day(let first): stretches = [Interval(start: .distantPast, end: start(of: first))]
    }
    stretches += facts.consents.map { holding($0, under: rule) }
    return stretches.joined
  }

  /// How long calls rest under a rule after the last refusal; nil without one or where the rule asks for none.
  private func rest(of rule: CallingRule, _ facts: CallingFacts) -> Interval? {
    guard let refused = facts.refusedAt else { return nil }
    if rule.neverAfterRefusal { return Interval(start: refused, end: .distantFuture) }
    guard let days = rule.afterRefusalDays, days > 0 else { return nil }
    return Interval(start: refused, end: refused + .days(Int64(days)))
  }

  /// The last day, where the person lives, on which a consent held that ended before `instant`.
  private func lastDay(
    of rule: CallingRule.ConsentRule, _ facts: CallingFacts, before instant: Instant
  ) -> CivilDate? {
    let ends = facts.consents.map { holding($0, under: rule) }.filter { $0.start < $0.end && $0.end <= instant }
    guard let end = ends.map(\.end).max() else { return nil }
    return zones.map { $0.date(at: end - Span(milliseconds: 1)) }.min()
  }

  /// The earliest start of a local day in any of the zones.
  private func start(of date: CivilDate) -> Instant {
    zones.map { $0.start(of: date) }.min() ?? .distantFuture
  }
}

extension Interval {
  /// All time but this stretch.
  fileprivate var complement: [Interval] {
    [Interval(start: .distantPast, end: start), Interval(start: end, end: .distantFuture)]
      .filter { $0.start < $0.end }
  }
}

extension [Interval] {
  /// The same time as a list that is in order, with stretches that touch or overlap made one.
  fileprivate var joined: [Interval] {
    var result: [Interval] = []
    for interval in sorted(by: { $0.start < $1.start }) where interval.start < interval.end {
      if let last = result.last, interval.start <= last.end {
        result[result.count - 1].end = Swift.max(last.end, interval.end)
      } else {
        result.append(interval)
      }
    }
    return result
  }
}
