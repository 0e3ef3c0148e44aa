import Testing
import TrucaCore

@Suite("Consent and refusals over time")
struct PermittedTimeTests {
  private typealias Rule = CallingRule.ConsentRule

  private static func profile(
    _ consent: CallingRule.ConsentRule = CallingRule.ConsentRule(), rest: Int? = nil, never: Bool = false,
    zones: [Zone]? = nil
  ) throws -> LegalProfile {
    let rule = CallingRule(
      code: "X", name: "X", windows: try WeeklyWindows(text: "mon-sun 00:00-24:00"), consent: consent,
      afterRefusalDays: rest, neverAfterRefusal: never)
    return try #require(LegalProfile(rules: [rule], zones: try zones ?? [RuleZones.madrid()], endMargin: .zero))
  }

  private static func consent(_ date: String, until: String? = nil) throws -> LeadConsent {
    LeadConsent(source: "web", date: try civil(date), until: try until.map { try civil($0) })
  }

  @Test("a consent holds from the start of its day to the end of its last one, in the zone that is earliest")
  func own() throws {
    let profile = try Self.profile(
      Rule(requiredFrom: .always), zones: [try RuleZones.newYork(), try RuleZones.madrid()])
    let facts = CallingFacts(consents: [try Self.consent("2026-11-20", until: "2026-11-25")])
    let all = profile.permitted(facts, from: try utc("2026-11-01T00:00:00Z"), to: try utc("2026-12-31T00:00:00Z"))
    #expect(all == [Interval(start: try utc("2026-11-19T23:00:00Z"), end: try utc("2026-11-25T23:00:00Z"))])
    let before = profile.obstacle(facts, at: try utc("2026-11-19T22:59:59Z"))
    #expect(before == .consent(rule: "X", lapsed: nil))
    #expect(profile.obstacle(facts, at: try utc("2026-11-25T22:59:59Z")) == nil)
    let after = profile.obstacle(facts, at: try utc("2026-11-25T23:00:00Z"))
    #expect(after == .consent(rule: "X", lapsed: try civil("2026-11-25")))
  }

  @Test("the earlier of a consent's own end and the row's term ends it")
  func term() throws {
    let profile = try Self.profile(Rule(requiredFrom: .always, validDays: 2))
    let facts = CallingFacts(consents: [try Self.consent("2026-11-20", until: "2027-11-20")])
    #expect(profile.obstacle(facts, at: try utc("2026-11-21T22:59:59Z")) == nil)
    let after = profile.obstacle(facts, at: try utc("2026-11-21T23:00:00Z"))
    #expect(after == .consent(rule: "X", lapsed: try civil("2026-11-21")))
  }

  @Test("a consent that ends before its day does not hold at all")
  func backwards() throws {
    let profile = try Self.profile(Rule(requiredFrom: .always))
    let facts = CallingFacts(consents: [try Self.consent("2026-11-20", until: "2026-11-10")])
    #expect(profile.obstacle(facts, at: try utc("2026-11-20T12:00:00Z")) == .consent(rule: "X", lapsed: nil))
  }

  @Test("a rest after a refusal is so many times 24 hours, its end free again")
  func rest() throws {
    let profile = try Self.profile(rest: 60)
    let refused = try utc("2027-01-27T12:00:00Z")
    let facts = CallingFacts(refusedAt: refused)
    let end = refused + .days(60)
    #expect(profile.obstacle(facts, at: refused - .seconds(1)) == nil)
    #expect(profile.obstacle(facts, at: refused) == .refused(rule: "X", until: end))
    #expect(profile.obstacle(facts, at: end - .seconds(1)) == .refused(rule: "X", until: end))
    #expect(profile.obstacle(facts, at: end) == nil)
  }

  @Test("where a refusal is for good no later moment is free, whatever consent there is")
  func never() throws {
    let profile = try Self.profile(Rule(requiredFrom: .always), never: true)
    let facts = CallingFacts(
      consents: [try Self.consent("2026-11-20")], refusedAt: try utc("2026-11-24T12:00:00Z"))
    let far = try utc("2090-01-01T00:00:00Z")
    #expect(profile.obstacle(facts, at: far) == .refused(rule: "X", until: nil))
    #expect(profile.permitted(facts, from: far, to: far + .days(9)).isEmpty)
  }

  @Test("without a rest in the row a refusal forbids no later call")
  func noRest() throws {
    let profile = try Self.profile()
    #expect(profile.obstacle(CallingFacts(refusedAt: try utc("2026-11-24T12:00:00Z")), at: .distantFuture) == nil)
  }

  @Test("stretches agree with the obstacle and with a second reading of the rules at every minute", arguments: 0..<40)
  func agreement(seed: Int) throws {
    var generator = WeekGenerator(seed: UInt64(seed) &+ 77)
    let zones = try RuleZones.all().shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator))
    let from = try utc(seed.isMultiple(of: 2) ? "2027-03-26T05:17:00Z" : "2026-10-30T21:03:00Z")
    let day = from.date
    let rules = (0..<Int.random(in: 1...3, using: &generator)).map { generator.rule($0, around: day) }
    let profile = try #require(LegalProfile(rules: rules, zones: Array(zones), endMargin: .zero))
    let facts = generator.facts(around: day, from: from)
    let end = from + .days(6)
    let permitted = profile.permitted(facts, from: from, to: end)
    for minute in Int64(0)..<(6 * 1440) {
      let instant = from + .minutes(minute)
      let isFree = permitted.contains(instant)
      #expect(isFree == (profile.obstacle(facts, at: instant) == nil), "\(instant)")
      #expect(isFree == allows(profile, facts, at: instant), "\(instant)")
    }
    for (one, next) in zip(permitted, permitted.dropFirst()) { #expect(one.end < next.start) }
  }

  /// The rules read a second time, by the local date alone.
  private func allows(_ profile: LegalProfile, _ facts: CallingFacts, at instant: Instant) -> Bool {
    profile.rules.allSatisfy { rule in
      if let refused = facts.refusedAt, instant >= refused {
        if rule.neverAfterRefusal { return false }
        if let days = rule.afterRefusalDays, (instant - refused).milliseconds < Int64(days) * 86_400_000 {
          return false
        }
      }
      guard
        rule.consent.isRequired(at: instant, zones: profile.zones, mayBeMobile: facts.mayBeMobile)
      else { return true }
      return facts.consents.contains { consent in
        let isOver = consent.until.map { until in profile.zones.contains { $0.date(at: instant) > until } } ?? false
        guard !isOver else { return false }
        let starts = profile.zones.map { $0.start(of: consent.date).milliseconds }
        guard let start = starts.min(), start <= instant.milliseconds else { return false }
        return rule.consent.validDays.map { instant.milliseconds - start < Int64($0) * 86_400_000 } ?? true
      }
    }
  }
}

extension Instant {
  /// In UTC.
  fileprivate var date: CivilDate { CivilDate(daysSinceEpoch: Int(milliseconds / 86_400_000)) }
}

extension WeekGenerator {
  fileprivate mutating func rule(_ index: Int, around day: CivilDate) -> CallingRule {
    var consent = CallingRule.ConsentRule()
    switch Int.random(in: 0..<4, using: &self) {
    case 0: break
    case 1: consent.requiredFrom = .day(day.adding(days: Int.random(in: -2...7, using: &self)))
    default: consent.requiredFrom = .always
    }
    if Bool.random(using: &self) { consent.validDays = Int.random(in: 1...6, using: &self) }
    consent.mobileOnly = Int.random(in: 0..<4, using: &self) == 0
    let rest = Bool.random(using: &self) ? Int.random(in: 1...3, using: &self) : nil
    return CallingRule(
      code: "R\(index)", name: "", windows: WeeklyWindows(), consent: consent, afterRefusalDays: rest,
      neverAfterRefusal: Int.random(in: 0..<6, using: &self) == 0)
  }

  fileprivate mutating func facts(around day: CivilDate, from: Instant) -> CallingFacts {
    let consents = (0..<Int.random(in: 0...3, using: &self)).map { _ in
      let date = day.adding(days: Int.random(in: -5...5, using: &self))
      let lasts = Bool.random(using: &self) ? Int.random(in: 0...4, using: &self) : nil
      return LeadConsent(source: "", date: date, until: lasts.map { date.adding(days: $0) })
    }
    let refused = Bool.random(using: &self) ? from + .minutes(Int64.random(in: -4000...4000, using: &self)) : nil
    return CallingFacts(consents: consents, mayBeMobile: Bool.random(using: &self), refusedAt: refused)
  }
}
