import NIOCore

/// Runs the tasks of a connection on the thread that reads its socket: a short answer then costs no change of threads,
/// which on a busy machine takes longer than the answer. What takes long is done on threads of the store: `Desk.query`.
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
