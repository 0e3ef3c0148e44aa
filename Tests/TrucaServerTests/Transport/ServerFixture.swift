import Dispatch
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import TrucaClient
import TrucaServer

/// A server on a socket in a scratch directory, and what a test needs to speak to it.
struct ServerFixture: Sendable {
  let socket: String
  let directory: ScratchDirectory
  private let group: ServiceGroup
  private let ended: Gate

  /// Our own client.
  var client: UnixTransport { UnixTransport(path: socket) }

  /// Serves the routes while `body` runs, then shuts down gracefully and waits for the server's end.
  ///
  /// - Parameter now: what the `Date` header says, seconds since 1970.
  static func run<Result: Sendable>(
    limits: TransportLimits = .init(), now: Int64 = 784_111_777, routes: (Router<TrucaContext>) -> Void,
    _ body: @Sendable (ServerFixture) async throws -> Result
  ) async throws -> Result {
    let directory = try ScratchDirectory()
    let path = directory.file("s")
    let listening = try ListeningSocket.bind(path: path)
    return try await run(listening, path: path, in: directory, limits: limits, now: now, routes: routes, body)
  }

  static func run<Result: Sendable>(
    _ listening: ListeningSocket, path: String, in directory: ScratchDirectory, limits: TransportLimits = .init(),
    now: Int64 = 784_111_777, routes: (Router<TrucaContext>) -> Void,
    _ body: @Sendable (ServerFixture) async throws -> Result
  ) async throws -> Result {
    let router = Router.transport(now: { now })
    routes(router)
    return try await run(listening, path: path, in: directory, limits: limits, router: router, body)
  }

  static func run<Result: Sendable>(
    _ listening: ListeningSocket, path: String, in directory: ScratchDirectory, limits: TransportLimits = .init(),
    router: Router<TrucaContext>, _ body: @Sendable (ServerFixture) async throws -> Result
  ) async throws -> Result {
    let serving = Gate()
    let ended = Gate()
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    // A thread of its own: what other tests ask for must not count as this one's idleness.
    let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    defer { loops.shutdownGracefully { _ in } }
    let server = SocketServer(
      socket: listening, router: router, limits: limits, group: loops, logger: logger,
      onServing: { serving.open() })
    let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: logger))
    let fixture = ServerFixture(socket: path, directory: directory, group: group, ended: ended)
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        defer {
          serving.open()
          ended.open()
        }
        try await group.run()
      }
      await serving.wait()
      do {
        let result = try await body(fixture)
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return result
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
    }
  }

  /// Begins the graceful shutdown, as SIGTERM does.
  func shutDown() async {
    await group.triggerGracefulShutdown()
  }

  /// Returns once the server has ended.
  func end() async {
    await ended.wait()
  }

  /// One request, on a thread of its own.
  func send(
    _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8]? = nil
  ) async throws -> HTTPAnswer {
    let client = client
    return try await onThread { try client.send(method, path, headers: headers, body: body) }
  }

  /// One JSON body.
  func post(_ path: String, json: String) async throws -> HTTPAnswer {
    try await send("POST", path, headers: [("Content-Type", "application/json")], body: Array(json.utf8))
  }

  /// Raw bytes over a connection of their own, on a thread of its own.
  func raw<Result: Sendable>(_ body: @escaping @Sendable (RawConnection) throws -> Result) async throws -> Result {
    let path = socket
    return try await onThread { try body(try RawConnection(path)) }
  }
}

/// Runs blocking code away from the threads on which the server's tasks run.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue(label: "test client").async {
      continuation.resume(with: Swift.Result { try body() })
    }
  }
}
