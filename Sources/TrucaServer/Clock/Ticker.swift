internal import Logging
public import ServiceLifecycle
public import TrucaCore
internal import TrucaStore

/// Carries out what falls due by itself: leases that end, promises that were missed, calls that became late, reminders
/// that come, mails whose claim or worth ends, leads of the backlog for which there is room now.
public struct Ticker: Service {
  /// Leads in one transaction, so that others get their turn in between.
  private static let group = 100
  /// The backlog is looked at this often while there is one.
  private static let backlogEvery = Span.hours(1)
  /// Answers are kept so long for repeated requests.
  private static let answersKept = Span.hours(48)

  /// What the guard of a real clock has to know after a restart is kept this often.
  private static let clockKeptEvery = Span.seconds(20)

  private let desk: Desk
  /// Waits in real time; the daemon's own sleep, so that no test depends on it.
  private let pause: @Sendable (Span) async throws -> Void

  public init(desk: Desk, pause: @escaping @Sendable (Span) async throws -> Void) {
    self.desk = desk
    self.pause = pause
  }

  /// Settles until it is cancelled. The first failure ends the daemon; its manager starts it anew from the store.
  public func run() async throws {
    do {
      try await cancelWhenGracefulShutdown { try await work() }
    } catch is CancellationError {
      // The shutdown came while the store was being read: nothing was begun.
    }
  }

  private func work() async throws {
    var hour = desk.clock.now().seconds / 3600
    var kept = Instant.distantPast
    var told = desk.clock.now()
    while !Task.isCancelled {
      _ = try await Self.settle(desk, until: desk.clock.now())
      try await Self.rememberSimulated(desk)
      let now = desk.clock.now()
      if abs((now - kept).milliseconds) >= Self.clockKeptEvery.milliseconds {
        try await desk.keepClock()
        kept = now
      }
      if now.seconds / 3600 != hour {
        hour = now.seconds / 3600
        _ = try await Self.hourly(desk)
      }
      let next = try await Self.nextWake(desk, after: now, told: &told)
      // New due times are at least minutes ahead, so half a minute is often enough to look.
      let wait = min(max(next - now, .milliseconds(200)), .seconds(30))
      desk.heartbeat.rest(until: .now + .milliseconds(wait.milliseconds))
      do {
        try await pause(wait)
      } catch is CancellationError {
        return
      }
    }
  }

  /// When to look again: something falls due by itself, or a call by its plan, of which only the listeners are told.
  private static func nextWake(_ desk: Desk, after now: Instant, told: inout Instant) async throws -> Instant {
    let from = told
    let (next, due, coming) = try await desk.store.read { snapshot in
      (
        try dueThings(snapshot, after: now).map(\.at).min(), try snapshot.nextCallDue(after: from),
        try snapshot.nextCallDue(after: now)
      )
    }
    if let due, due <= now {
      desk.store.wakeWaiting()
      told = now
    }
    return [next, coming].compactMap { $0 }.min() ?? now + .seconds(30)
  }

  /// A simulated clock that runs goes on where it stood when the daemon is started again.
  private static func rememberSimulated(_ desk: Desk) async throws {
    guard let clock = desk.clock as? SimulatedClock, clock.rate > 0 else { return }
    let now = clock.now()
    try await desk.store.write { tx in try tx.setMeta(.simulatedNow, String(now.milliseconds)) }
  }

  /// Carries out all that is due by `instant` and returns how many things that were.
  static func settle(_ desk: Desk, until instant: Instant) async throws -> Int {
    var settled = 0
    while true {
      let count = try await desk.systemCommand { scope in
        try scope.endLeases(by: instant, limit: group) + scope.missPromises(by: instant, limit: group)
          + scope.replanLate(at: instant, limit: group) + scope.settleMails(by: instant)
          + scope.wakeLeads(by: instant, limit: group)
      }
      desk.heartbeat.beat()
      settled += count
      if count == 0 { return settled }
    }
  }

  /// When something falls due next, at or after `now`.
  static func nextDue(_ desk: Desk, after now: Instant) async throws -> Instant? {
    try await desk.store.read { snapshot in try dueThings(snapshot, after: now).map(\.at).min() }
  }

  /// What falls due next of each kind.
  static func dueThings(_ snapshot: Snapshot, after now: Instant) throws -> [(kind: DueKind, at: Instant)] {
    var ticks = try snapshot.nextTicks(promiseGrace: CallOrder.promiseGrace)
    if let mail = try snapshot.nextMailTick() { ticks.append((.mail, mail)) }
    if let wake = try snapshot.nextWake() { ticks.append((.lead, wake)) }
    guard try snapshot.hasBacklog() else { return ticks }
    return ticks + [(.backlog, Instant(seconds: (now.seconds / 3600 + 1) * 3600))]
  }

  /// What is done once an hour: leads leave the backlog, old answers are dropped.
  static func hourly(_ desk: Desk) async throws -> Int {
    try await desk.systemCommand { scope in
      try scope.tx.dropAnswers(before: scope.now - answersKept)
      return try scope.releaseBacklog()
    }
  }
}

extension Span {
  static func milliseconds(_ count: Int64) -> Span { Span(milliseconds: count) }
}

extension CommandScope {
  /// An ended lease makes its call missed; the next attempt is a new call.
  func endLeases(by instant: Instant, limit: Int) throws -> Int {
    let calls = try reading.leasesEnded(by: instant, limit: limit)
    for call in calls {
      guard var lead = try reading.progress(call.lead) else { continue }
      var ended = call
      ended.state = .leaseEnded
      ended.leaseEnd = nil
      ended.endedAt = now
      try tx.update(ended)
      try decide([.leaseEnded(call: call.id)], about: &lead)
      try holdIfNotCallable(&lead)
    }
    return calls.count
  }

  func missPromises(by instant: Instant, limit: Int) throws -> Int {
    let leads = try reading.promisesMissed(by: instant - CallOrder.promiseGrace, limit: limit)
    for id in leads {
      guard var lead = try reading.progress(id) else { continue }
      try decide([.promiseMissed], about: &lead)
    }
    return leads.count
  }

  /// Calls that were not made while they could be are planned anew within what remains; what made them impossible, as
  /// a consent that lapsed, holds their lead.
  func replanLate(at instant: Instant, limit: Int) throws -> Int {
    let leads = try reading.lateLeads(at: instant, limit: limit)
    for id in leads {
      guard var lead = try reading.progress(id) else { continue }
      try reconsider(&lead)
    }
    return leads.count
  }

  /// A consent ended, or a rest after a refusal is over: the leads are held, or released.
  func wakeLeads(by instant: Instant, limit: Int) throws -> Int {
    let leads = try reading.leadsToWake(by: instant, limit: limit)
    for id in leads {
      try tx.wake(id, at: nil)
      guard var lead = try reading.progress(id) else { continue }
      // A call in somebody's hand stays hers; with its end the lead is looked over.
      if lead.inHand == nil { try reconsider(&lead) }
    }
    return leads.count
  }

  /// Lets leads out of the backlog, the newest first, as far as each rep has room.
  func releaseBacklog() throws -> Int {
    guard try reading.hasBacklog() else { return 0 }
    let document = try currentProcess().document
    guard let playbook = document.playbook(document.defaultPlaybook) else { return 0 }
    var released = 0
    for rep in try reading.users() where !rep.hasLeft && rep.roles.contains(.rep) {
      let room = try room(of: rep, playbook: playbook)
      guard room > 0 else { continue }
      for id in try reading.backlog(of: rep.id, limit: min(room, 500)) {
        guard var lead = try reading.progress(id) else { continue }
        try reconsider(&lead, after: [.released])
        released += 1
      }
    }
    return released
  }
}
