public import TrucaAPI

extension Client {
  /// `GET /v1/today`
  ///
  /// - Parameter rep: login name; nil: the caller's own list.
  public func today(rep: String? = nil) throws -> Today {
    try get(Route("today").with("rep", rep))
  }

  /// `POST /v1/next`: hands out a call. With one in hand, gives that one again.
  ///
  /// - Parameter lead: this lead, if it may be called; nil: the best one.
  public func next(lead: Int64? = nil) throws -> NextAnswer {
    try post(Route("next"), NextRequest(lead: lead))
  }

  /// `POST /v1/calls/{call}/outcome`
  public func record(_ outcome: OutcomeRequest, of call: CallReference = .current) throws -> CallAnswer {
    try post(Route("calls", call.segment, "outcome"), outcome)
  }

  /// `POST /v1/calls/{call}/skip`: gives the call back unmade.
  public func skip(_ call: CallReference = .current, reason: String? = nil) throws -> CallAnswer {
    try post(Route("calls", call.segment, "skip"), SkipRequest(reason: reason))
  }

  /// `POST /v1/undo`: takes the caller's last outcome back.
  public func undo() throws -> CallAnswer {
    try post(Route("undo"), [String: String]())
  }

  /// `POST /v1/leads/{lead}/calls`: a call that Truca did not hand out.
  public func record(_ call: MadeCallRequest, with lead: Int64) throws -> CallAnswer {
    try post(Route("leads", String(lead), "calls"), call)
  }
}
