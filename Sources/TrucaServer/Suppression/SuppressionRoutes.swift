internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle
internal import TrucaAPI
internal import TrucaCore
internal import TrucaDocuments

extension RouteKit {
  func listSuppressions(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let limit = try request.count("limit", default: 100, in: 1...1000)
    let prefixes = try request.flag("prefixes")
    return try await query(request, context) { scope in
      try scope.suppressions(prefixes: prefixes, cursor: request.text("cursor"), limit: limit)
    }
  }

  func suppress(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: SuppressRequest.self) { try $0.suppress($1) }
  }

  /// A question; in the body, for addresses are written down in places where numbers must not stand.
  func checkSuppression(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let question = try await request.decodeJSON(NumberQuestion.self, context: context)
    return try await query(request, context) { try $0.checkSuppression(question) }
  }

  func unsuppress(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: UnsuppressRequest.self) { try $0.unsuppress($1) }
  }

  /// The file as it is in the body; the answer is NDJSON while the file is being read.
  func importSuppressions(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let caller = try desk.identify(request, context)
    try caller.require(.manager, .administrator, to: "import a do-not-call list")
    let command = CommandRequest(caller: caller, id: context.requestID)
    let region = try desk.queryHere(caller) { try $0.region(request.text("country")) }
    let note = request.text("note").flatMap { NoteText.tidied($0, limit: 500) } ?? ""
    let column = request.text("column")
    let body = ResponseBody { [desk] writer in
      var session = SuppressionImport(desk: desk, request: command, region: region, note: note, column: column)
      var output = NDJSONWriter(writer)
      do {
        for try await piece in request.body {
          try await output.write(try await session.take(Array(piece.readableBytesView)))
          guard !Task.isShuttingDownGracefully else {
            throw Problem(
              .unavailable,
              "cannot go on with the import: trucad is stopping; import the same file again, what is in stays in")
          }
        }
        try await output.write(try await session.finish())
      } catch let error as ChannelError {
        throw error
      } catch {
        // Thrown on, it would be answered once more, in the middle of this answer.
        try await output.write([SuppressionImportEvent(problem: ProblemMiddleware.problem(of: error, context))])
      }
      try await output.finish()
    }
    return Response(
      status: .ok, headers: [.contentType: "application/x-ndjson", .cacheControl: "no-store"], body: body)
  }
}
