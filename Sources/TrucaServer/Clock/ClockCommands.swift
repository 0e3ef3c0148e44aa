internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension Desk {
  /// `POST /v1/clock/advance`: moves a simulated clock step by step, so that everything that falls due on the way is
  /// carried out at its own instant. Returns when all of it has been committed.
  func advance(_ caller: Caller, to text: String) async throws -> ClockState {
    guard let simulated = clock as? SimulatedClock else {
      throw Problem(.conflict, "cannot advance a real clock: start trucad with --clock simulated on a store of its own")
    }
    let target = try await query(caller) { scope in
      let target = try scope.time(text)
      guard target >= scope.now else { throw Problem(.badRequest, "cannot advance to \(text): time does not go back") }
      guard target - scope.now <= .days(366) else {
        throw Problem(.badRequest, "cannot advance by more than a year at once: go there in steps")
      }
      return target
    }
    // The law is looked over at the instant of its change.
    while try await reviewSlice() {}
    var settled = try await Ticker.settle(self, until: simulated.now())
    while let next = try await Ticker.nextDue(self, after: simulated.now()), next <= target {
      simulated.move(to: next)
      settled += try await Ticker.settle(self, until: simulated.now())
      if next.seconds % 3600 == 0 { settled += try await Ticker.hourly(self) }
    }
    simulated.move(to: target)
    let now = simulated.now()
    try await store.write { tx in try tx.setMeta(.simulatedNow, String(now.milliseconds)) }
    // Calls fell due on the way.
    store.wakeWaiting()
    let total = settled
    return try await query(caller) { scope in try scope.clockState(settled: total) }
  }
}

extension QueryScope {
  func clockState(settled: Int? = nil) throws -> ClockState {
    let simulated = desk.clock as? SimulatedClock
    return ClockState(
      kind: simulated == nil ? "real" : "simulated", rate: simulated?.rate ?? 1, now: try moment(now), settled: settled,
      step: try desk.clockStep.map { .init(expected: try moment($0.expected), shown: try moment($0.shown)) })
  }
}
