internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore

extension RouteKit {
  func checkNumber(_ request: Request, _ context: TrucaContext) throws -> Response {
    guard let number = request.text("number") else {
      throw Problem(.badRequest, "cannot check a number without one: send it as number=")
    }
    return try quickQuery(request, context) { scope in
      try scope.checkNumber(number, country: request.text("country"), team: request.text("team"))
    }
  }

  /// Each lead concerned is looked over again before the answer.
  func setAreaCodeTrust(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let caller = try desk.identify(request, context)
    try caller.require(.administrator, to: "trust or distrust area codes")
    let (body, bytes) = try await request.decodeWithBytes(AreaCodeRequest.self, context: context)
    let command = try desk.commandRequest(request, context, caller: caller, body: bytes)
    return Response(try await desk.longCommand(command) { try await desk.setAreaCodeTrust(body.trusted, command) })
  }
}
