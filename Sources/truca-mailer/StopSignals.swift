import Glibc

/// SIGTERM and SIGINT, kept until somebody asks: a mail in hand is finished and reported first.
enum StopSignals {
  /// A byte for each signal. Blocking them would not do: the runtime waits for signals on the main thread.
  private static let pipe: (reading: Int32, writing: Int32) = {
    var ends: [Int32] = [-1, -1]
    // At the start, before a mail is claimed: a process that gets no two descriptors could not run sendmail either.
    guard Glibc.pipe(&ends) == 0 else { fatalError("cannot make a pipe: \(String(cString: strerror(errno)))") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return (ends[0], ends[1])
  }()

  /// From now on they end nothing by themselves.
  static func hold() {
    // Made here, for the handler may do nothing but write.
    _ = pipe
    for number in [SIGTERM, SIGINT] {
      signal(number) { _ in
        let code = errno
        var byte: UInt8 = 1
        _ = write(StopSignals.pipe.writing, &byte, 1)
        errno = code
      }
    }
  }

  /// Waits for one of them.
  ///
  /// - Returns: whether one has come; it is told once.
  static func wait(atMost span: Duration) -> Bool {
    let deadline = ContinuousClock.now + span
    while true {
      let left = max(.zero, deadline - ContinuousClock.now).components
      let milliseconds = Int32(
        clamping: left.seconds * 1_000 + (left.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
      var entry = pollfd(fd: pipe.reading, events: Int16(POLLIN), revents: 0)
      let count = poll(&entry, 1, milliseconds)
      if count > 0 {
        var byte: UInt8 = 0
        _ = read(pipe.reading, &byte, 1)
        return true
      }
      guard count < 0, errno == EINTR else { return false }
    }
  }
}
