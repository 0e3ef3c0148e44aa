internal import HTTPTypes
internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore
internal import TrucaDigest
internal import TrucaStore

extension HTTPField.Name {
  /// For whom an administrator acts: a login.
  static let trucaAs = knownName("Truca-As")
  static let idempotencyKey = knownName("Idempotency-Key")

  static func knownName(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no header name") }
    return name
  }
}

extension Desk {
  /// Finds out who asks: the peer's uid, its user, and for whom an administrator acts. Looked up for each request.
  func identify(_ request: Request, _ context: TrucaContext) throws -> Caller {
    let users = try roster.users(store)
    return try caller(uid: context.peer.uid, acting: request.headers[.trucaAs]) {
      users.byUID[$0]
    } login: {
      users.byLogin[$0]
    }
  }

  /// The caller with her rights as they are in a snapshot.
  func caller(uid: UInt32, acting: String?, _ reading: Snapshot) throws -> Caller {
    try caller(uid: uid, acting: acting) {
      try reading.user(uid: $0)
    } login: { login in
      try reading.user(login: login).flatMap { $0.hasLeft ? nil : $0 }
    }
  }

  private func caller(
    uid: UInt32, acting: String?, user find: (UInt32) throws -> UserAccount?,
    login: (String) throws -> UserAccount?
  ) throws -> Caller {
    let user = try find(uid)
    let isAdministrator = isAdministrator(uid: uid) || user?.roles.contains(.administrator) == true
    var roles = user?.roles ?? []
    if isAdministrator { roles.insert(.administrator) }
    guard !roles.isEmpty else {
      throw Problem(
        .unauthenticated, "cannot let uid \(uid) in: no user has it; an administrator adds one with truca user add")
    }
    guard let acting else { return Caller(uid: uid, user: user, actingAs: nil, roles: roles) }
    guard isAdministrator else {
      throw Problem(.forbidden, "cannot act as \(acting): only an administrator may act for another")
    }
    guard let other = try login(acting) else {
      throw Problem(.notFound, "cannot act as \(acting): there is no such user; see truca user list")
    }
    return Caller(uid: uid, user: user, actingAs: other, roles: other.roles)
  }

  /// A changing request without a body, or one whose body was read already.
  func commandRequest(
    _ request: Request, _ context: TrucaContext, caller: Caller, body: [UInt8], status: Int = 200
  ) throws -> CommandRequest {
    let key = request.headers[.idempotencyKey]
    if let key, !(1...128).contains(key.utf8.count) || !key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      throw Problem(.badRequest, "cannot use this Idempotency-Key: write 1 to 128 visible ASCII characters")
    }
    var fingerprint: [UInt8] = []
    if key != nil {
      let acting = request.headers[.trucaAs] ?? ""
      let head = "\(request.method.rawValue) \(request.uri.string)\u{0}\(acting)\u{0}"
      fingerprint = Fingerprint.sha256(Array(head.utf8) + body)
    }
    return CommandRequest(
      caller: caller, id: context.requestID, idempotencyKey: key, fingerprint: fingerprint, status: status)
  }
}

extension Request {
  /// The version that `If-Match: "7"` names; nil without the header.
  func ifMatch() throws -> Int? {
    guard let text = headers[.ifMatch] else { return nil }
    let digits = text.filter { $0 != "\"" }
    guard let version = Int(digits) else {
      throw Problem(.badRequest, "cannot read If-Match \(text): send the version in quotes, as the ETag has it")
    }
    return version
  }

  /// A whole number from the query, within bounds.
  func count(_ name: String, default standard: Int, in range: ClosedRange<Int>) throws -> Int {
    guard let text = uri.queryParameters[Substring(name)] else { return standard }
    guard let value = Int(text), range.contains(value) else {
      throw Problem(
        .badRequest, "cannot use \(name)=\(text): write a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A text from the query; nil if it is not there or empty.
  func text(_ name: String) -> String? {
    uri.queryParameters[Substring(name)].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
  }

  func flag(_ name: String) throws -> Bool {
    switch text(name) {
    case nil, "0", "false": return false
    case "1", "true": return true
    case let other?: throw Problem(.badRequest, "cannot use \(name)=\(other): write 1 or 0")
    }
  }
}

extension Response {
  init(_ answer: CommandAnswer) {
    self.init(
      status: .init(code: answer.status), headers: [.contentType: "application/json"],
      body: .init(byteBuffer: .init(bytes: answer.body)))
  }
}

extension TrucaContext {
  /// A number from the path.
  func number(_ name: String, of what: String) throws -> Int64 {
    let text = parameters.get(name) ?? ""
    guard let value = Int64(text), value > 0 else {
      throw Problem(.notFound, "cannot find \(what) \(text): it has a number; see truca \(what) list")
    }
    return value
  }
}
