import Dispatch
import FoundationEssentials
import Glibc
import Testing

/// A server for one connection that says what the test tells it to, on a thread of its own.
final class ScriptedServer: Sendable {
  /// The accepted connection.
  struct Connection: Sendable {
    let descriptor: Int32

    /// Sends all of it, or what the other side takes before it closes.
    func send(_ bytes: some Sequence<UInt8>) {
      var rest = Array(bytes)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }

    func send(_ text: String) { send(text.utf8) }

    /// Everything until `mark`, or the connection's end.
    @discardableResult
    func receive(until mark: String) -> String {
      var text: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      // The mark may have come in two pieces, so the search begins a little before the last one.
      var seen = 0
      while !text[seen...].contains(Array(mark.utf8)) {
        seen = max(0, text.count - mark.utf8.count)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        text.append(contentsOf: buffer.prefix(count))
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  let path: String

  init(_ script: @escaping @Sendable (Connection) -> Void) throws {
    var template = Array("/tmp/truca-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self) + "/s"
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(result == 0 && listen(listener, 1) == 0)
    DispatchQueue(label: "scripted server").async {
      let descriptor = accept(listener, nil, nil)
      close(listener)
      guard descriptor >= 0 else { return }
      script(Connection(descriptor: descriptor))
      close(descriptor)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: String(path.dropLast(2)))
  }
}
