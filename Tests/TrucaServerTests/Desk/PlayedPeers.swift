import Glibc
import HTTPTypes
import Hummingbird
import TrucaAPI

@testable import TrucaServer

/// Hands requests on to the daemon's router, with another peer where a header of the tests names one: real peers with
/// other uids need root.
struct PlayedPeers: RouterMiddleware {
  static let header = "Test-Uid"
  static let ownUID = getuid()

  private let responder: RouterResponder<TrucaContext>
  private let routes: RouteTable

  init(_ router: Router<TrucaContext>) {
    responder = router.buildResponder()
    routes = RouteTable(router)
  }

  func handle(
    _ request: Request, context: TrucaContext, next: (Request, TrucaContext) async throws -> Response
  ) async throws -> Response {
    let played = HTTPField.Name(Self.header).flatMap { request.headers[$0] }.flatMap { UInt32($0) }
    let peer = Peer(pid: context.peer.pid, uid: played ?? context.peer.uid, gid: context.peer.gid)
    let source = TrucaContext.Source(
      logger: context.logger, requestID: context.requestID, peer: peer, limits: context.limits, routes: routes)
    return try await responder.respond(to: request, context: TrucaContext(source: source))
  }
}
