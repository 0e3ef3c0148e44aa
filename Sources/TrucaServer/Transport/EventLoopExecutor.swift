import NIOCore

/// Runs the tasks of a connection on the thread that reads its socket: a short answer then costs no change of threads,
/// which on a busy machine takes longer than the answer. What takes long must leave it: see `offLoop`.
final class EventLoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) {
    self.loop = loop
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// Runs what may take longer than some milliseconds on the threads that all tasks share, so that the other connections of
/// the loop are served meanwhile.
func offLoop<Answer: Sendable>(_ work: @Sendable () async throws -> Answer) async rethrows -> Answer {
  try await withTaskExecutorPreference(globalConcurrentExecutor) { try await work() }
}
