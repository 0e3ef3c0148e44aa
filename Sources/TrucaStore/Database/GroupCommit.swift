internal import GRDB
internal import Synchronization

/// Commands that wait together share one transaction, each in its own savepoint, so that one fsync serves many.
final class GroupCommit: Sendable {
  /// One command: `work` runs in a savepoint and gives back what to do once the commit is on disk.
  private struct Job: Sendable {
    let work: @Sendable (Database) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void
  }

  private struct Queue {
    var jobs: [Job] = []
    var isRunning = false
  }

  private let pool: DatabasePool
  private let queue = Mutex(Queue())
  private let onCommitFailure: @Sendable (String) -> Void
  /// Announces each commit that is on disk.
  let committed = CommitSignal()
  private static let largestGroup = 128

  init(pool: DatabasePool, onCommitFailure: @escaping @Sendable (String) -> Void) {
    self.pool = pool
    self.onCommitFailure = onCommitFailure
  }

  var waiting: Int { queue.withLock { $0.jobs.count } }

  func write<Answer: Sendable>(_ work: @escaping @Sendable (Database) throws -> Answer) async throws -> Answer {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Answer, any Error>) in
      let job = Job(
        work: { db in
          let answer = try work(db)
          return { continuation.resume(returning: answer) }
        },
        fail: { continuation.resume(throwing: $0) })
      let starts = queue.withLock { queue in
        queue.jobs.append(job)
        defer { queue.isRunning = true }
        return !queue.isRunning
      }
      if starts { pool.asyncWriteWithoutTransaction { db in self.drain(db) } }
    }
  }

  private func drain(_ db: Database) {
    while let group = nextGroup() { commit(group, db) }
  }

  private func nextGroup() -> [Job]? {
    queue.withLock { queue in
      guard !queue.jobs.isEmpty else {
        queue.isRunning = false
        return nil
      }
      let group = Array(queue.jobs.prefix(Self.largestGroup))
      queue.jobs.removeFirst(group.count)
      return group
    }
  }

  private func commit(_ group: [Job], _ db: Database) {
    var answers: [@Sendable () -> Void] = []
    do {
      try db.inTransaction(.immediate) {
        for job in group { answers.append(run(job, db)) }
        return .commit
      }
    } catch {
      onCommitFailure(String(describing: error))
      for job in group { job.fail(error) }
      return
    }
    for answer in answers { answer() }
    committed.announce()
  }

  private func run(_ job: Job, _ db: Database) -> @Sendable () -> Void {
    do {
      var done: (@Sendable () -> Void)?
      try db.inSavepoint {
        done = try job.work(db)
        return .commit
      }
      return done ?? {}
    } catch {
      return { job.fail(error) }
    }
  }
}
