import Glibc

/// The socket on which a service manager hears that a daemon is ready.
struct NotifySocket: ~Copyable {
  let path: String
  private let descriptor: Int32

  init(path: String) throws {
    self.path = path
    unlink(path)
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemFailure("make a socket") }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw SystemFailure("bind \(path)") }
  }

  deinit { close(descriptor) }

  /// Waits until `READY=1` comes. False where the child ends, or the time passes, before it.
  func waitForReady(of child: Child, milliseconds: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      var entries = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: child.ending, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&entries, 2, milliseconds)
      if count < 0 && errno == EINTR { continue }
      guard count > 0, entries[0].revents != 0 else { return false }
      let length = recv(descriptor, &buffer, buffer.count, 0)
      let text = String(decoding: buffer.prefix(max(0, length)), as: UTF8.self)
      if text.split(separator: "\n").contains("READY=1") { return true }
    }
  }
}
