import Dispatch
import TrucaClient

/// The daemon as its clients meet it: a request through its own socket.
struct OwnSocket {
  let path: String
  /// How long an answer may take, in milliseconds.
  let patience: Int32

  private static let thread = DispatchQueue(label: "truca.own-socket")

  /// Returns once the daemon has answered. That it refuses itself is an answer too: it is nobody's user.
  func ask() async throws {
    let transport = UnixTransport(path: path, patience: patience)
    let status = try await withCheckedThrowingContinuation { continuation in
      Self.thread.async {
        continuation.resume(with: Result { try transport.send("GET", "/v1/status").status })
      }
    }
    guard status < 500 else { throw ClientError.malformedAnswer("its status is \(status)") }
  }
}
