import Testing
import TrucaCore
import TrucaDocuments

@Suite("The holidays that come with Truca")
struct ShippedHolidaysTests {
  private func calendar() throws -> HolidayCalendar {
    try HolidayTable.decode(fileName: "holidays.toml", text: ShippedConfiguration.text("holidays.toml")).calendar
  }

  private func rules() throws -> [CallingRule] {
    try CallingRuleTable.decode(fileName: "calling-rules.toml", text: ShippedConfiguration.text("calling-rules.toml"))
      .rules
  }

  @Test("each row that minds holidays has those of its country and of its part, for five years")
  func rows() throws {
    let calendar = try calendar()
    let first = try #require(CivilDate(iso: "2026-01-01")).daysSinceEpoch
    let last = try #require(CivilDate(iso: "2030-12-31")).daysSinceEpoch
    for rule in try rules() where rule.holidays != .none {
      for code in calendar.codes(for: rule, subdivisions: []) {
        #expect(calendar.regions[code]?.covered == first...last, "\(rule.code) \(code)")
      }
      #expect(calendar.regions[rule.country]?.names.isEmpty == false, "\(rule.code)")
    }
  }

  @Test("each part in which a lead may lie is known, so that its calls are not blocked for want of data")
  func parts() throws {
    let calendar = try calendar()
    let book = try ShippedPlaces.book()
    let minding = Set(try rules().filter { [.subdivision, .advised].contains($0.holidays) }.map(\.country))
    #expect(minding.contains("ES"))
    let missing = book.subdivisions.map(\.code).filter {
      minding.contains(String($0.prefix(2))) && calendar.regions[$0] == nil
    }
    #expect(missing.isEmpty, "\(missing)")
  }

  @Test(
    "the days of 2027 are as many as the law names; two of Norway's fall on one day",
    arguments: [("FR", 11), ("AU", 7), ("NO", 11)])
  func counted(code: String, count: Int) throws {
    let region = try #require(try calendar().regions[code])
    #expect(region.names.keys.count { CivilDate(daysSinceEpoch: $0).year == 2027 } == count)
    if code == "NO" { #expect(region.names.values.contains("Constitution Day / Pentecost Monday")) }
  }
}
