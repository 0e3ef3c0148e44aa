import Glibc

/// SIGTERM and SIGINT, held back until somebody asks: a mail in hand is finished and reported first.
enum StopSignals {
  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    return set
  }

  /// Holds them back in this thread and in those that it starts.
  static func hold() {
    var set = set
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for one of them.
  ///
  /// - Returns: whether one has come; it is told once.
  static func wait(atMost span: Duration) -> Bool {
    var set = set
    let deadline = ContinuousClock.now + span
    while true {
      let left = max(.zero, deadline - ContinuousClock.now).components
      var time = timespec(tv_sec: Int(left.seconds), tv_nsec: Int(left.attoseconds / 1_000_000_000))
      if sigtimedwait(&set, nil, &time) > 0 { return true }
      guard errno == EINTR else { return false }
    }
  }
}
