import Glibc
import Synchronization
import TrucaAPI
import TrucaClient

/// What the clients of a load sent and were answered, kept outside the daemon: each request is on disk before it is
/// sent, each answer when it has come.
final class LoadLog: Sendable {
  struct Request {
    enum Kind { case lead, next, note, outcome }

    var kind: Kind
    var key: String
    var user: String
    var path: String
    var body: [UInt8]
    /// nil: nobody knows whether it was carried out.
    var answer: HTTPAnswer?
  }

  private let requests = Mutex<[Request]>([])
  private let file: Int32

  init(path: String) throws {
    file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw SystemFailure("write \(path)") }
  }

  deinit { close(file) }

  var all: [Request] { requests.withLock { $0 } }

  /// Sends a request that was written down before, and writes down what came of it.
  ///
  /// - Returns: nil where the connection broke before an answer.
  func send(
    _ kind: Request.Kind, _ path: String, _ body: some Encodable, as user: String, key: String, to socket: String
  ) throws -> HTTPAnswer? {
    let request = Request(kind: kind, key: key, user: user, path: path, body: try WireCoder.encode(body))
    let index = requests.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    note("sent \(key) \(path)")
    guard let answer = try? Self.send(request, to: socket) else { return nil }
    note("got \(key) \(answer.status)")
    requests.withLock { $0[index].answer = answer }
    return answer
  }

  /// Sends it again, with the same key.
  static func send(_ request: Request, to socket: String) throws -> HTTPAnswer {
    try UnixTransport(path: socket).send(
      "POST", request.path,
      headers: [
        ("Content-Type", "application/json"), ("Truca-As", request.user), ("Idempotency-Key", request.key),
      ], body: request.body)
  }

  /// Remembers the answer of a request whose first one was lost.
  func settle(_ key: String, _ answer: HTTPAnswer) {
    requests.withLock { requests in
      if let index = requests.firstIndex(where: { $0.key == key }) { requests[index].answer = answer }
    }
  }

  private func note(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(file, bytes, bytes.count)
  }
}
