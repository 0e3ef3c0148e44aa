import Glibc
import Testing

/// A connection on which a test says what it likes. Blocking: for `ServerFixture.raw`.
final class RawConnection: Sendable {
  let descriptor: Int32

  /// - Parameter waits: false throws where the server cannot take another connection at once.
  init(_ path: String, waits: Bool = true) throws {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    descriptor = socket(AF_UNIX, waits ? kind : kind | Int32(SOCK_NONBLOCK.rawValue), 0)
    try #require(descriptor >= 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(result == 0, "connect: \(errno)")
  }

  deinit {
    close(descriptor)
  }

  /// Sends all of it, or what the other side takes before it closes.
  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  func endSending() {
    shutdown(descriptor, Int32(SHUT_WR))
  }

  /// What comes next; empty at the connection's end.
  func receive() -> String {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  /// Whether nothing comes for that long, in milliseconds.
  func isSilent(for milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) == 0
  }

  /// Everything until the other side closes.
  func receiveAll() -> String {
    var text = ""
    while true {
      let piece = receive()
      if piece.isEmpty { return text }
      text += piece
    }
  }

  /// Everything until `mark` has come; throws where the connection ends before.
  @discardableResult
  func receive(until mark: String) throws -> String {
    var text = ""
    while !text.contains(mark) {
      let piece = receive()
      try #require(!piece.isEmpty, "ended after: \(text)")
      text += piece
    }
    return text
  }
}
