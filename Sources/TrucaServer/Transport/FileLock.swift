import Glibc

/// A lock file, held by flock(2) as long as this value lives. The file itself stays: removing it would let two
/// processes hold locks on two files of the same name.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock at once or throws `ListenError.locked`. Creates the file, not its directory.
  init(path: String) throws(ListenError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(call: "open", path: path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      // The descriptor is closed by deinit, which also runs after a throw from here on.
      let code = errno
      throw code == EWOULDBLOCK ? .locked(path: path) : .system(call: "flock", path: path, code: code)
    }
  }

  deinit {
    close(descriptor)
  }
}
