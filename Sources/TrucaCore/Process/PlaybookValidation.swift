extension Playbook {
  /// What is wrong with this playbook by itself.
  public func problems() -> [ProcessProblem] {
    var found: [ProcessProblem.Located] = []
    if !ProcessDocument.isKey(key) { found.append((nil, .malformedKey(key))) }
    if name.isEmpty { found.append(("name", .emptyName)) }
    found += rangeProblems() + attemptProblems() + slotProblems()
    return found.map { ProcessProblem(.playbook(key), field: $0.field, $0.defect) }
  }

  /// The name of the list of slots in the document.
  private var slotsField: String {
    switch kind {
    case .adaptive: "rhythm"
    case .steps: "steps"
    }
  }

  private func rangeProblems() -> [ProcessProblem.Located] {
    let hour = Span.hours(1)
    let minute = Span.minutes(1)
    return Self.checked("min", Int64(minAttempts), 1, 100)
      + Self.checked("max", Int64(maxAttempts), 1, 100)
      + Self.checked("windowHours", window, in: hour, called: "hours", 1, 8760)
      + Self.checked("firstDayGapMinutes", firstDayGap, in: minute, called: "minutes", 1, 1440)
      + Self.checked("gapMinutes", gap, in: minute, called: "minutes", 1, 10_080)
      + Self.checked("maxPer24Hours", Int64(maxPer24Hours), 1, 100)
      + Self.checked("callMinutes", Int64(callMinutes), 1, 240)
  }

  private static func checked(
    _ field: String, _ value: Int64, _ least: Int64, _ most: Int64
  ) -> [ProcessProblem.Located] {
    (least...most).contains(value) ? [] : [(field, .outOfRange(value, least: least, most: most))]
  }

  private static func checked(
    _ field: String, _ span: Span, in unit: Span, called name: String, _ least: Int64, _ most: Int64
  ) -> [ProcessProblem.Located] {
    guard span.milliseconds % unit.milliseconds == 0 else { return [(field, .notWhole(unit: name))] }
    return checked(field, span.milliseconds / unit.milliseconds, least, most)
  }

  private func attemptProblems() -> [ProcessProblem.Located] {
    var found: [ProcessProblem.Located] = []
    if minAttempts > maxAttempts { found.append(("min", .leastAboveMost(least: minAttempts, most: maxAttempts))) }
    if maxAttempts > slots.count {
      found.append((slotsField, .moreAttemptsThanSlots(attempts: maxAttempts, slots: slots.count)))
    }
    guard (1...100).contains(maxPer24Hours), window > .zero else { return found }
    let day = Span.days(1).milliseconds
    let possible = Int64(maxPer24Hours) * ((window.milliseconds - 1) / day + 1)
    if minAttempts <= maxAttempts, Int64(minAttempts) > possible {
      found.append(("min", .promiseBeyondWindow(attempts: minAttempts, possible: Int(possible))))
    }
    return found
  }

  private func slotProblems() -> [ProcessProblem.Located] {
    var found: [ProcessProblem.Located] = []
    var order = SlotOrder(isStrict: slotsField == "steps")
    for (index, slot) in slots.enumerated() {
      if !slot.isWholeMinutes { found.append((slotsField, .notWhole(unit: "minutes"))) }
      if !slot.fits(window) { found.append((slotsField, .slotBeyondWindow(index + 1))) }
      if !order.accepts(slot) { found.append((slotsField, .slotOutOfOrder(index + 1))) }
    }
    return found
  }
}

extension ProcessProblem {
  fileprivate typealias Located = (field: String?, defect: Defect)
}

/// Whether slots come in the order of time. A day of the calendar and a distance in hours cannot be compared without
/// the lead's clock, so each sort is held against its own kind.
private struct SlotOrder {
  /// Whether two slots at the same distance are refused.
  let isStrict: Bool
  private var isFirst = true
  private var distance: Span?
  /// The latest day on which a slot so far begins.
  private var day: Int?

  init(isStrict: Bool) {
    self.isStrict = isStrict
  }

  mutating func accepts(_ slot: RhythmSlot) -> Bool {
    defer { isFirst = false }
    switch slot {
    case .atOnce:
      return isFirst
    case .after(let least, let most):
      defer { distance = max(distance ?? least, least) }
      guard least >= .zero, least <= most else { return false }
      return distance.map { isStrict ? least > $0 : least >= $0 } ?? true
    case .day(let number):
      return accepts(number, number)
    case .days(let first, let last):
      return first < last && accepts(first, last)
    }
  }

  /// Days that overlap those before them are in order: `day 7` and then `days 5-7`.
  private mutating func accepts(_ first: Int, _ last: Int) -> Bool {
    defer { day = max(day ?? first, first) }
    return first >= 1 && last >= day ?? 1
  }
}

extension RhythmSlot {
  fileprivate var isWholeMinutes: Bool {
    guard case .after(let least, let most) = self else { return true }
    return least.milliseconds % 60_000 == 0 && most.milliseconds % 60_000 == 0
  }

  /// Whether all of the slot can lie in the window. Day n begins at most n - 1 days after the first instant.
  fileprivate func fits(_ window: Span) -> Bool {
    switch self {
    case .atOnce: true
    case .after(_, let most): most <= window
    case .day(let number), .days(_, let number): (1...366).contains(number) && Span.days(Int64(number - 1)) < window
    }
  }
}
