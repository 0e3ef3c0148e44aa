public import TrucaAPI

extension Client {
  /// `GET /v1/numbers/check`
  ///
  /// - Parameters:
  ///   - number: in any usual spelling.
  ///   - country: name or two letters: how a national spelling is read; nil: as the team's numbers are.
  ///   - team: whose settings count; nil: the caller's.
  public func checkNumber(_ number: String, country: String? = nil, team: String? = nil) throws -> NumberCheck {
    try get(Route("numbers", "check").with("number", number).with("country", country).with("team", team))
  }

  /// `GET /v1/rules/area-codes`
  public func areaCodeTrust() throws -> AreaCodeTrust {
    try get(Route("rules", "area-codes"))
  }

  /// `POST /v1/rules/area-codes`: returns when all leads have been looked over.
  public func setAreaCodes(trusted: Bool) throws -> AreaCodeTrust {
    try post(Route("rules", "area-codes"), AreaCodeRequest(trusted: trusted))
  }
}
