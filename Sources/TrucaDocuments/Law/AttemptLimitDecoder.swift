internal import TrucaCore

/// Reads `limits`: a list of `{ max = 3, hours = 24 }` or `{ max = 2, period = "calendar_day" }`.
enum AttemptLimitDecoder {
  /// The limits, and a sentence for each scope that one names.
  static func decode(_ reader: TOMLReader) -> (limits: [CallingRule.AttemptLimit], scopes: [String]) {
    var limits: [CallingRule.AttemptLimit] = []
    var scopes: [String] = []
    for (index, item) in (reader.array("limits") ?? []).enumerated() {
      let subject = "limit \(index + 1)\(reader.place)"
      guard let table = reader.reader(item, subject: subject, at: item.position) else { continue }
      let max = table.requiredInteger("max", in: 1...1000)
      if let scope = table.string("scope") { scopes.append("Limit \(index + 1): \(scope).") }
      if let period = period(table) { limits.append(CallingRule.AttemptLimit(max: max, period: period)) }
      table.finish()
    }
    return (limits, scopes)
  }

  private static func period(_ table: TOMLReader) -> CallingRule.AttemptLimit.Period? {
    let hours = table.integer("hours", in: 1...87_600)
    let name = table.string("period")
    guard (table.entry("hours") == nil) != (table.entry("period") == nil) else {
      table.problem(table.position, "cannot count \(table.subject): give it either hours or a period")
      return nil
    }
    switch name {
    case nil: return hours.map { .rolling(hours: $0) }
    case "calendar_day": return .calendarDay
    case "calendar_week": return .calendarWeek
    default:
      table.problem("period", "cannot use this period\(table.place): write \"calendar_day\" or \"calendar_week\"")
      return nil
    }
  }
}
