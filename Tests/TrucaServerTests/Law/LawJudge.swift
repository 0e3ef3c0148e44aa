import TrucaAPI
import TrucaCore

/// Says of an instant whether a call may be made at it, straight from the rows, without any of Truca's own law: the
/// second opinion of the property test.
struct LawJudge {
  var rules: [String: CallingRule]
  /// ISO days by country.
  var holidays: [String: Set<String>]
  /// The first and the last day for which holidays are known.
  var known: ClosedRange<String>
  var margin: Int
  var zones: [String: Zone]
  var suspended: Set<String> = []

  /// All attempts so far.
  var attempts: [Attempt] = []
  var consents: [Int64: [Consent]] = [:]
  var suppressed: Set<String> = []
  /// When the person behind a number refused.
  var refusals: [String: [Instant]] = [:]

  struct Attempt {
    var call: Int64
    var lead: Int64
    var number: String
    var at: Instant
  }

  struct Consent {
    var date: CivilDate
    var until: CivilDate?
  }

  /// What is wrong with a call to `lead` by `number` at `instant`; `planned` are the lead's other calls to come.
  func faults(_ lead: Lead, _ number: String, at instant: Instant, beside planned: [Instant] = []) -> [String] {
    guard let place = lead.place else { return ["its place is not known"] }
    guard !place.zones.isEmpty, !place.rules.isEmpty else { return ["no zone or no rule"] }
    var faults: [String] = []
    if suppressed.contains(number) { faults.append("\(number) is on the do-not-call list") }
    for code in place.rules {
      guard let rule = rules[code] else { return ["no row \(code)"] }
      for name in place.zones {
        guard let zone = zones[name] else { return ["no zone \(name)"] }
        if let fault = hours(rule, zone, instant) { faults.append("\(code) in \(name): \(fault)") }
      }
      let candidates = place.zones.compactMap { zones[$0] }
      if !agreed(rule, candidates, lead.lead, instant) { faults.append("\(code): no consent") }
      if !rested(rule, number, instant) { faults.append("\(code): too soon after a refusal") }
      faults += limits(rule, candidates, lead.lead, number, instant, planned)
    }
    return faults
  }

  private func hours(_ rule: CallingRule, _ zone: Zone, _ instant: Instant) -> String? {
    let parts = rule.code == "US-unknown" ? suspended.filter { $0.hasPrefix("US-") } : []
    if suspended.contains(rule.code) || !parts.isEmpty { return "suspended" }
    let local = zone.local(at: instant)
    var windows = rule.windows[local.weekday].map { ($0.start, $0.end) }
    if rule.holidays != .none {
      let days = holidays[rule.country] ?? []
      let today = local.date.description
      let tomorrow = local.date.adding(days: 1).description
      if !known.contains(today) { return "no holidays are known for \(today)" }
      if days.contains(today) { return "\(today) is a holiday" }
      if !rule.eve.isEmpty, days.contains(tomorrow) || !known.contains(tomorrow) {
        windows = windows.flatMap { window in
          rule.eve.map { (Swift.max(window.0, $0.start), Swift.min(window.1, $0.end)) }
        }
      }
    }
    let isOpen = windows.contains { window in
      local.secondOfDay >= window.0 * 60 && local.secondOfDay < (window.1 - margin) * 60
    }
    return isOpen ? nil : "\(local.date) \(local.secondOfDay / 60 / 60):\(local.secondOfDay / 60 % 60) is closed"
  }

  private func agreed(_ rule: CallingRule, _ zones: [Zone], _ lead: Int64, _ instant: Instant) -> Bool {
    switch rule.consent.requiredFrom {
    case nil: return true
    case .day(let day) where zones.allSatisfy({ $0.date(at: instant) < day }): return true
    default: break
    }
    return (consents[lead] ?? []).contains { consent in
      // It holds from the day on which it was given, so many times 24 hours from that day's beginning, and not after
      // its own last day.
      let begins = zones.map { $0.start(of: consent.date) }
      let isOld = rule.consent.validDays.map { days in
        begins.contains { instant >= $0 + .days(Int64(days)) }
      }
      let isOver = consent.until.map { last in zones.contains { $0.date(at: instant) > last } }
      return begins.contains { instant >= $0 } && isOld != true && isOver != true
    }
  }

  private func rested(_ rule: CallingRule, _ number: String, _ instant: Instant) -> Bool {
    guard let last = refusals[number]?.filter({ $0 <= instant }).max() else { return true }
    if rule.neverAfterRefusal { return false }
    return rule.afterRefusalDays.map { instant >= last + .days(Int64($0)) } ?? true
  }

  private func limits(
    _ rule: CallingRule, _ zones: [Zone], _ lead: Int64, _ number: String, _ instant: Instant, _ planned: [Instant]
  ) -> [String] {
    let ofNumber = attempts.filter { $0.number == number }.map(\.at) + planned + [instant]
    let ofLead = attempts.filter { $0.lead == lead }.map(\.at) + planned + [instant]
    return rule.limits.flatMap { limit in
      [("number", ofNumber), ("lead", ofLead)].compactMap { name, times in
        isKept(limit, times, instant, zones) ? nil : "\(rule.code): more than \(limit.max) \(limit.period) by \(name)"
      }
    }
  }

  private func isKept(
    _ limit: CallingRule.AttemptLimit, _ times: [Instant], _ instant: Instant, _ zones: [Zone]
  ) -> Bool {
    func rolling(_ hours: Int64) -> Bool {
      times.allSatisfy { end in
        let start = end - .hours(hours)
        guard start < instant, instant <= end else { return true }
        return times.count { start < $0 && $0 <= end } <= limit.max
      }
    }
    switch limit.period {
    case .rolling(let hours): return rolling(Int64(hours))
    case .calendarDay:
      return rolling(24)
        && zones.allSatisfy { zone in
          times.count { zone.date(at: $0) == zone.date(at: instant) } <= limit.max
        }
    case .calendarWeek:
      return rolling(168)
        && zones.allSatisfy { zone in
          times.count { monday(zone, $0) == monday(zone, instant) } <= limit.max
        }
    }
  }

  private func monday(_ zone: Zone, _ instant: Instant) -> CivilDate {
    let date = zone.date(at: instant)
    return date.adding(days: -date.weekday.rawValue)
  }
}
