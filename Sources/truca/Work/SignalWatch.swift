import Glibc

/// Signals that would leave the terminal as it is: taken one by one on a thread instead, so that it can be set back.
struct SignalWatch {
  static let watched = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]

  /// Holds the signals back from this thread and those that it starts from now on, and sends each to `onSignal`.
  static func start(_ onSignal: @escaping @Sendable (Int32) -> Void) throws(Failure) {
    var set = signals
    pthread_sigmask(SIG_BLOCK, &set, nil)
    try Worker.start {
      var set = signals
      var signal: Int32 = 0
      while sigwait(&set, &signal) == 0 { onSignal(signal) }
    }
  }

  /// Ends the process by a signal, as if it had not been held back.
  static func end(by signal: Int32) -> Never {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, signal)
    Glibc.signal(signal, SIG_DFL)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(signal)
    exit(128 + signal)
  }

  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in watched { sigaddset(&set, signal) }
    return set
  }
}
