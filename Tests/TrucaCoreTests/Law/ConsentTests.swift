import Testing
import TrucaCore

@Suite("Consent")
struct ConsentTests {
  private typealias Rule = CallingRule.ConsentRule

  @Test("a rule that asks for nothing is satisfied by nothing")
  func none() throws {
    #expect(Rule().isSatisfied(by: [], at: try utc("2026-11-24T09:00:00Z"), zones: [], mayBeMobile: true))
  }

  @Test("consent is needed from the first local midnight in any zone on")
  func fromDay() throws {
    let rule = Rule(requiredFrom: .day(try civil("2026-08-11")))
    let zones = [try RuleZones.canary(), try RuleZones.madrid()]
    func isSatisfied(_ text: String) throws -> Bool {
      rule.isSatisfied(by: [], at: try utc(text), zones: zones, mayBeMobile: false)
    }
    #expect(try isSatisfied("2026-08-10T21:59:59Z"))
    #expect(try !isSatisfied("2026-08-10T22:00:00Z"))
  }

  @Test("a consent lasts so many times 24 hours from its instant")
  func lapse() throws {
    let rule = Rule(requiredFrom: .always, validDays: 2)
    let granted = try utc("2027-03-27T12:00:00Z")
    func isSatisfied(_ text: String) throws -> Bool {
      rule.isSatisfied(by: [granted], at: try utc(text), zones: [try RuleZones.madrid()], mayBeMobile: false)
    }
    #expect(try !isSatisfied("2027-03-27T11:59:59Z"))
    #expect(try isSatisfied("2027-03-27T12:00:00Z"))
    #expect(try isSatisfied("2027-03-29T11:59:59Z"))
    #expect(try !isSatisfied("2027-03-29T12:00:00Z"))
  }

  @Test("any grant that is still good suffices, and one without end stays good")
  func several() throws {
    let old = try utc("2020-01-01T00:00:00Z")
    let now = try utc("2026-11-24T09:00:00Z")
    let lasting = Rule(requiredFrom: .always)
    #expect(lasting.isSatisfied(by: [old], at: now, zones: [], mayBeMobile: false))
    let short = Rule(requiredFrom: .always, validDays: 30)
    #expect(!short.isSatisfied(by: [old], at: now, zones: [], mayBeMobile: false))
    #expect(short.isSatisfied(by: [old, now - .days(3)], at: now, zones: [], mayBeMobile: false))
  }

  @Test("a rule for mobile numbers leaves others alone")
  func mobile() throws {
    let rule = Rule(requiredFrom: .always, mobileOnly: true)
    let now = try utc("2026-11-24T09:00:00Z")
    #expect(rule.isSatisfied(by: [], at: now, zones: [], mayBeMobile: false))
    #expect(!rule.isSatisfied(by: [], at: now, zones: [], mayBeMobile: true))
  }
}
