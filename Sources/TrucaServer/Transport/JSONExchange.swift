import HTTPTypes
public import Hummingbird
import NIOCore
import TrucaAPI

extension Request {
  /// Reads the body as JSON: its media type, size and depth are checked first.
  ///
  /// Throws a `Problem`: `unsupported`, `tooLarge`, `tooDeep`, `unreadable`; or the connection's error where the body
  /// breaks off.
  public func decodeJSON<Value: Decodable>(_ type: Value.Type, context: TrucaContext) async throws -> Value {
    try require(mediaType: "application/json")
    let bytes = try await collect(limit: context.limits.bodyBytes)
    try JSONDepth.check(bytes, limit: context.limits.jsonDepth)
    return try WireCoder.decode(type, from: bytes)
  }

  /// The whole body. Throws `ErrorKind.tooLarge` above `limit` bytes, at once where the length is announced.
  public func collect(limit: Int) async throws -> [UInt8] {
    let tooLarge = Problem(.tooLarge, "cannot take a body of more than \(limit) bytes; send less at once")
    let announced = headers[.contentLength].flatMap { Int($0) } ?? 0
    guard announced <= limit else { throw tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(announced)
    for try await piece in body {
      guard bytes.count + piece.readableBytes <= limit else { throw tooLarge }
      bytes.append(contentsOf: piece.readableBytesView)
    }
    return bytes
  }

  /// Throws `ErrorKind.unsupported` unless the body is of that media type; parameters such as a charset do not count.
  func require(mediaType wanted: String) throws(Problem) {
    let given = headers[.contentType]?.prefix { $0 != ";" && $0 != " " }.lowercased()
    guard given == wanted else {
      throw Problem(.unsupported, "cannot read a body that is not \(wanted); set the Content-Type header")
    }
  }
}

extension Response {
  /// A value as JSON.
  public static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) throws -> Response {
    var headers = headers
    headers[.contentType] = "application/json"
    let body = try WireCoder.encode(value)
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
