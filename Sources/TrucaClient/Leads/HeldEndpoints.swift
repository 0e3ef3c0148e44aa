public import TrucaAPI

extension Client {
  /// `GET /v1/held`: leads that get no calls until somebody settles why.
  ///
  /// - Parameters:
  ///   - place: only leads of this place (`ES`, `US-FL`).
  ///   - reason: only leads held for this reason's kind.
  public func held(
    in place: String? = nil, reason: String? = nil, after cursor: String? = nil, limit: Int? = nil
  ) throws -> Page<LeadRow> {
    try get(
      Route("held").with("in", place).with("reason", reason).with("cursor", cursor)
        .with("limit", limit.map(String.init)))
  }

  /// `POST /v1/held/settle`
  public func settle(_ request: SettleRequest) throws -> SettleAnswer {
    try post(Route("held", "settle"), request)
  }
}

extension Client {
  /// `GET /v1/held/summary`: the held leads counted by reason.
  public func heldSummary() throws -> HeldSummary {
    try get(Route("held", "summary"))
  }
}
