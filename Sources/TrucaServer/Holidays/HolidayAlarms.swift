internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// So many days ahead the end of what is known is told.
  private static let warning = 60
  private static let codesNamed = 12

  /// Holidays that the rules of open leads ask for and that are not known, or not for long.
  func holidayAlarms() throws -> [Alarm] {
    let calendar = desk.office.holidays
    let limit = Int(now.seconds / 86_400) + Self.warning
    // Leads are many, and nearly always all is known: they are asked only where something may be missing.
    let isEnding = calendar.regions.values.contains { $0.covered.upperBound < limit }
    guard isEnding || desk.office.asksForUnknownHolidays else { return [] }
    var missing: Set<String> = []
    var ending: [Int: Set<String>] = [:]
    for place in try reading.placesOfLeads() {
      for rule in place.rules.compactMap(desk.office.rule) {
        for code in calendar.codes(for: rule, subdivisions: place.subdivisions) {
          guard let end = calendar.regions[code]?.covered.upperBound else {
            missing.insert(code)
            continue
          }
          if end < limit { ending[end, default: []].insert(code) }
        }
      }
    }
    var alarms: [Alarm] = ending.sorted { $0.key < $1.key }.map { end, codes in
      Alarm(
        kind: "holidaysEnd",
        sentence:
          "Holiday data for \(Self.list(codes)) end on \(CivilDate(daysSinceEpoch: end)): calls after that day are"
          + " blocked; bring newer ones with truca holiday import.")
    }
    if !missing.isEmpty {
      alarms.append(
        Alarm(
          kind: "holidaysEnd",
          sentence:
            "There are no holiday data for \(Self.list(missing)): calls there are blocked; bring them with truca"
            + " holiday import --covers."))
    }
    return alarms
  }

  private static func list(_ codes: Set<String>) -> String {
    let named = codes.sorted().prefix(codesNamed).joined(separator: ", ")
    return codes.count > codesNamed ? "\(named) and \(codes.count - codesNamed) more" : named
  }
}

extension LegalOffice {
  /// Whether a rule asks for the holidays of a region of which nothing is known.
  var asksForUnknownHolidays: Bool {
    let known = holidays
    return ruleCodes.compactMap(rule).contains { rule in
      known.codes(for: rule, subdivisions: []).contains { known.regions[$0] == nil }
    }
  }
}
