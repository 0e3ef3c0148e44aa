public import Hummingbird
import Logging

/// One line at debug for each request: the route and not the path, so that neither names nor numbers get into a log.
public struct AccessLogMiddleware: RouterMiddleware {
  public typealias Context = TrucaContext

  public init() {}

  public func handle(
    _ request: Request, context: TrucaContext, next: (Request, TrucaContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let time = (ContinuousClock.now - start).components
    let microseconds = time.seconds * 1_000_000 + time.attoseconds / 1_000_000_000_000
    context.logger.debug(
      "request",
      metadata: [
        "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "-")",
        "status": "\(response.status.code)", "us": "\(microseconds)", "uid": "\(context.peer.uid)",
      ])
    return response
  }
}
