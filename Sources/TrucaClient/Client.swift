import TrucaAPI

/// The daemon as its clients see it: one method for each endpoint, each a blocking request over the Unix socket.
///
/// Every method throws `Problem` where the daemon refuses and `ClientError` where no usable answer came. Whatever
/// changes something carries an `Idempotency-Key`, so that a request whose answer was lost is sent once more without
/// being carried out twice.
public struct Client: Sendable {
  let transport: UnixTransport
  /// The login name of the user for whom an administrator acts; nil: the caller herself.
  public let actingAs: String?

  /// - Parameters:
  ///   - socket: path of the daemon's socket.
  ///   - actingAs: see the property of that name.
  public init(socket: String, actingAs: String? = nil) {
    transport = UnixTransport(path: socket)
    self.actingAs = actingAs
  }

  func get<Answer: Decodable>(_ route: Route) throws -> Answer {
    try read(exchange("GET", route))
  }

  func post<Answer: Decodable>(_ route: Route, _ body: some Encodable) throws -> Answer {
    try read(exchange("POST", route, headers: [Self.json], body: WireCoder.encode(body)))
  }

  /// Changes what is still at `version`; a later one is refused as `ErrorKind.versionMismatch`.
  func patch<Answer: Decodable>(_ route: Route, version: Int, _ body: some Encodable) throws -> Answer {
    let headers = [Self.json, ("If-Match", "\"\(version)\"")]
    return try read(exchange("PATCH", route, headers: headers, body: WireCoder.encode(body)))
  }

  static let json = ("Content-Type", "application/json")

  /// Headers of every request; those that change something get a fresh key.
  func headers(for method: String) -> [(String, String)] {
    var headers = [("Accept", "application/json")]
    if let actingAs { headers.append(("Truca-As", actingAs)) }
    if method != "GET" { headers.append(("Idempotency-Key", IdempotencyKey.fresh())) }
    return headers
  }

  /// Sends a request, and sends it a second time with the same key where the connection was lost before an answer.
  func exchange(
    _ method: String, _ route: Route, headers: [(String, String)] = [], body: [UInt8]? = nil
  ) throws -> HTTPAnswer {
    let headers = self.headers(for: method) + headers
    do {
      return try transport.send(method, route.text, headers: headers, body: body)
    } catch ClientError.connectionLost(let what) {
      guard let answer = try? transport.send(method, route.text, headers: headers, body: body) else {
        throw ClientError.connectionLost(what)
      }
      return answer
    }
  }

  func read<Answer: Decodable>(_ answer: HTTPAnswer) throws -> Answer {
    try check(answer)
    return try Self.decode(answer.body)
  }

  func check(_ answer: HTTPAnswer) throws {
    if let problem = answer.problem { throw problem }
    guard 200..<300 ~= answer.status else { throw ClientError.malformedAnswer("its status is \(answer.status)") }
  }

  /// What does not decode here is the daemon's fault, and not that of what the caller sent.
  static func decode<Answer: Decodable>(_ bytes: [UInt8]) throws -> Answer {
    do {
      return try WireCoder.decode(Answer.self, from: bytes)
    } catch {
      // The way out that the sentence names behind its semicolon is meant for the one who wrote the JSON.
      throw ClientError.malformedAnswer(String(error.detail.prefix { $0 != ";" }))
    }
  }
}
