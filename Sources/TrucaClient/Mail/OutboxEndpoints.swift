public import TrucaAPI

extension Client {
  /// `POST /v1/outbox/claim`: the next mail that is due, with the token that its result must come with.
  public func claimMail(_ request: ClaimRequest) throws -> ClaimAnswer {
    try post(Route("outbox", "claim"), request)
  }

  /// `POST /v1/outbox/{mail}/result`
  public func report(_ result: SendResult, of mail: Int64) throws -> OutboxRow {
    try post(Route("outbox", String(mail), "result"), result)
  }

  /// `GET /v1/outbox`: the newest first.
  public func outbox(state: String? = nil, after cursor: String? = nil, limit: Int? = nil) throws -> Page<OutboxRow> {
    try get(
      Route("outbox").with("state", state).with("cursor", cursor).with("limit", limit.map(String.init)))
  }

  /// `GET /v1/outbox/{mail}`
  public func mail(_ mail: Int64) throws -> OutboxDetail {
    try get(Route("outbox", String(mail)))
  }

  /// `POST /v1/outbox/{mail}/retry`: answers with the mail that will be sent, which may be a copy.
  public func retryMail(_ mail: Int64) throws -> OutboxRow {
    try post(Route("outbox", String(mail), "retry"), Empty())
  }

  /// `POST /v1/outbox/{mail}/drop`
  public func dropMail(_ mail: Int64) throws -> OutboxRow {
    try post(Route("outbox", String(mail), "drop"), Empty())
  }

  /// `POST /v1/outbox/pause`
  public func pauseMails(reason: String? = nil) throws -> OutboxState {
    try post(Route("outbox", "pause"), PauseRequest(reason: reason))
  }

  /// `POST /v1/outbox/resume`
  public func resumeMails() throws -> OutboxState {
    try post(Route("outbox", "resume"), Empty())
  }

  private struct Empty: Encodable {}
}
