import FoundationEssentials
import Glibc

/// What systemd, or a test in its place, is told: datagrams to the socket that NOTIFY_SOCKET names.
enum ServiceManager {
  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// Within what time WATCHDOG=1 is to be sent again and again; nil where nobody waits for it.
  static var watchdog: Duration? {
    guard let microseconds = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), microseconds > 0,
      environment["WATCHDOG_PID"].flatMap({ Int32($0) }) ?? getpid() == getpid()
    else { return nil }
    return .microseconds(microseconds)
  }

  /// Sends `KEY=value` lines; does nothing without a manager.
  static func notify(_ lines: String) {
    guard let path = environment["NOTIFY_SOCKET"], !path.isEmpty, path.utf8.count < 107 else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { bytes in
      bytes.copyBytes(from: path.utf8)
      // A leading @ stands for the zero byte of an abstract socket.
      if path.hasPrefix("@") { bytes[0] = 0 }
    }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.utf8.count + (path.hasPrefix("@") ? 0 : 1))
    let message = Array(lines.utf8)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), address, length)
      }
    }
  }
}
