public import TrucaAPI

extension Client {
  /// `GET /v1/leads/{lead}/consents`
  public func consents(of lead: Int64) throws -> Page<Lead.ConsentView> {
    try get(Route("leads", String(lead), "consents"))
  }

  /// `POST /v1/leads/{lead}/consents`
  public func giveConsent(_ lead: Int64, _ entry: ConsentEntry) throws -> LeadAnswer {
    try post(Route("leads", String(lead), "consents"), entry)
  }

  /// `POST /v1/leads/{lead}/consents/withdraw`: all of the lead's consents end.
  public func withdrawConsents(_ lead: Int64, note: String?) throws -> LeadAnswer {
    try post(Route("leads", String(lead), "consents", "withdraw"), WithdrawRequest(note: note))
  }
}
