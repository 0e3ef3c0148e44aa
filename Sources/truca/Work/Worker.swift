import Glibc

/// A thread for work that blocks.
enum Worker {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  /// Runs `body` on a thread of its own, which nobody waits for.
  static func start(_ body: @escaping @Sendable () -> Void) throws(Failure) {
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { raw in
        if let raw { Unmanaged<Work>.fromOpaque(raw).takeRetainedValue().body() }
        return nil
      }, Unmanaged.passRetained(Work(body)).toOpaque())
    guard code == 0 else {
      throw .unavailable("cannot start a thread: \(String(cString: strerror(code))); close other programs")
    }
    pthread_detach(thread)
  }
}
