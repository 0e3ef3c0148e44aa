internal import Synchronization

/// Wakes those who wait for something new in the store. Says that there is something, and not what: whoever is woken
/// reads from where it stands, so that nothing is queued for the slow ones.
public final class CommitSignal: Sendable {
  private struct State {
    var last: UInt64 = 0
    var listeners: [UInt64: AsyncStream<Void>.Continuation] = [:]
  }

  private let state = Mutex(State())

  init() {}

  /// Gives an element after each commit from now on; those that come while nobody takes one count once.
  public func commits() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let id = state.withLock { state in
      state.last += 1
      state.listeners[state.last] = continuation
      return state.last
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.listeners[id] = nil }
    }
    return stream
  }

  func announce() {
    // Outside the lock, since a listener that has ended meanwhile takes it.
    for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
  }
}
