public import TrucaAPI

extension Client {
  /// `GET /v1/rules`
  public func rules() throws -> RuleList {
    try get(Route("rules"))
  }

  /// `GET /v1/rules/CODE`
  public func rule(_ code: String) throws -> RuleView {
    try get(Route("rules", code))
  }

  /// `POST /v1/rules/CODE`: narrows, adds or, with force, widens a row, or goes back to the shipped one.
  public func setRule(_ code: String, _ request: RuleRequest) throws -> RuleAnswer {
    try post(Route("rules", code), request)
  }

  /// `POST /v1/rules/CODE/suspend`: no call under this rule from now on.
  public func suspendRule(_ code: String, reason: String) throws -> RuleAnswer {
    try post(Route("rules", code, "suspend"), SuspensionRequest(reason: reason))
  }

  /// `POST /v1/rules/CODE/resume`
  public func resumeRule(_ code: String, reason: String? = nil) throws -> RuleAnswer {
    try post(Route("rules", code, "resume"), SuspensionRequest(reason: reason))
  }

  /// `GET /v1/rules/history`: the latest first.
  ///
  /// - Parameter code: nil: of all rules.
  public func ruleHistory(of code: String? = nil, after cursor: String? = nil) throws -> Page<RuleHistoryRow> {
    try get(Route("rules", "history").with("code", code).with("cursor", cursor))
  }

  /// `GET /v1/rules/review`
  public func lawReview() throws -> ReviewState {
    try get(Route("rules", "review"))
  }
}
