import Testing
import TrucaCore

@Suite("What an administrator changes of a row of law")
struct RuleChangeTests {
  private static func florida() throws -> CallingRule {
    CallingRule(
      code: "US-FL", name: "Florida", windows: try WeeklyWindows(text: "mon-sun 08:00-20:00"), holidays: .national,
      limits: [.init(max: 3, period: .rolling(hours: 24))],
      consent: .init(requiredFrom: .always, validDays: 100, mobileOnly: true), afterRefusalDays: 30)
  }

  private static func change(_ edit: (inout RuleChange) throws -> Void) rethrows -> RuleChange {
    var change = RuleChange(code: "US-FL")
    try edit(&change)
    return change
  }

  @Test(
    "is seen to be wider in the part that it widens, and in no other",
    arguments: [
      ("hours", "mon-sun 08:00-21:00", CallingRule.Part.hours), ("hours", "sun 07:59-09:00", .hours),
      ("hours", "mon-fri 09:00-19:00", nil), ("holidays", "none", .holidays), ("holidays", "subdivision", nil),
      ("holidays", "advised", nil), ("limit", "4 in 24h", .limits), ("limit", "3 in 24h", nil),
      ("limit", "2 a day", nil),
      ("limit", "", .limits), ("consent", "none", .consent), ("consent", "always", nil), ("rest", "29", .rest),
      ("rest", "30", nil), ("rest", "never", nil),
    ] as [(String, String, CallingRule.Part?)])
  func widenings(part: String, text: String, expected: CallingRule.Part?) throws {
    let shipped = try Self.florida()
    let change = try Self.change { change in
      switch part {
      case "hours": change.hours = try WeeklyWindows(text: text)
      case "holidays": change.holidays = CallingRule.HolidayPolicy(rawValue: text)
      case "limit": change.limits = text.isEmpty ? [] : [try #require(CallingRule.AttemptLimit(text: text))]
      case "consent": change.consent = text == "none" ? .init() : .init(requiredFrom: .always, validDays: 100)
      default: change.rest = text == "never" ? .init(days: 30, isForGood: true) : .init(days: Int(text))
      }
    }
    let found = change.replacing(shipped).widenings(beyond: shipped)
    #expect(found.map(\.part) == (expected.map { [$0] } ?? []))
    #expect(change.replacing(shipped).isWider(than: shipped) == (expected != nil))
  }

  @Test("names the hours that are wider")
  func sentence() throws {
    let shipped = try Self.florida()
    let change = try Self.change { $0.hours = try WeeklyWindows(text: "mon-fri 07:00-21:00") }
    let sentence = change.replacing(shipped).widenings(beyond: shipped).first?.sentence
    #expect(sentence == "mon-fri 07:00-08:00,20:00-21:00 is outside the shipped row")
  }

  @Test("may switch advised holidays off, and no others")
  func advised() throws {
    var shipped = try Self.florida()
    let change = Self.change { $0.holidays = CallingRule.HolidayPolicy.none }
    #expect(change.effective(on: shipped)?.holidays == .national)
    shipped.holidays = .advised
    #expect(change.effective(on: shipped)?.holidays == CallingRule.HolidayPolicy.none)
    #expect(!change.replacing(shipped).isWider(than: shipped))
  }

  @Test("narrows where it is not forced, whatever it states", arguments: Array(UInt64(1)...40))
  func narrows(seed: UInt64) throws {
    var generator = WeekGenerator(seed: seed)
    var shipped = try Self.florida()
    shipped.windows = generator.windows()
    let change = Self.change { $0.hours = generator.windows() }
    let effective = try #require(change.effective(on: shipped))
    #expect(!effective.isWider(than: shipped), "seed \(seed)")
  }

  @Test("replaces the parts that are forced, and leaves the others to the shipped row")
  func forced() throws {
    let shipped = try Self.florida()
    var change = try Self.change { change in
      change.hours = try WeeklyWindows(text: "mon 08:00-22:00")
      change.limits = [.init(max: 9, period: .rolling(hours: 24))]
    }
    change.forced = [.hours]
    let effective = try #require(change.effective(on: shipped))
    #expect(effective.windows.text == "mon 08:00-22:00")
    #expect(effective.limits == shipped.limits)
    #expect(effective.consent == shipped.consent)
  }

  @Test("builds upon what was changed before")
  func later() throws {
    let first = try Self.change { change in
      change.hours = try WeeklyWindows(text: "mon 08:00-22:00")
      change.limits = [.init(max: 2, period: .calendarDay)]
      change.forced = [.hours]
    }
    let second = Self.change { $0.limits = [.init(max: 4, period: .calendarWeek)] }
    let both = first.changed(by: second)
    #expect(both.limits?.map(\.text) == ["2 a day", "4 a week"])
    #expect(both.forced == [.hours])
    let back = try both.changed(by: Self.change { $0.hours = try WeeklyWindows(text: "mon 09:00-10:00") })
    #expect(back.forced == [])
  }

  @Test("makes a row of its own only where it says when people may be called")
  func added() throws {
    var change = RuleChange(code: "PR")
    #expect(change.effective(on: nil) == nil)
    change.hours = try WeeklyWindows(text: "mon-fri 10:00-17:00")
    change.holidays = .national
    #expect(change.effective(on: nil)?.windows.text == "mon-fri 10:00-17:00")
    #expect(EffectiveRules.of(shipped: [], changes: [change]).map(\.code) == ["PR"])
  }

  @Test("of a state narrows the row of Americans of whom nobody knows the state")
  func unknownState() throws {
    let unknown = CallingRule(
      code: PlaceResolver.unknownState, name: "", windows: try WeeklyWindows(text: "mon-fri 10:00-18:00"))
    let change = try Self.change { change in
      change.hours = try WeeklyWindows(text: "mon-thu 12:00-19:00")
      change.consent = .init(requiredFrom: .always)
    }
    let shipped = [try Self.florida(), unknown]
    let effective = EffectiveRules.of(shipped: shipped, changes: [change])
    let row = try #require(effective.first { $0.code == PlaceResolver.unknownState })
    #expect(row.windows.text == "mon-thu 12:00-18:00")
    #expect(row.consent.requiredFrom == .always)
    // What is shipped for states is minded once the state is known.
    let plain = EffectiveRules.of(shipped: shipped, changes: []).first { $0.code == PlaceResolver.unknownState }
    #expect(plain?.consent.requiredFrom == nil)
  }
}
