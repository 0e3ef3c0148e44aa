import Glibc
public import Hummingbird
import HummingbirdCore
public import Logging
public import NIOCore
import NIOExtras
public import NIOPosix
public import ServiceLifecycle
import Synchronization
import TrucaAPI

/// Serves a router on a listening socket until the graceful shutdown: then no connection is accepted any more, idle
/// ones are closed, and requests in flight have the drain time to end.
public struct SocketServer: Service {
  /// Descriptors kept for the store, logs and zone files.
  private static let reservedDescriptors = 64

  private let socket: ListeningSocket
  private let responder: RouterResponder<TrucaContext>
  private let routes: RouteTable
  private let limits: TransportLimits
  private let group: any EventLoopGroup
  private let logger: Logger
  private let onServing: @Sendable () async -> Void

  /// - Parameters:
  ///   - router: with all its routes: what is added later is not served.
  ///   - onServing: called once connections are being accepted.
  public init(
    socket: ListeningSocket, router: Router<TrucaContext>, limits: TransportLimits = .init(),
    group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, logger: Logger,
    onServing: @escaping @Sendable () async -> Void = {}
  ) {
    self.socket = socket
    responder = router.buildResponder()
    routes = RouteTable(router)
    self.limits = limits
    self.group = group
    self.logger = logger
    self.onServing = onServing
  }

  public func run() async throws {
    // Before the listener's end is seen by a successor, our name is gone or known to be another's.
    defer { socket.release() }
    let connections = OpenConnections()
    let child = PeerHTTP1Channel(limits: limits, connections: connections) { request, writer, channel in
      try await answer(request, writer)
    }
    let quiesce = ServerQuiescingHelper(group: group)
    // A thread of its own accepts, for the others may be busy with answers when many come at once.
    let acceptor = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    do {
      try await serve(try await listen(child, quiesce, acceptor), child, connections, quiesce)
    } catch {
      try? await acceptor.shutdownGracefully()
      throw error
    }
    try await acceptor.shutdownGracefully()
  }

  private func serve(
    _ server: NIOAsyncChannel<PeerHTTP1Channel.Value, Never>, _ child: PeerHTTP1Channel,
    _ connections: OpenConnections, _ quiesce: ServerQuiescingHelper
  ) async throws {
    await onServing()
    let shutdown = Shutdown()
    try await withGracefulShutdownHandler {
      try await accept(server, child, connections, shutdown)
    } onGracefulShutdown: {
      shutdown.begin(server.channel.eventLoop, limits.drain, connections)
      quiesce.initiateShutdown(promise: nil)
    }
    shutdown.end()
  }

  private func listen(
    _ child: PeerHTTP1Channel, _ quiesce: ServerQuiescingHelper, _ acceptor: any EventLoopGroup
  ) async throws -> NIOAsyncChannel<PeerHTTP1Channel.Value, Never> {
    let most = max(1, min(limits.connections, DescriptorLimit.current - Self.reservedDescriptors))
    let server = try await ServerBootstrap(group: acceptor, childGroup: group)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(AcceptGuard(limit: most, logger: logger))
          try pipeline.addHandler(quiesce.makeServerChannelHandler(channel: channel))
        }
      }
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .bind(socket.descriptor) { child.setup(channel: $0, logger: logger) }
    socket.listen()
    return server
  }

  private func accept(
    _ server: NIOAsyncChannel<PeerHTTP1Channel.Value, Never>, _ child: PeerHTTP1Channel,
    _ connections: OpenConnections, _ shutdown: Shutdown
  ) async throws {
    try await withThrowingDiscardingTaskGroup { tasks in
      try await server.executeThenClose { inbound in
        for try await connection in inbound {
          tasks.addTask(executorPreference: EventLoopExecutor(connection.channel.eventLoop)) {
            await child.handle(value: connection, logger: logger)
          }
        }
      }
      // Whoever waits for the last connections must not wait for ever where the listener ended by itself.
      if !shutdown.hasBegun { connections.closeAll() }
    }
  }

  private func answer(_ request: Request, _ writer: consuming ResponseWriter) async throws {
    guard let peer = Peer.current else { throw ChannelError.ioOnClosedChannel }
    var logger = logger
    let id = RequestID().description
    logger[metadataKey: "hb.request.id"] = .string(id)
    let context = TrucaContext(
      source: .init(logger: logger, requestID: id, peer: peer, limits: limits, routes: routes))
    var response: Response
    do {
      response = try await responder.respond(to: request, context: context)
    } catch {
      // Nothing comes here but what the middleware did not catch: a router without it.
      response = Response(problem: ProblemMiddleware.problem(of: error, context), context)
    }
    guard request.method == .head else {
      try await writer.write(response: response.head, body: response.body)
      return
    }
    if response.headers[.contentLength] == nil { response.headers[.contentLength] = "0" }
    try await writer.writeResponse(response.head)
  }
}

/// The end of a server: cuts what has not ended within the drain time.
private final class Shutdown: Sendable {
  private let cut = Mutex<Scheduled<Void>?>(nil)

  var hasBegun: Bool { cut.withLock { $0 != nil } }

  func begin(_ loop: any EventLoop, _ drain: Duration, _ connections: OpenConnections) {
    cut.withLock { $0 = loop.scheduleTask(in: TimeAmount(drain)) { connections.closeAll() } }
  }

  func end() {
    cut.withLock { $0?.cancel() }
  }
}
