import Glibc

/// One accepted connection of the scripted daemon, read and written with blocking calls.
struct ScriptedConnection: ~Copyable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// The next request; nil where the connection ended before it was whole.
  mutating func request() -> ReceivedRequest? {
    guard let head = take(through: Array("\r\n\r\n".utf8)), var request = ReceivedRequest(head: head) else {
      return nil
    }
    if let length = request.header("content-length").flatMap(Int.init) {
      guard let body = take(length) else { return nil }
      request.body = body
    } else if request.header("transfer-encoding") == "chunked" {
      guard takeChunks(into: &request) else { return nil }
    }
    return request
  }

  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  private mutating func takeChunks(into request: inout ReceivedRequest) -> Bool {
    while let line = take(through: Array("\r\n".utf8)) {
      guard let size = Int(String(decoding: line.dropLast(2), as: UTF8.self), radix: 16),
        let chunk = take(size), take(2) != nil
      else { return false }
      if size == 0 { return true }
      request.body += chunk
      request.largestChunk = max(request.largestChunk, size)
    }
    return false
  }

  private mutating func take(_ count: Int) -> [UInt8]? {
    while buffer.count < count { guard fill() else { return nil } }
    defer { buffer.removeFirst(count) }
    return Array(buffer.prefix(count))
  }

  private mutating func take(through mark: [UInt8]) -> [UInt8]? {
    while true {
      if let range = buffer.firstRange(of: mark) { return take(range.upperBound) }
      guard fill() else { return nil }
    }
  }

  private mutating func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &piece, piece.count, 0)
    guard count > 0 else { return false }
    buffer += piece.prefix(count)
    return true
  }
}
