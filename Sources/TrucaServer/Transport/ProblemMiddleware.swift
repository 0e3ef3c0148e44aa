import HTTPTypes
public import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import TrucaAPI

/// Turns whatever a route throws into a problem document. What it does not know becomes "internal", with the request's
/// id; the log gets the error's type only, since its text may hold a person's data.
public struct ProblemMiddleware: RouterMiddleware {
  public typealias Context = TrucaContext

  public init() {}

  public func handle(
    _ request: Request, context: TrucaContext, next: (Request, TrucaContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound && context.endpointPath == "NotFound" {
      return missing(request, context)
    } catch {
      return Response(problem: Self.problem(of: error, context), context)
    }
  }

  private func missing(_ request: Request, _ context: TrucaContext) -> Response {
    guard let allow = context.routes.allow(request.uri.path) else {
      return Response(problem: Problem(.notFound, "cannot find this path; see the API's description"), context)
    }
    let problem = Problem(.methodNotAllowed, "cannot use this method here; the path knows \(allow)")
    var response = Response(problem: problem, context)
    response.headers[.allow] = allow
    return response
  }

  static func problem(of error: any Error, _ context: TrucaContext) -> Problem {
    switch error {
    case let problem as Problem:
      return problem
    case let fault as HTTPError:
      return Problem(
        ErrorKind(status: fault.status.code), "cannot take this request: \(fault.body ?? "\(fault.status)")")
    case is NIOTooManyBytesError:
      return Problem(.tooLarge, "cannot take a body of more than \(context.limits.bodyBytes) bytes; send less at once")
    case is HTTPParserError:
      return Problem(.badRequest, "cannot read the body: it is broken or was cut short; send it whole")
    case is CancellationError:
      return Problem(.unavailable, "cannot finish: the daemon is stopping; try again")
    default:
      context.logger.error("cannot answer a request", metadata: ["error": "\(type(of: error))"])
      return Problem(
        .internal, "cannot do this because of a fault in trucad; its log has more under request \(context.requestID)")
    }
  }
}

extension Response {
  /// A problem document. The request's id is filled in where the problem has no instance.
  init(problem: Problem, _ context: TrucaContext) {
    var problem = problem
    problem.instance = problem.instance ?? "urn:truca:request:\(context.requestID)"
    let body = (try? WireCoder.encode(problem)) ?? []
    self.init(
      status: .init(code: problem.status), headers: [.contentType: Problem.mediaType],
      body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
