import Testing
import TrucaAPI
import TrucaClient

/// Requests with keys of the test's own, some of them sent a second time, as a client does whose connection broke.
struct KeyedRequests {
  let transport: UnixTransport
  let name: String
  private var count = 0
  private(set) var replays = 0

  init(_ daemon: Daemon, name: String) {
    transport = UnixTransport(path: daemon.socket)
    self.name = name
  }

  /// Throws the daemon's `Problem`.
  mutating func post<Answer: Decodable>(
    _ type: Answer.Type, _ path: String, _ body: some Encodable, as user: String, using random: inout SeededGenerator
  ) throws -> Answer {
    count += 1
    let headers = [
      ("Content-Type", "application/json"), ("Truca-As", user), ("Idempotency-Key", "\(name)-\(count)"),
    ]
    let bytes = try WireCoder.encode(body)
    let answer = try transport.send("POST", path, headers: headers, body: bytes)
    if random.chance(percent: 4) {
      replays += 1
      let again = try transport.send("POST", path, headers: headers, body: bytes)
      #expect(again.status == answer.status)
      #expect(again.body == answer.body, "a replay of \(path) got other bytes")
      let other = try transport.send("POST", path, headers: headers, body: bytes + [0x20])
      #expect(answer.status >= 300 || other.problem?.kind == .idempotencyMismatch)
    }
    if let problem = answer.problem { throw problem }
    return try WireCoder.decode(type, from: answer.body)
  }
}
