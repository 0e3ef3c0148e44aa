internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore

extension RouteKit {
  func showProcess(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let version = try request.text("version").map { text in
      guard let version = Int(text) else {
        throw Problem(.badRequest, "cannot show process version \(text): write a number")
      }
      return version
    }
    return try await query(request, context) { try $0.view(process: version) }
  }

  func checkProcess(_ request: Request, _ context: TrucaContext) async throws -> Response {
    _ = try desk.identify(request, context)
    let body = try await request.decodeJSON(ProcessRequest.self, context: context)
    return try .json(ProcessReading.check(body.files))
  }

  func applyProcess(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: ProcessRequest.self, status: 201) { scope, body in
      try scope.caller.require(.administrator, to: "apply a process")
      return try scope.apply(try ProcessReading.decode(body.files), note: String((body.note ?? "").prefix(1000)))
    }
  }
}
