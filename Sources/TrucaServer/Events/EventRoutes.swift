internal import HTTPTypes
internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore

extension HTTPField.Name {
  static let lastEventID = knownName("Last-Event-ID")
}

extension RouteKit {
  /// `GET /v1/events`: server-sent events until the client leaves or the daemon stops.
  func events(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let caller = try desk.identify(request, context)
    let start = try await desk.query(caller) { try $0.start(of: try request.eventsBegin()) }
    let place = try streams.place(for: caller.uid)
    let feed = EventFeed(
      desk: desk, uid: caller.uid, acting: request.headers[.trucaAs], heartbeat: context.limits.heartbeat)
    let body = ResponseBody { writer in
      defer { place.close() }
      do {
        try await request.body.consumeWithCancellationOnInboundClose { _ in
          try await feed.run(from: start) { try await writer.write($0) }
        }
      } catch is CancellationError {
        // The client has left.
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
  }
}

/// Where a stream of events begins.
enum EventsBegin: Hashable {
  /// With what comes from now on.
  case now
  /// Behind this place of the journal.
  case after(Int64)
}

extension Request {
  /// What `Last-Event-ID` says, else `?after=`: a client that resumes repeats the address of its first request.
  func eventsBegin() throws(Problem) -> EventsBegin {
    let (source, text) =
      headers[.lastEventID].map { ("Last-Event-ID: ", $0) } ?? ("?after=", text("after") ?? "now")
    if text == "now" { return .now }
    guard let sequence = Int64(text), sequence >= 0 else {
      throw Problem(.badRequest, "cannot begin with \(source)\(text): write the sequence of an event, or now")
    }
    return .after(sequence)
  }
}
