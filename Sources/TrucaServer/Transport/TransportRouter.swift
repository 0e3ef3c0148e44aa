public import Hummingbird

extension Router where Context == TrucaContext {
  /// A router with what every route of the daemon has: access log, `Date`, problem documents, HEAD beside GET. Add
  /// further middleware, then routes.
  ///
  /// - Parameter now: seconds since 1970 in UTC, from the daemon's clock.
  public static func transport(now: @escaping @Sendable () -> Int64) -> Router<TrucaContext> {
    let router = Router(context: TrucaContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: AccessLogMiddleware())
    router.add(middleware: DateMiddleware(now: now))
    router.add(middleware: ProblemMiddleware())
    return router
  }
}
