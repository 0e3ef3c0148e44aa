/// What one request, one connection and all connections together may use. Time here is real time, never the simulated
/// clock: it guards the process, not the calls.
public struct TransportLimits: Sendable, Hashable {
  /// Bytes of the request line and all header fields together; more is answered 431.
  public var headerBytes = 16 * 1_024
  /// Bytes of a body that is read whole; more is answered 413. Streams are limited by the line.
  public var bodyBytes = 1_024 * 1_024
  /// Bytes of one line of an NDJSON upload.
  public var lineBytes = 256 * 1_024
  /// Levels of arrays and objects in JSON.
  public var jsonDepth = 64
  /// How long a connection may keep us waiting: between requests, within a request's head or body, or with an answer
  /// that it does not read.
  public var idle = Duration.seconds(60)
  /// How long requests in flight may take to end after the shutdown began.
  public var drain = Duration.seconds(5)
  /// How often a stream of events says something where there is nothing to say, so that both ends notice a dead one.
  public var heartbeat = Duration.seconds(15)
  /// Open connections; more wait in the kernel's queue. Lowered to what the limit of descriptors admits.
  public var connections = 4_096

  public init() {}
}
