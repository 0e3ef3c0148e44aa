/// Keeps calls apart: the gaps of the playbook, and its limit for any 24 hours.
struct Spacing: Sendable {
  private var taken: [Instant]
  private let playbook: Playbook
  /// Until then the first day's shorter gap counts.
  private let firstDayEnd: Instant?
  private var floor: Instant?

  init(taken: [Instant], playbook: Playbook, firstDayEnd: Instant?) {
    self.taken = taken.sorted()
    self.playbook = playbook
    self.firstDayEnd = firstDayEnd
  }

  mutating func add(_ instant: Instant) {
    let index = taken.firstIndex { $0 > instant } ?? taken.endIndex
    taken.insert(instant, at: index)
  }

  /// No call before this instant any more.
  mutating func closed(before instant: Instant) { floor = max(floor ?? instant, instant) }

  /// When the gap after the last call taken is over.
  var earliestAfterLast: Instant {
    guard let last = taken.last else { return .distantPast }
    let first = last + playbook.firstDayGap
    return first < (firstDayEnd ?? .distantPast) ? first : last + playbook.gap
  }

  /// The first full minute in `from...to` that keeps all distances, or nil.
  func earliest(from: Instant, to: Instant) -> Instant? {
    var instant = max(from, floor ?? from).roundedUpToMinute
    // Each round moves past at least one call taken.
    for _ in 0...(2 * taken.count + 1) {
      guard instant <= to else { return nil }
      guard let later = conflict(at: instant) else { return instant }
      instant = later.roundedUpToMinute
    }
    return nil
  }

  /// Whether a call at `instant` would stand too near to others.
  func allows(_ instant: Instant) -> Bool { conflict(at: instant) == nil }

  /// nil if a call at `instant` keeps its distance, else an instant to try instead.
  private func conflict(at instant: Instant) -> Instant? {
    for other in taken {
      let gap = gap(other, instant)
      if instant - other < gap && other - instant < gap { return other + self.gap(other, other + gap) }
    }
    let limit = playbook.maxPer24Hours
    let all = (taken + [instant]).sorted()
    guard all.count > limit else { return nil }
    for index in 0...(all.count - limit - 1) where all[index] <= instant && instant <= all[index + limit] {
      guard all[index + limit] - all[index] < .hours(24) else { continue }
      return all[index] < instant ? all[index] + .hours(24) : all[index + 1] + gap(all[index + 1], all[index + 1])
    }
    return nil
  }

  /// The distance that two calls must keep; the later one decides which day's.
  private func gap(_ one: Instant, _ other: Instant) -> Span {
    max(one, other) < (firstDayEnd ?? .distantPast) ? playbook.firstDayGap : playbook.gap
  }
}
