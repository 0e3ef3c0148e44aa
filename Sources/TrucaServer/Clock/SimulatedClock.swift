internal import Synchronization
public import TrucaCore

/// A clock that is told where to stand. At rate 0 it moves by `move` alone, at rate 1 it also runs with `real`.
public final class SimulatedClock: TimeSource {
  private struct State {
    var base: Instant
    /// What `real` showed when the clock was at `base`.
    var realBase: Instant
  }

  /// Seconds that pass for each real one: 0 or 1.
  public let rate: Int
  private let real: any TimeSource
  private let state: Mutex<State>

  public init(start: Instant, rate: Int, real: any TimeSource) {
    self.rate = rate
    self.real = real
    state = Mutex(State(base: start, realBase: real.now()))
  }

  public func now() -> Instant {
    state.withLock { current($0) }
  }

  /// Moves to `instant`; time never goes back, an earlier instant leaves the clock where it is.
  public func move(to instant: Instant) {
    state.withLock { state in
      guard instant > current(state) else { return }
      state = State(base: instant, realBase: real.now())
    }
  }

  private func current(_ state: State) -> Instant {
    rate == 0 ? state.base : state.base + (real.now() - state.realBase)
  }
}
