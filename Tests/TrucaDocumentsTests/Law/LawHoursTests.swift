import FoundationEssentials
import Testing
import TrucaCore
import TrucaDocuments

@Suite("The law beside an evaluation in Python")
struct LawHoursTests {
  private static let hours = try? LawHours()
  private static let names = hours?.cases.map(\.name) ?? []

  /// Steps of the sample between two edges, in minutes; each minute in the full count.
  private static let step: Int64 = ProcessInfo.processInfo.environment["TRUCA_SYSTEM"] == "1" ? 1 : 11

  private static let rules = Result {
    try CallingRuleTable.decode(fileName: "calling-rules.toml", text: ShippedConfiguration.text("calling-rules.toml"))
      .rules
  }
  private static let holidays = Result {
    try HolidayTable.decode(fileName: "holidays.toml", text: ShippedConfiguration.text("holidays.toml")).calendar
  }

  private func profile(_ one: LawHours.Case) throws -> LegalProfile {
    let law = CallingLaw(
      rules: try Self.rules.get(), holidays: try Self.holidays.get(), endMargin: one.margin
    ) { try? ZoneFixtures.directory.zone($0) }
    return try law.profile(for: one.place)
  }

  @Test("each row of the law has a case")
  func complete() throws {
    let hours = try #require(Self.hours)
    let covered = Set(hours.cases.flatMap(\.place.rules))
    #expect(Set(try Self.rules.get().map(\.code)) == covered)
    #expect(hours.periods.count == 3)
    #expect(hours.cases.count(where: { $0.place.zones.count > 1 }) > 20)
  }

  @Test("stretches are those that Python finds minute by minute", arguments: names)
  func stretches(name: String) throws {
    let hours = try #require(Self.hours)
    let one = try #require(hours[name])
    let profile = try profile(one)
    #expect(!one.open.isEmpty)
    for period in hours.periods {
      let found = profile.windows(from: period.start, to: period.end)
      #expect(found == one.open.clipped(from: period.start, to: period.end), "\(name) \(one.margin)")
    }
  }

  @Test("a minute is allowed if Python allows it: each around an edge, and a sample of the others", arguments: names)
  func minutes(name: String) throws {
    let hours = try #require(Self.hours)
    let one = try #require(hours[name])
    let profile = try profile(one)
    var differences: [String] = []
    for period in hours.periods {
      var edges = one.open.filter { period.start <= $0.start && $0.end <= period.end }[...]
      var at = period.start
      while at < period.end {
        while let first = edges.first, first.end <= at { edges.removeFirst() }
        let isOpen = edges.first.map { $0.start <= at } ?? false
        if (profile.verdict(at: at) == .allowed) != isOpen { differences.append(at.rfc3339) }
        let next = edges.first.map { at < $0.start ? $0.start : $0.end } ?? period.end
        // On to the last minute before the edge, then to the edge itself.
        let before = next - .minutes(1)
        at = at < before ? min(before, at + .minutes(Self.step)) : at + .minutes(1)
      }
    }
    #expect(differences.isEmpty, "\(name): \(differences.prefix(5))")
  }

  @Test("a second before its end a stretch is open, and closed at its end")
  func exactEnds() throws {
    let hours = try #require(Self.hours)
    let ends = Set(hours.periods.map(\.end))
    for one in hours.cases {
      let profile = try profile(one)
      for stretch in one.open where !ends.contains(stretch.end) {
        #expect(profile.verdict(at: stretch.end - .seconds(1)) == .allowed, "\(one.name)")
        #expect(profile.verdict(at: stretch.end) != .allowed, "\(one.name)")
      }
    }
  }
}
