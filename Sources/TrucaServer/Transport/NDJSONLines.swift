import Hummingbird
import NIOCore
public import TrucaAPI

/// One line of an NDJSON body.
public struct NDJSONLine: Sendable {
  /// Counted from 1, empty lines included.
  public let number: Int
  /// Without the line end.
  public let bytes: [UInt8]
  private let depth: Int

  init(number: Int, bytes: [UInt8], depth: Int) {
    self.number = number
    self.bytes = bytes
    self.depth = depth
  }

  /// Throws `tooDeep` or `unreadable`, with the line's number.
  public func decode<Value: Decodable>(_ type: Value.Type) throws(Problem) -> Value {
    do throws(Problem) {
      try JSONDepth.check(bytes, limit: depth)
      return try WireCoder.decode(type, from: bytes)
    } catch {
      var problem = error
      problem.line = number
      throw problem
    }
  }
}

/// The lines of a request's body as they arrive.
public struct NDJSONLines {
  private var pieces: RequestBody.AsyncIterator
  private let limits: TransportLimits
  private var rest: [UInt8] = []
  private var ready: ArraySlice<NDJSONLine> = []
  private var number = 0
  private var ended = false

  init(_ body: RequestBody, limits: TransportLimits) {
    pieces = body.makeAsyncIterator()
    self.limits = limits
  }

  /// The lines that are there, at most `count`, waiting for one where none is; nil at the body's end. So a client that
  /// sends one line and waits for its answer gets it. Empty lines are left out.
  ///
  /// Throws `tooLarge` for a line over the limit, and the connection's error where the body breaks off: what came
  /// before is then not the whole.
  public mutating func next(upTo count: Int) async throws -> [NDJSONLine]? {
    while ready.isEmpty {
      guard !ended else { return nil }
      if let piece = try await pieces.next() {
        try take(piece)
      } else {
        ended = true
        if !rest.isEmpty { close(with: []) }
      }
    }
    let lines = ready.prefix(count)
    ready = ready.dropFirst(count)
    return Array(lines)
  }

  private mutating func take(_ piece: ByteBuffer) throws(Problem) {
    ready = []
    var view = piece.readableBytesView[...]
    while let end = view.firstIndex(of: UInt8(ascii: "\n")) {
      try check(rest.count + end - view.startIndex)
      close(with: view[..<end])
      view = view[(end + 1)...]
    }
    try check(rest.count + view.count)
    rest.append(contentsOf: view)
  }

  private func check(_ size: Int) throws(Problem) {
    guard size <= limits.lineBytes else {
      let detail = "cannot read a line of more than \(limits.lineBytes) bytes; split it"
      throw Problem(.tooLarge, detail, line: number + 1)
    }
  }

  private mutating func close(with tail: some Collection<UInt8>) {
    number += 1
    var bytes = rest
    rest = []
    bytes.append(contentsOf: tail)
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    if !bytes.isEmpty { ready.append(NDJSONLine(number: number, bytes: bytes, depth: limits.jsonDepth)) }
  }
}
