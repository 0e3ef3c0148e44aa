public import TrucaAPI

/// What a mailer asks for. It may be asked again and again while the daemon is away, hence the keys are the caller's:
/// with the same key a request is carried out once, however often it is sent.
extension Client {
  /// Milliseconds of silence after which a mailer takes the daemon for being away: it has other things to look after.
  private static let patience: Int32 = 10_000

  /// A key for one claim or one report.
  public static func freshKey() -> String { IdempotencyKey.fresh() }

  /// `POST /v1/outbox/claim`: takes the next mail that is due.
  ///
  /// - Parameter mailer: names the claimer in the daemon's log.
  public func claimMail(as mailer: String, key: String) throws -> ClaimAnswer {
    try post(Route("outbox", "claim"), ClaimRequest(mailer: mailer), key: key)
  }

  /// `POST /v1/outbox/{mail}/result`: tells how sendmail ended.
  ///
  /// - Returns: where the mail stands now.
  public func reportMail(_ mail: Int64, _ result: SendResult, key: String) throws -> OutboxRow {
    try post(Route("outbox", String(mail), "result"), result, key: key)
  }

  private func post<Answer: Decodable>(_ route: Route, _ body: some Encodable, key: String) throws -> Answer {
    var transport = transport
    transport.patience = Self.patience
    let headers = headers(for: "GET") + [Self.json, ("Idempotency-Key", key)]
    return try read(try transport.send("POST", route.text, headers: headers, body: WireCoder.encode(body)))
  }
}
