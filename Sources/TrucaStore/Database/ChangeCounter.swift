internal import Synchronization

/// Counts changes that are on disk, so that who keeps a copy in memory can tell that it is old.
final class ChangeCounter: Sendable {
  private let changes = Atomic<Int>(0)

  var count: Int { changes.load(ordering: .acquiring) }

  func countUp() { changes.add(1, ordering: .acquiringAndReleasing) }
}
