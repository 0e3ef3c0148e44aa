public import ServiceLifecycle
internal import TrucaCore
internal import TrucaStore

/// Looks leads over in the background after the law around them has changed, a few milliseconds at a time, so that other
/// commands get their turn in between. Goes on after a restart where it stood.
public struct LawReviewer: Service {
  private let desk: Desk

  public init(desk: Desk) { self.desk = desk }

  public func run() async throws {
    do {
      try await cancelWhenGracefulShutdown { try await work() }
    } catch is CancellationError {
      // The shutdown came while the store was being read: nothing was begun.
    }
  }

  private func work() async throws {
    // Before the first look: whatever is committed from now on wakes us.
    let commits = desk.store.committed.commits()
    try await desk.endReview()
    for await _ in commits where desk.reviewWish.take() { try await desk.endReview() }
  }
}

extension Desk {
  /// So long other commands wait for the writer while leads are looked over.
  private static let slice = Duration.milliseconds(3)

  /// Works off what is left of a review, in slices; returns when nothing is, or when the task is cancelled.
  public func endReview() async throws {
    try await countReview()
    while !Task.isCancelled, try await reviewSlice() {
      // Another one has begun.
      if reviewWish.take() { try await countReview() }
    }
  }

  /// Looks all leads over that are not closed; returns when that is done.
  func reviewAll(cause: String) async throws {
    try await systemCommand { try $0.startReview(cause: cause, codes: nil) }
    try await endReview()
  }

  /// True: there is more to do.
  func reviewSlice() async throws -> Bool {
    try await systemCommand { scope in
      let clock = ContinuousClock()
      let end = clock.now + Self.slice
      return try scope.workOffReview { clock.now >= end }
    }
  }

  /// Counts what there is to do, for show. A reader counts, for it may take a second.
  private func countReview() async throws {
    guard let review = try await store.read({ try $0.lawReview() }), review.total == nil else { return }
    let total = try await store.read { try $0.countLeads(in: review) }
    try await store.write { tx in
      guard var present = try tx.reading.lawReview(), present.startedAt == review.startedAt else { return }
      present.total = total
      try tx.save(present)
    }
  }
}
