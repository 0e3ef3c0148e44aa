internal import Glibc

/// systemd, or a test in its place: datagrams to the socket that NOTIFY_SOCKET names.
public struct ServiceManager: Sendable {
  private let environment: [String: String]

  public init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// Within what time WATCHDOG=1 is to be sent again and again; nil where nobody waits for it.
  public var watchdog: Duration? {
    guard let microseconds = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), microseconds > 0,
      environment["WATCHDOG_PID"].flatMap({ Int32($0) }) ?? getpid() == getpid()
    else { return nil }
    return .microseconds(microseconds)
  }

  /// Sends `KEY=value` lines; does nothing without a manager, and what cannot be sent is lost.
  public func notify(_ lines: String) {
    guard let path = environment["NOTIFY_SOCKET"], (1..<107).contains(path.utf8.count) else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // A leading @ stands for the zero byte of an abstract socket.
    let isAbstract = path.hasPrefix("@")
    withUnsafeMutableBytes(of: &address.sun_path) { bytes in
      bytes.copyBytes(from: path.utf8)
      if isAbstract { bytes[0] = 0 }
    }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.utf8.count + (isAbstract ? 0 : 1))
    let message = Array(lines.utf8)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), address, length)
      }
    }
  }
}
