import Glibc
import Synchronization

/// What threads send to the one that waits for several things at once, through a pipe as wake-up.
final class Mailbox<Letter: Sendable>: Sendable {
  let descriptor: Int32
  private let waking: Int32
  private let letters = Mutex<[Letter]>([])

  init() throws(Failure) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw .unavailable("cannot open a pipe: \(String(cString: strerror(errno))); close other programs")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A full pipe has woken the reader already.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    descriptor = ends[0]
    waking = ends[1]
  }

  deinit {
    close(descriptor)
    close(waking)
  }

  func send(_ letter: Letter) {
    letters.withLock { $0.append(letter) }
    _ = [UInt8(0)].withUnsafeBytes { write(waking, $0.baseAddress, 1) }
  }

  /// All that have come, in their order. To be called when the descriptor can be read.
  func take() -> [Letter] {
    var bytes = [UInt8](repeating: 0, count: 256)
    _ = read(descriptor, &bytes, bytes.count)
    return letters.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }
}
