import Testing
import TrucaCore
import TrucaDocuments

@Suite("The law that comes with Truca")
struct ShippedLawTests {
  private func table() throws -> CallingRuleTable {
    try CallingRuleTable.decode(fileName: "calling-rules.toml", text: ShippedConfiguration.text("calling-rules.toml"))
  }

  private func rule(_ code: String) throws -> CallingRule {
    try #require(try table().rules.first { $0.code == code })
  }

  @Test("all rows are there, each with a source and a confidence")
  func rows() throws {
    let rules = try table().rules
    #expect(rules.count == 42)
    #expect(rules.last?.code == "US-unknown")
    for rule in rules.dropLast() {
      #expect(!rule.source.isEmpty)
      #expect(rule.year != nil)
    }
  }

  @Test("what single rows ask for is kept")
  func singleRows() throws {
    #expect(try rule("US-FL").limits == [CallingRule.AttemptLimit(max: 3, period: .rolling(hours: 24))])
    #expect(try rule("US-LA").killSwitch)
    #expect(try rule("FR").afterRefusalDays == 60)
    #expect(try rule("FR").windows[.friday].count == 2)
    #expect(try rule("FR").windows[.saturday].isEmpty)
    #expect(try rule("JP").neverAfterRefusal)
    #expect(try rule("IT").eve.count == 1)
    #expect(try rule("IE").consent.mobileOnly)
    #expect(try rule("ES").consent.validDays == 730)
    #expect(try rule("DE").consent.requiredFrom == .always)
    #expect(try rule("BR").limits.map(\.period) == [.calendarDay])
    #expect(try rule("HK").limits.map(\.period) == [.calendarWeek])
  }

  @Test("an unknown state allows nothing that a known one forbids")
  func unknownState() throws {
    let rules = try table().rules
    let unknown = try rule("US-unknown")
    for state in rules where state.code.hasPrefix("US") {
      for day in Weekday.allCases {
        for window in unknown.windows[day] {
          #expect(
            state.windows[day].contains { $0.start <= window.start && window.end <= $0.end }, "\(state.code) \(day)")
        }
      }
    }
  }

  @Test("the fallback lies inside every row's weekdays")
  func fallback() throws {
    let table = try table()
    let fallback = try #require(table.fallback)
    for rule in table.rules {
      for day in Weekday.allCases where day < .saturday {
        for window in fallback.windows[day] {
          #expect(rule.windows[day].contains { $0.start <= window.start && window.end <= $0.end }, "\(rule.code)")
        }
      }
    }
  }
}
