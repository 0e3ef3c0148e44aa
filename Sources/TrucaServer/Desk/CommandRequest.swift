public import TrucaAPI
public import TrucaStore

/// One request that changes something, before it is looked at.
public struct CommandRequest: Sendable {
  public var caller: Caller
  /// Names the request in the journal and the log.
  public var id: String
  public var idempotencyKey: String?
  /// Of verb, path and body: the same key must come with the same request.
  public var fingerprint: [UInt8]
  /// The status of the answer when all goes well.
  public var status: Int

  public init(
    caller: Caller, id: String, idempotencyKey: String? = nil, fingerprint: [UInt8] = [], status: Int = 200
  ) {
    self.caller = caller
    self.id = id
    self.idempotencyKey = idempotencyKey
    self.fingerprint = fingerprint
    self.status = status
  }
}

/// An answer as it was committed, ready to be sent.
public struct CommandAnswer: Sendable {
  public var status: Int
  public var body: [UInt8]
}
