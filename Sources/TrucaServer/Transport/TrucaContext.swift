public import Hummingbird
public import Logging

/// What a request brings besides itself: who asks, under which limits.
public struct TrucaContext: RequestContext {
  /// Where a context comes from: the connection.
  public struct Source: RequestContextSource {
    public let logger: Logger
    let requestID: String
    let peer: Peer
    let limits: TransportLimits
    let routes: RouteTable
  }

  public var coreContext: CoreRequestContextStorage
  /// The id under which log and problem documents speak of this request. Not Hummingbird's `id`: that one traps where
  /// the log handler keeps no metadata.
  public let requestID: String
  /// The process that asks.
  public let peer: Peer
  public let limits: TransportLimits
  let routes: RouteTable

  public init(source: Source) {
    coreContext = .init(source: source)
    requestID = source.requestID
    peer = source.peer
    limits = source.limits
    routes = source.routes
  }

  public var maxUploadSize: Int { limits.bodyBytes }
}
