import HTTPTypes
public import Hummingbird
import NIOCore
public import TrucaAPI

/// The answering side of an NDJSON exchange.
public struct NDJSONWriter {
  private var writer: any ResponseBodyWriter

  init(_ writer: any ResponseBodyWriter) {
    self.writer = writer
  }

  /// Sends the values, one a line, together and at once. Waits while the client does not read; throws once it has
  /// left.
  public mutating func write(_ values: [some Encodable]) async throws {
    guard !values.isEmpty else { return }
    try Task.checkCancellation()
    var bytes: [UInt8] = []
    for value in values {
      bytes.append(contentsOf: try WireCoder.encode(value))
      bytes.append(UInt8(ascii: "\n"))
    }
    try await writer.write(ByteBuffer(bytes: bytes))
  }

  consuming func finish() async throws {
    try await writer.finish(nil)
  }
}

/// The last line of an NDJSON answer that could not go on: `{"problem": …}`. The status had gone out before.
public struct NDJSONFault: Codable, Sendable {
  public var problem: Problem
}

extension Response {
  /// Answers an NDJSON upload while it is being read: `exchange` reads lines and writes lines in turn, in bounded
  /// memory. Where it throws, the answer's last line is an `NDJSONFault`; where the client leaves, it ends with the
  /// connection's error at its next reading or writing.
  ///
  /// Throws `ErrorKind.unsupported` unless the request's media type is `application/x-ndjson`.
  public static func ndjson(
    _ request: Request, context: TrucaContext,
    exchange: @escaping @Sendable (inout NDJSONLines, inout NDJSONWriter) async throws -> Void
  ) throws -> Response {
    try request.require(mediaType: "application/x-ndjson")
    let body = ResponseBody { writer in
      var lines = NDJSONLines(request.body, limits: context.limits)
      var output = NDJSONWriter(writer)
      do {
        try await exchange(&lines, &output)
      } catch let error as ChannelError {
        throw error
      } catch {
        try await output.write([NDJSONFault(problem: ProblemMiddleware.problem(of: error, context))])
      }
      try await output.finish()
    }
    return Response(
      status: .ok, headers: [.contentType: "application/x-ndjson", .cacheControl: "no-store"], body: body)
  }
}
