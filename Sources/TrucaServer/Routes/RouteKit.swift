internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// How a route is made: identify the caller, decode, call once, encode.
struct RouteKit: Sendable {
  let desk: Desk
  let streams = EventStreams()

  /// A question that is answered from a snapshot in a few milliseconds, however large the store is.
  func quickQuery<Answer: Encodable>(
    _ request: Request, _ context: TrucaContext, _ work: (QueryScope) throws -> Answer
  ) throws -> Response {
    let caller = try desk.identify(request, context)
    return try .json(try desk.queryHere(caller, work))
  }

  /// A question that may take longer: other connections are served meanwhile.
  func query<Answer: Encodable & Sendable>(
    _ request: Request, _ context: TrucaContext, _ work: @escaping @Sendable (QueryScope) throws -> Answer
  ) async throws -> Response {
    let caller = try desk.identify(request, context)
    return try .json(try await desk.query(caller, work))
  }

  /// A command with a JSON body.
  func command<Body: Decodable & Sendable, Answer: Encodable & SendableMetatype>(
    _ request: Request, _ context: TrucaContext, body: Body.Type, status: Int = 200,
    _ work: @escaping @Sendable (CommandScope, Body) throws -> Answer
  ) async throws -> Response {
    let caller = try desk.identify(request, context)
    let (value, bytes) = try await request.decodeWithBytes(Body.self, context: context)
    let command = try desk.commandRequest(request, context, caller: caller, body: bytes, status: status)
    return Response(try await desk.command(command) { scope in try work(scope, value) })
  }

  /// A command without a body.
  func command<Answer: Encodable & SendableMetatype>(
    _ request: Request, _ context: TrucaContext, _ work: @escaping @Sendable (CommandScope) throws -> Answer
  ) async throws -> Response {
    let caller = try desk.identify(request, context)
    let bytes = try await request.collect(limit: context.limits.bodyBytes)
    let command = try desk.commandRequest(request, context, caller: caller, body: bytes)
    return Response(try await desk.command(command, work))
  }
}

extension Request {
  /// The body as JSON, with its bytes for the fingerprint of the request.
  func decodeWithBytes<Value: Decodable>(
    _ type: Value.Type, context: TrucaContext
  ) async throws -> (Value, [UInt8]) {
    try require(mediaType: "application/json")
    let bytes = try await collect(limit: context.limits.bodyBytes)
    try JSONDepth.check(bytes, limit: context.limits.jsonDepth)
    return (try WireCoder.decode(type, from: bytes), bytes)
  }
}
