import Glibc

/// Ends a stream of events at once, from whatever thread.
public final class EventEnding: Sendable {
  let descriptor: Int32
  private let writing: Int32

  /// Throws `ClientError.invalidRequest` where the process has no descriptors left.
  public init() throws(ClientError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .invalidRequest(String(cString: strerror(errno))) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    writing = ends[1]
  }

  deinit {
    close(descriptor)
    close(writing)
  }

  public func request() {
    _ = [UInt8(0)].withUnsafeBytes { write(writing, $0.baseAddress, 1) }
  }

  /// Waits for so many milliseconds; true at once where the end was asked for.
  func wait(milliseconds: Int) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, Int32(milliseconds)) > 0
  }
}
