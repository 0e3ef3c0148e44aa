/// What went wrong, as a word that programs may rely on. Raw values never change once released; new ones may come.
public enum ErrorKind: String, Codable, Sendable, CaseIterable {
  /// The request breaks the protocol or an argument makes no sense.
  case badRequest
  /// The body is no readable JSON, or not of the expected shape.
  case unreadable
  /// The caller's uid belongs to no user.
  case unauthenticated = "unknownUser"
  /// The user is known and may not do this.
  case forbidden
  case notFound
  /// The thing exists already, or its state does not admit the change.
  case conflict
  /// If-Match names a version that is no longer the present one: read again.
  case versionMismatch
  /// The idempotency key was used before with another body.
  case idempotencyMismatch
  case tooLarge
  /// JSON nested deeper than the limit.
  case tooDeep
  case headersTooLarge
  /// The request was not complete in time.
  case timeout
  /// The body's media type is not one that this endpoint reads.
  case unsupported
  case methodNotAllowed
  /// A rule refuses; the problem's `reason` names it.
  case refused
  /// A document (the process, say) does not check; `problems` tells each place.
  case invalidDocument
  /// Not now: the daemon starts, stops, or cannot reach its store.
  case unavailable
  /// A fault of the daemon; its log has more under the request's id.
  case `internal`

  /// The HTTP status that carries this kind. An unknown user gets 403 and not 401: there is no sign-in to offer.
  public var status: Int {
    switch self {
    case .badRequest, .unreadable, .tooDeep: 400
    case .unauthenticated, .forbidden: 403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .timeout: 408
    case .conflict, .refused: 409
    case .versionMismatch: 412
    case .tooLarge: 413
    case .unsupported: 415
    case .idempotencyMismatch, .invalidDocument: 422
    case .headersTooLarge: 431
    case .internal: 500
    case .unavailable: 503
    }
  }

  /// The exit code of a command that ends with this error, as in `sysexits.h`.
  public var exitCode: Int32 {
    switch self {
    case .badRequest, .headersTooLarge, .unsupported, .methodNotAllowed: 64
    case .unreadable, .tooLarge, .tooDeep, .idempotencyMismatch, .invalidDocument: 65
    case .notFound: 66
    case .refused, .unavailable: 69
    case .internal: 70
    case .conflict: 73
    case .versionMismatch, .timeout: 75
    case .unauthenticated, .forbidden: 77
    }
  }

  /// The problem's title: the same for each problem of a kind.
  public var title: String {
    switch self {
    case .badRequest: "Bad request"
    case .unreadable: "Unreadable body"
    case .unauthenticated: "Unknown user"
    case .forbidden: "Not permitted"
    case .notFound: "Not found"
    case .conflict: "Conflict"
    case .versionMismatch: "Changed meanwhile"
    case .idempotencyMismatch: "Idempotency key used before"
    case .tooLarge: "Too large"
    case .tooDeep: "Nested too deep"
    case .headersTooLarge: "Headers too large"
    case .timeout: "Too slow"
    case .unsupported: "Unsupported media type"
    case .methodNotAllowed: "Method not allowed"
    case .refused: "Refused by a rule"
    case .invalidDocument: "Document does not check"
    case .unavailable: "Not available"
    case .internal: "Internal error"
    }
  }

  /// The nearest kind for a status that came without a kind which we know, as from a newer daemon.
  public init(status: Int) {
    let match = Self.allCases.first { $0.status == status && $0 != .unauthenticated }
    self = match ?? (400..<500 ~= status ? .badRequest : .internal)
  }
}
