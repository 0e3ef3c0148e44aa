import HTTPTypes
public import Hummingbird

/// Sets the `Date` header of every answer.
public struct DateMiddleware: RouterMiddleware {
  public typealias Context = TrucaContext

  private let now: @Sendable () -> Int64

  /// - Parameter now: seconds since 1970 in UTC, from the daemon's clock.
  public init(now: @escaping @Sendable () -> Int64) {
    self.now = now
  }

  public func handle(
    _ request: Request, context: TrucaContext, next: (Request, TrucaContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.date] = HTTPDate.text(now())
    return response
  }
}
