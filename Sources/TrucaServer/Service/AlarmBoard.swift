internal import Synchronization
internal import TrucaAPI

/// Where parts of the daemon say what needs a person's attention.
final class AlarmBoard: Sendable {
  typealias Source = @Sendable (QueryScope) throws -> [Alarm]

  private let sources = Mutex<[Source]>([])

  /// Asks `source` whenever the status is asked for. It must not wait.
  func add(_ source: @escaping Source) {
    sources.withLock { $0.append(source) }
  }

  /// In the order in which the sources were added.
  func alarms(_ scope: QueryScope) throws -> [Alarm] {
    try sources.withLock { $0 }.flatMap { try $0(scope) }
  }
}
