/// Places the attempts of one lead, one slot after the other.
struct PlanBuilder {
  /// How much is given up for the promised number of calls.
  enum Order: CaseIterable {
    /// A part of the day gets a third miss only after all others had their two.
    case spread
    /// One call after the other as early as may be, without rhythm, but no third miss in a part.
    case earliestSpread
    /// In rhythm again, but a third miss may come before others had their two.
    case yielding
    /// As early as may be, in any part.
    case earliest
  }

  private let input: PlanningInput
  private let order: Order
  /// Callable time that is left, cut at days and parts.
  private let segments: [Segment]
  /// Where "at once" is and day 1 begins; nil if nothing is callable in the whole week.
  private let anchor: Instant?
  private let firstDay: CivilDate?
  private var spacing: Spacing
  private var tries: [Int]
  private var placed: [PlannedCall] = []

  /// A call needs some minutes between being due and the end of its stretch.
  private static let handOutMargin = Span.minutes(5)
  private static let missesPerPart = 2

  init(_ input: PlanningInput, order: Order) {
    self.input = input
    self.order = order
    let anchor = input.callable.firstInstant(atOrAfter: input.weekStart)
    self.anchor = anchor
    let firstDay = anchor.map { input.zone.local(at: $0).date }
    self.firstDay = firstDay
    segments = Segment.split(
      input.callable, from: max(input.now.roundedUpToMinute, input.weekStart), to: input.deadline, zone: input.zone)
    spacing = Spacing(
      taken: input.attempts, playbook: input.playbook, firstDayEnd: PartRule.firstDayEnd(input), room: input.room)
    tries = Array(repeating: 0, count: DayPart.allCases.count)
    for attempt in input.attempts.suffix(input.attemptsOfCycle) {
      tries[DayPart(secondOfDay: input.zone.local(at: attempt).secondOfDay).rawValue] += 1
    }
  }

  mutating func placeAll() {
    var next = input.attemptsOfCycle
    if let promise = input.promise, placePromise(promise) { next += 1 }
    let slots = input.playbook.slots
    guard anchor != nil, next < min(slots.count, input.playbook.maxAttempts) else { return }
    if input.promise == nil, let wanted = input.wanted {
      // It is the next call: neither it nor any of the others comes before that instant.
      spacing.closed(before: wanted)
      if place(Wish(ideal: wanted, groups: inOrder(from: wanted), jitter: nil)) {
        next += 1
        if let at = placed.last?.at { spacing.closed(before: at) }
      }
    }
    guard next < input.playbook.maxAttempts else { return }
    if order == .earliest || order == .earliestSpread {
      placeEarliest(upTo: input.playbook.minAttempts - next)
      return
    }
    place(Array(slots.enumerated())[next..<min(slots.count, input.playbook.maxAttempts)])
  }

  func finish() -> Plan {
    let ordered = placed.sorted { ($0.at, $0.until) < ($1.at, $1.until) }
    let missing = max(0, input.playbook.minAttempts - input.attemptsOfCycle)
    let latest = latestInstants(count: missing)
    var calls: [PlannedCall] = []
    for (index, call) in ordered.enumerated() {
      var call = call
      call.attempt = input.firstAttempt + input.attemptsOfCycle + index
      if index < latest.count { call.latest = max(call.at, latest[index]) }
      calls.append(call)
    }
    let wanted = max(0, min(input.playbook.slots.count, input.playbook.maxAttempts) - input.attemptsOfCycle)
    return Plan(calls: calls, unfit: max(0, wanted - calls.count))
  }

  private mutating func placeEarliest(upTo count: Int) {
    for _ in 0..<max(0, count) {
      let placedOne = segments.contains { segment in
        guard order == .earliest || tries[segment.part.rawValue] < Self.missesPerPart,
          let instant = spacing.earliest(from: segment.start, to: segment.end - Self.handOutMargin)
        else {
          return false
        }
        add(instant, segment: segment, ideal: instant)
        return true
      }
      guard placedOne else { return }
    }
  }

  // MARK: - Slots

  /// Slots with their index: those in time by their rhythm, those that are late spread over what is left, and last
  /// those that may choose among days.
  private mutating func place(_ slots: ArraySlice<(offset: Int, element: RhythmSlot)>) {
    let late = slots.filter { isLate($0.element) }
    let targets = spread(late.count)
    for (slot, target) in zip(late, targets) {
      // The first one is overdue and comes as soon as it may.
      let isFirst = target == targets.first
      let groups = isFirst ? inOrder(from: target) : byDay(input.zone.local(at: target).date)
      place(
        Wish(
          ideal: ideal(slot.element) ?? target, groups: groups, jitter: isFirst ? nil : jitter(slot.offset)))
    }
    let timely = slots.filter { !isLate($0.element) }
    for slot in timely where !slot.element.isFlexible { place(timely: slot.element, index: slot.offset) }
    for slot in timely where slot.element.isFlexible { place(timely: slot.element, index: slot.offset) }
  }

  private mutating func place(timely slot: RhythmSlot, index: Int) {
    guard let anchor, let firstDay else { return }
    switch slot {
    case .atOnce: place(Wish(ideal: anchor, groups: inOrder(from: anchor), jitter: nil))
    case .after(let least, let most):
      let range = (most - least).wholeMinutes
      let ideal = anchor + least + .minutes(Int64(jitter(index) * Double(range)))
      place(Wish(ideal: ideal, groups: inOrder(from: ideal), jitter: nil))
    case .day(let number):
      let day = firstDay.adding(days: number - 1)
      let groups = byDay(day)
      place(Wish(ideal: self.ideal(slot) ?? anchor, groups: groups, jitter: jitter(index)))
    case .days(let first, let last):
      let days = firstDay.adding(days: first - 1)...firstDay.adding(days: last - 1)
      let group = segments.filter { days.contains($0.day) }
      place(Wish(ideal: self.ideal(slot) ?? anchor, groups: [group], jitter: jitter(index)))
    }
  }

  /// Whether the slot's time is over.
  private func isLate(_ slot: RhythmSlot) -> Bool {
    guard let anchor, let firstDay, let first = segments.first else { return true }
    let earliest = max(first.start, spacing.earliestAfterLast)
    switch slot {
    case .atOnce: return anchor < earliest
    case .after(_, let most): return anchor + most < earliest
    case .day(let number): return firstDay.adding(days: number - 1) < first.day
    case .days(_, let last): return firstDay.adding(days: last - 1) < first.day
    }
  }

  /// The instant the slot asks for, for show.
  private func ideal(_ slot: RhythmSlot) -> Instant? {
    guard let anchor else { return nil }
    switch slot {
    case .atOnce: return anchor
    case .after(let least, _): return anchor + least
    case .day(let number), .days(let number, _): return anchor + .days(Int64(number - 1))
    }
  }

  /// `count` instants at even distances of callable time, the first one as early as possible.
  private func spread(_ count: Int) -> [Instant] {
    guard count > 0, let first = segments.first else { return [] }
    let total = segments.reduce(Span.zero) { $0 + ($1.end - $1.start) }
    return (0..<count).map { index in
      var rest = total.milliseconds * Int64(index) / Int64(count)
      for segment in segments {
        let length = (segment.end - segment.start).milliseconds
        if rest < length { return segment.start + Span(milliseconds: rest) }
        rest -= length
      }
      return first.start
    }
  }

  // MARK: - Groups of segments, tried one after the other

  private func inOrder(from instant: Instant) -> [[Segment]] {
    segments.compactMap { segment in
      guard segment.end > instant else { return nil }
      var segment = segment
      segment.start = max(segment.start, instant.roundedUpToMinute)
      return [segment]
    }
  }

  /// The segments of `day`, then of the days after it, then of those before it.
  private func byDay(_ day: CivilDate) -> [[Segment]] {
    let days = Set(segments.map(\.day)).sorted()
    let order = days.filter { $0 >= day } + days.filter { $0 < day }.reversed()
    return order.map { candidate in segments.filter { $0.day == candidate } }
  }

  // MARK: - Placing

  /// What is asked of one placement.
  private struct Wish {
    var ideal: Instant
    /// Tried one after the other; inside a group the least tried part comes first.
    var groups: [[Segment]]
    /// Where inside its segment the call is wanted (0..<1); nil for as early as possible.
    var jitter: Double?
  }

  @discardableResult
  private mutating func place(_ wish: Wish) -> Bool {
    if placeFirst(wish, exhausted: false, notBefore: nil) { return true }
    // Nothing but parts tried twice is left. Such a call must come after all others, for until then another part is
    // still left; to reach the promised number it need not.
    let yields = order == .yielding && input.attemptsOfCycle + placed.count < input.playbook.minAttempts
    return placeFirst(wish, exhausted: true, notBefore: yields ? nil : placed.map(\.at).max())
  }

  private mutating func placeFirst(_ wish: Wish, exhausted: Bool, notBefore: Instant?) -> Bool {
    let fallback = exhausted ? [] : [segments]
    for group in wish.groups + fallback {
      let candidates = group.filter { exhausted || tries[$0.part.rawValue] < Self.missesPerPart }
      for segment in candidates.sorted(by: { rank($0) < rank($1) }) {
        guard let instant = instant(in: segment, jitter: wish.jitter, notBefore: notBefore) else { continue }
        add(instant, segment: segment, ideal: wish.ideal)
        return true
      }
    }
    return false
  }

  /// Least tried first; among equals an order of the lead's own, so that a thousand leads do not all want ten o'clock.
  private func rank(_ segment: Segment) -> (Int, UInt64) {
    let order = Self.mix(input.seed, UInt64(segment.part.rawValue) &+ UInt64(segment.day.day) &* 8)
    return (tries[segment.part.rawValue], order)
  }

  private func instant(in segment: Segment, jitter: Double?, notBefore: Instant?) -> Instant? {
    var segment = segment
    if let notBefore { segment.start = max(segment.start, notBefore) }
    let last = segment.end - Self.handOutMargin
    guard segment.start <= last else { return nil }
    if let jitter {
      let minutes = Double((last - segment.start).wholeMinutes) * jitter
      if let instant = spacing.earliest(from: segment.start + .minutes(Int64(minutes)), to: last) { return instant }
    }
    return spacing.earliest(from: segment.start, to: last)
  }

  private mutating func add(_ instant: Instant, segment: Segment, ideal: Instant, promised: Instant? = nil) {
    placed.append(
      PlannedCall(
        attempt: 0, at: instant, until: segment.end, ideal: ideal, promised: promised,
        partTries: tries[segment.part.rawValue]))
    tries[segment.part.rawValue] += 1
    spacing.add(instant)
  }

  /// A promise stands at its minute, free of the playbook's gaps and limits and not of the law's; where that minute has
  /// passed, or is not allowed any more, at the first allowed one after it.
  private mutating func placePromise(_ promise: Instant) -> Bool {
    let wanted = max(promise, input.now.roundedUpToMinute, input.wanted ?? promise)
    guard let (at, stretch) = firstLawful(from: wanted) else { return false }
    let local = input.zone.local(at: at)
    let segment = Segment(
      start: at, end: stretch.end, part: DayPart(secondOfDay: local.secondOfDay), day: local.date)
    add(at, segment: segment, ideal: promise, promised: promise)
    spacing.closed(before: at)
    return true
  }

  private func firstLawful(from wanted: Instant) -> (at: Instant, stretch: Interval)? {
    for stretch in input.callable where stretch.end > wanted {
      let start = max(stretch.start, wanted)
      if let at = spacing.earliestLawful(from: start, to: stretch.end - .seconds(1)) { return (at, stretch) }
    }
    return nil
  }

  /// The last instants at which the next `count` attempts can be made one after the other.
  private func latestInstants(count: Int) -> [Instant] {
    var result: [Instant] = []
    var bound = input.deadline
    for _ in 0..<count {
      bound = min(bound, boundByLimits(result))
      guard let segment = segments.last(where: { $0.start < bound }) else { break }
      let instant = min(segment.end, bound) - .minutes(1)
      result.append(max(segment.start, instant))
      bound = instant - input.playbook.gap
    }
    return result.reversed()
  }

  /// Before which instant one more call must lie, with `later` ones after it (the latest first), to keep the limits of
  /// playbook and law.
  private func boundByLimits(_ later: [Instant]) -> Instant {
    let playbook = (max: input.playbook.maxPer24Hours, length: Span.hours(24))
    let limits = [playbook] + input.room.limits.limits.map { (max: $0.max, length: $0.period.rolling) }
    return limits.filter { $0.max > 0 && later.count >= $0.max }
      .map { later[later.count - $0.max] - $0.length }.min() ?? .distantFuture
  }

  // MARK: - Spreading leads

  /// A number in 0..<1 of this lead's own for each slot.
  private func jitter(_ index: Int) -> Double {
    Double(Self.mix(input.seed, UInt64(index) &+ 101) >> 11) * 0x1p-53
  }

  /// SplitMix64's finaliser: well-spread bits from a lead's number and a small one.
  private static func mix(_ seed: UInt64, _ salt: UInt64) -> UInt64 {
    var value = seed &* 0x9E37_79B9_7F4A_7C15 &+ salt &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension RhythmSlot {
  /// Whether the slot chooses among several days.
  var isFlexible: Bool {
    if case .days = self { return true }
    return false
  }
}
