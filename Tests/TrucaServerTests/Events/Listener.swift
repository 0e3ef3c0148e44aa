import Synchronization
import TrucaAPI
import TrucaClient

/// Remembers the events that it hears, and lets a test wait for one.
final class Listener: Sendable {
  private struct State {
    var sequences: [Int64] = []
    var connections = 0
    var waiting: (sequence: Int64, gate: Gate)?
  }

  private let state = Mutex(State())

  var sequences: [Int64] { state.withLock { $0.sequences } }
  var connections: Int { state.withLock { $0.connections } }

  func hear(_ news: EventNews) -> Bool {
    state.withLock { state in
      switch news {
      case .connected: state.connections += 1
      case .event(let event):
        state.sequences.append(event.sequence)
        if let waiting = state.waiting, waiting.sequence <= event.sequence { waiting.gate.open() }
      case .interrupted: break
      }
    }
    return true
  }

  /// Returns once the event with that sequence, or a later one, was heard.
  func wait(for sequence: Int64) async {
    let gate = Gate()
    state.withLock { state in
      state.waiting = (sequence, gate)
      if let last = state.sequences.last, last >= sequence { gate.open() }
    }
    await gate.wait()
  }
}
