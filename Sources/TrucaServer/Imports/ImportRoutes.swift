internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle
internal import TrucaAPI
internal import TrucaCore
internal import TrucaDocuments

extension RouteKit {
  /// The file as it is in the body; the answer is NDJSON while the file is being read.
  func importLeads(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let caller = try desk.identify(request, context)
    let command = CommandRequest(caller: caller, id: context.requestID)
    let order = try ImportOrder(request)
    // Names and rights are looked up before the answer begins, so that a refusal still has a status of its own.
    let resolved = try await desk.resolve(order, command)
    let body = ResponseBody { [desk] writer in
      var session = ImportSession(desk: desk, request: command, order: order, resolved: resolved)
      do {
        for try await piece in request.body {
          try await writer.write(lines: try await session.take(Array(piece.readableBytesView)))
          guard !Task.isShuttingDownGracefully else {
            throw Problem(
              .unavailable,
              "cannot go on with the import: trucad is stopping; import the same file again, what is in stays in")
          }
        }
        try await writer.write(lines: try await session.finish())
      } catch let error as ChannelError {
        throw error
      } catch {
        // Thrown on, it would be answered once more, in the middle of this answer.
        try await writer.write(lines: [ImportEvent(problem: ProblemMiddleware.problem(of: error, context))])
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: "application/x-ndjson", .cacheControl: "no-store"], body: body)
  }
}

extension ResponseBodyWriter {
  fileprivate mutating func write(lines events: [ImportEvent]) async throws {
    guard !events.isEmpty else { return }
    var bytes: [UInt8] = []
    for event in events {
      bytes += try WireCoder.encode(event)
      bytes.append(UInt8(ascii: "\n"))
    }
    try await write(ByteBuffer(bytes: bytes))
  }
}

extension ImportOrder {
  /// Reads the query; see `ImportEvent` for its members.
  init(_ request: Request) throws {
    team = request.text("team")
    country = request.text("country")
    source = request.text("source")
    dryRun = try request.flag("dryRun")
    for pair in request.uri.queryParameters.getAll("owner") {
      guard let split = pair.lastIndex(of: "="), split != pair.startIndex else {
        throw Problem(.badRequest, "cannot read owner=\(pair): write owner=NAME IN THE FILE=LOGIN")
      }
      owners[String(pair[..<split])] = String(pair[pair.index(after: split)...])
    }
    do throws(LeadFileError) {
      var columns: [ColumnOverride] = []
      for text in request.uri.queryParameters.getAll("map") { columns.append(try ColumnOverride(String(text))) }
      file.columns = columns
    } catch {
      throw Problem(.badRequest, error.sentence)
    }
    if let text = request.text("dates") {
      guard let order = DateOrder(rawValue: text) else {
        throw Problem(.badRequest, "cannot read dates as \(text): write dmy, mdy or ymd")
      }
      file.dates = order
    }
    if let text = request.text("encoding") {
      guard let encoding = TextEncoding(rawValue: text) else {
        throw Problem(.badRequest, "cannot read the encoding \(text): write utf-8 or windows-1252")
      }
      file.encoding = encoding
    }
  }
}
