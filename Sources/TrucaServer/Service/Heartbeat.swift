internal import Synchronization

/// Shows that a loop goes on: it beats while it works and says how long it rests. Real time, never the simulated clock.
public final class Heartbeat: Sendable {
  private struct State {
    var beats = 0
    var asked = -1
    var restsUntil: ContinuousClock.Instant?
  }

  /// A rest may last so much longer, on a machine that is busy.
  private static let grace = Duration.seconds(10)

  private let state = Mutex(State())

  public init() {}

  /// A piece of work is done.
  public func beat() {
    state.withLock { state in
      state.beats += 1
      state.restsUntil = nil
    }
  }

  /// Nothing is to be done until then.
  public func rest(until end: ContinuousClock.Instant) {
    state.withLock { state in
      state.beats += 1
      state.restsUntil = end
    }
  }

  /// Whether it has beaten since this was asked last, or rests and should not be back yet.
  public func isAlive(at now: ContinuousClock.Instant) -> Bool {
    state.withLock { state in
      defer { state.asked = state.beats }
      if state.beats != state.asked { return true }
      return state.restsUntil.map { now < $0 + Self.grace } ?? false
    }
  }
}
