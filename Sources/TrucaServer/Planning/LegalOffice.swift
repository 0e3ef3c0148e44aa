internal import Synchronization
public import TrucaCore
public import TrucaStore

/// Answers what law and shifts allow, from the rules in force and the zone files of this machine.
///
/// What it remembers is a pure function of a place or a person's hours and a day, so nothing in it can run ahead of the
/// store; new rules or zone data begin a new memory.
public final class LegalOffice: Sendable {
  private struct State {
    var law: CallingLaw
    /// What `law` was made of.
    var stored = StoredLaw(rules: [], holidays: HolidayCalendar(), suspended: [])
    /// Counts the laws that were in force: what was computed from an earlier one is not remembered.
    var generation = 0
    var profiles: [Place: LegalProfile] = [:]
    var legal: [DayKey<Place>: [Interval]] = [:]
    var working: [UserKey: WorkingTime] = [:]
    var shifts: [DayKey<UserKey>: [Interval]] = [:]
  }

  private struct DayKey<Subject: Hashable & Sendable>: Hashable, Sendable {
    var subject: Subject
    var day: Int64
  }

  /// All that a user's working time depends on. Not her version: one that was never committed can come again with other
  /// hours.
  private struct UserKey: Hashable, Sendable {
    var zone: String
    var hours: WeeklyWindows
    var daysOff: [ClosedRange<CivilDate>]

    init(_ user: UserAccount) {
      zone = user.zone
      hours = user.hours
      daysOff = user.daysOff
    }
  }

  private let zones: @Sendable (String) -> Zone?
  private let state: Mutex<State>
  /// Days remembered before the memory begins anew.
  private static let memory = 20_000
  /// Users' hours remembered before the memory begins anew.
  private static let usersRemembered = 1_000

  /// `zones` gives a zone by name, or nil where its file is missing or malformed.
  public init(endMargin: Span, zones: @escaping @Sendable (String) -> Zone?) {
    self.zones = zones
    state = Mutex(State(law: CallingLaw(rules: [], endMargin: endMargin, zone: zones)))
  }

  /// Puts a law in force, and another margin before the end of windows where one is given. What is remembered of places
  /// that the change does not touch is kept.
  public func use(_ law: StoredLaw, endMargin: Span? = nil) {
    state.withLock { state in
      let old = state
      let margin = endMargin ?? old.law.endMargin
      state = State(
        law: CallingLaw(
          rules: law.rules, holidays: law.holidays, suspended: law.suspended, endMargin: margin, zone: zones),
        stored: law, generation: old.generation + 1)
      // Hours of users do not depend on the law.
      state.working = old.working
      state.shifts = old.shifts
      guard margin == old.law.endMargin, law.holidays == old.stored.holidays else { return }
      let changed = Self.changes(from: old.law, to: state.law)
      state.profiles = old.profiles.filter { !$0.key.depends(on: changed) }
      state.legal = old.legal.filter { !$0.key.subject.depends(on: changed) }
    }
  }

  /// The zones have changed: nothing that was computed with them is remembered.
  func forgetZones() {
    state.withLock { state in
      state = State(law: state.law, stored: state.stored, generation: state.generation + 1)
    }
  }

  /// The law in force, to be put back where the command that changes it fails.
  struct InForce: Sendable {
    fileprivate var law: StoredLaw
    fileprivate var endMargin: Span
    fileprivate var generation: Int
  }

  var inForce: InForce {
    state.withLock { InForce(law: $0.stored, endMargin: $0.law.endMargin, generation: $0.generation) }
  }

  /// Puts back what was in force; harmless where nothing has changed since.
  func restore(_ before: InForce) {
    guard state.withLock({ $0.generation != before.generation }) else { return }
    use(before.law, endMargin: before.endMargin)
  }

  /// Codes of the rules that differ, or that only one of both suspends.
  private static func changes(from old: CallingLaw, to new: CallingLaw) -> Set<String> {
    let codes = Set(old.rules.keys).union(new.rules.keys).filter { old.rules[$0] != new.rules[$0] }
    return codes.union(old.suspended.symmetricDifference(new.suspended))
  }

  public var ruleCodes: Set<String> { state.withLock { Set($0.law.rules.keys) } }

  public var holidays: HolidayCalendar { state.withLock { $0.law.holidays } }

  public func rule(_ code: String) -> CallingRule? { state.withLock { $0.law.rules[code] } }

  public func zone(_ name: String) -> Zone? { zones(name) }

  public func profile(_ place: Place) throws(HoldReason) -> LegalProfile {
    let (known, law, generation) = state.withLock { ($0.profiles[place], $0.law, $0.generation) }
    if let known { return known }
    let profile = try law.profile(for: place)
    state.withLock { if $0.generation == generation { $0.profiles[place] = profile } }
    return profile
  }

  /// Stretches in which the law allows calls to `place`.
  public func legal(_ place: Place, from: Instant, to: Instant) -> [Interval] {
    let generation = state.withLock { $0.generation }
    guard let profile = try? profile(place) else { return [] }
    return days(subject: place, memory: \.legal, of: generation, from: from, to: to) {
      profile.windows(from: $0, to: $1)
    }
  }

  /// The hours of a user; nil where her zone is missing on this machine.
  public func working(_ user: UserAccount) -> WorkingTime? {
    let key = UserKey(user)
    if let known = state.withLock({ $0.working[key] }) { return known }
    guard let zone = zones(user.zone) else { return nil }
    let working = WorkingTime(zone: zone, weekly: user.hours, daysOff: user.daysOff)
    state.withLock { state in
      if state.working.count >= Self.usersRemembered { state.working.removeAll() }
      state.working[key] = working
    }
    return working
  }

  /// Stretches in which a user works.
  public func shifts(_ user: UserAccount, from: Instant, to: Instant) -> [Interval] {
    guard let working = working(user) else { return [] }
    let key = UserKey(user)
    let generation = state.withLock { $0.generation }
    return days(subject: key, memory: \.shifts, of: generation, from: from, to: to) {
      working.intervals(from: $0, to: $1)
    }
  }

  /// The lead's local time where several zones are possible: the middle one by offset.
  public func homeZone(_ place: Place, at instant: Instant) -> Zone? {
    let candidates = place.zones.compactMap(zones)
      .sorted { ($0.offsetSeconds(at: instant), $0.name) < ($1.offsetSeconds(at: instant), $1.name) }
    return candidates.isEmpty ? nil : candidates[candidates.count / 2]
  }

  /// Puts the stretches of whole UTC days together, each computed once.
  private func days<Subject>(
    subject: Subject, memory: any WritableKeyPath<State, [DayKey<Subject>: [Interval]]> & Sendable,
    of generation: Int, from: Instant, to: Instant, compute: (Instant, Instant) -> [Interval]
  ) -> [Interval] {
    let length: Int64 = 86_400
    guard from < to else { return [] }
    let first = from.seconds / length
    let last = (to.seconds - 1) / length
    guard first <= last else { return [] }
    var result: [Interval] = []
    for day in first...last {
      let key = DayKey(subject: subject, day: day)
      let stretches: [Interval]
      if let known = state.withLock({ $0[keyPath: memory][key] }) {
        stretches = known
      } else {
        stretches = compute(Instant(seconds: day * length), Instant(seconds: (day + 1) * length))
        state.withLock { state in
          guard state.generation == generation else { return }
          if state[keyPath: memory].count >= Self.memory { state[keyPath: memory].removeAll() }
          state[keyPath: memory][key] = stretches
        }
      }
      for stretch in stretches {
        if let end = result.last?.end, end == stretch.start {
          result[result.count - 1].end = stretch.end
        } else {
          result.append(stretch)
        }
      }
    }
    return result.clipped(from: from, to: to)
  }
}

extension Place {
  /// Whether one of these rules applies to the place, or would if there were one.
  fileprivate func depends(on codes: Set<String>) -> Bool {
    !codes.isDisjoint(with: rules) || !codes.isDisjoint(with: subdivisions)
  }
}
