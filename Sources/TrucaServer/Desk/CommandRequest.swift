internal import TrucaAPI
internal import TrucaStore

/// One request that changes something, before it is looked at.
struct CommandRequest: Sendable {
  var caller: Caller
  /// Names the request in the journal and the log.
  var id: String
  var idempotencyKey: String?
  /// Of verb, path and body: the same key must come with the same request.
  var fingerprint: [UInt8]
  /// The status of the answer when all goes well.
  var status: Int

  init(
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
struct CommandAnswer: Sendable {
  var status: Int
  var body: [UInt8]
}
