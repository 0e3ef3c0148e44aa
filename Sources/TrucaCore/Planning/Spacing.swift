/// Keeps calls apart: the gaps of the playbook, its limit for any 24 hours, and the attempt limits of the law.
struct Spacing: Sendable {
  private var taken: [Instant]
  private let playbook: Playbook
  /// Until then the first day's shorter gap counts.
  private let firstDayEnd: Instant?
  private var room: AttemptRoom
  private var floor: Instant?

  init(taken: [Instant], playbook: Playbook, firstDayEnd: Instant?, room: AttemptRoom = .unlimited) {
    self.taken = taken.sorted()
    self.playbook = playbook
    self.firstDayEnd = firstDayEnd
    self.room = room
  }

  mutating func add(_ instant: Instant) {
    let index = taken.firstIndex { $0 > instant } ?? taken.endIndex
    taken.insert(instant, at: index)
    room.add(instant)
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
    // Each round moves on: past a call taken, to the next local day or week, or by a minute.
    while instant <= to {
      guard let later = conflict(at: instant) ?? room.breach(at: instant) else { return instant }
      instant = max(later, instant + .minutes(1)).roundedUpToMinute
    }
    return nil
  }

  /// `from` or else the first full minute in `from...to` that the law's attempt limits allow, whatever else stands near;
  /// nil if there is none.
  func earliestLawful(from: Instant, to: Instant) -> Instant? {
    var instant = from
    while instant <= to {
      guard let later = room.breach(at: instant) else { return instant }
      instant = max(later, instant + .minutes(1)).roundedUpToMinute
    }
    return nil
  }

  /// Whether a call at `instant` would stand too near to others.
  func allows(_ instant: Instant) -> Bool { conflict(at: instant) == nil && room.allows(at: instant) }

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
