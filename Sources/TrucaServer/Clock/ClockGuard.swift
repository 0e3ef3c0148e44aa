internal import Synchronization
public import TrucaCore

/// The machine's wall clock, watched. Time that came from here never goes back by itself.
///
/// A step of over an hour is not believed: from then on time runs on with the boot clock as if there had been none, and
/// `step` tells of it, until a person accepts it or the clock is set right again. After a smaller step back, time stands
/// still until the wall clock has caught up.
public final class ClockGuard: TimeSource {
  private struct State {
    var trusted: ClockReading
    var latest: Instant
    var step: ClockStep?
  }

  private let read: @Sendable () -> ClockReading
  private let onStep: @Sendable (ClockStep?) -> Void
  private let state: Mutex<State>

  /// - Parameters:
  ///   - memory: what was kept before the restart.
  ///   - read: looks at the machine's clocks.
  ///   - onStep: called when a step was seen, and with nil when it is over.
  public init(
    memory: ClockMemory?, read: @escaping @Sendable () -> ClockReading,
    onStep: @escaping @Sendable (ClockStep?) -> Void = { _ in }
  ) {
    self.read = read
    self.onStep = onStep
    let trusted = ClockRule.resumed(memory, at: read())
    state = Mutex(State(trusted: trusted, latest: memory?.latest ?? .distantPast))
  }

  public func now() -> Instant { look().now }

  /// The step that waits to be accepted.
  public var step: ClockStep? { look().step }

  /// What has to be kept over a restart.
  public var memory: ClockMemory {
    _ = look()
    return state.withLock { ClockMemory(trusted: $0.trusted, latest: $0.latest, isHeld: $0.step != nil) }
  }

  /// Lets the wall clock count as it stands, also where that is earlier than what was given out before.
  func accept() {
    let wasHeld = state.withLock { state in
      let reading = read()
      let wasHeld = state.step != nil
      state = State(trusted: reading, latest: reading.wall)
      return wasHeld
    }
    if wasHeld { onStep(nil) }
  }

  private func look() -> (now: Instant, step: ClockStep?) {
    let (now, step, isNews) = state.withLock { state in
      let reading = read()
      let step = ClockRule.step(from: state.trusted, to: reading)
      let isNews = (step == nil) != (state.step == nil)
      state.step = step
      if step == nil { state.trusted = reading }
      state.latest = max(state.latest, step?.expected ?? reading.wall)
      return (state.latest, step, isNews)
    }
    if isNews { onStep(step) }
    return (now, step)
  }
}
