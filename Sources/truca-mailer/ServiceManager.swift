import Glibc

/// systemd, or a test in its place: datagrams to the socket that NOTIFY_SOCKET names.
struct ServiceManager {
  /// nil without a manager.
  private let path: String?

  init(_ environment: [String: String]) {
    let path = environment["NOTIFY_SOCKET"]
    self.path = path.flatMap { (1..<107).contains($0.utf8.count) ? $0 : nil }
  }

  /// Sends `KEY=value` lines; what cannot be sent is lost.
  func notify(_ lines: String) {
    guard let path else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
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
