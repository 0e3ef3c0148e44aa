import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// Hummingbird's HTTP/1 connection with three things more: the peer's credentials, read once and bound to the task that
/// answers its requests; our guard on what comes in; and a place in the list of open connections.
struct PeerHTTP1Channel: ServerChildChannel {
  struct Value: ServerChildChannelValue {
    let http: HTTP1Channel.Value
    let peer: Peer
    var channel: any Channel { http.channel }
  }

  let http1: HTTP1Channel
  let limits: TransportLimits
  let connections: OpenConnections

  init(limits: TransportLimits, connections: OpenConnections, responder: @escaping HTTPChannelHandler.Responder) {
    self.limits = limits
    self.connections = connections
    let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
      maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes, maxHeaderFieldCount: 256)
    // No idle time there: it counts neither a request's trickling bytes nor an answer that is not read. The guard does.
    http1 = HTTP1Channel(responder: responder, configuration: .init(httpDecoderConfiguration: decoder))
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    connections.add(channel)
    return Peer.of(channel).flatMap { peer in
      http1.setup(channel: channel, logger: logger).flatMapThrowing { http in
        let pipeline = channel.pipeline.syncOperations
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try pipeline.addHandler(RequestGuard(limits: limits), position: .after(decoder))
        return Value(http: http, peer: peer)
      }
    }
  }

  func handle(value: Value, logger: Logger) async {
    await Peer.$current.withValue(value.peer) {
      await http1.handle(value: value.http, logger: logger)
    }
  }
}
