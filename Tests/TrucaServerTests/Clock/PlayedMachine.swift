import Synchronization
import TrucaCore
import TrucaServer

/// A machine whose clocks a test moves.
final class PlayedMachine: Sendable {
  private let state: Mutex<ClockReading>

  init(at start: String = DeskFixture.tuesday, boot: String = "first") {
    let wall = Instant(rfc3339: start) ?? .distantPast
    state = Mutex(ClockReading(wall: wall, sinceBoot: .hours(5), boot: boot))
  }

  var reading: ClockReading { state.withLock { $0 } }

  /// Time passes.
  func run(_ span: Span) {
    state.withLock { state in
      state.wall += span
      state.sinceBoot = state.sinceBoot + span
    }
  }

  /// Somebody sets the wall clock.
  func set(by span: Span) { state.withLock { $0.wall += span } }

  func reboot() {
    state.withLock { state in
      state.boot += "+"
      state.sinceBoot = .seconds(20)
    }
  }

  func clock(_ memory: ClockMemory? = nil) -> ClockGuard { ClockGuard(memory: memory, read: { self.reading }) }
}
