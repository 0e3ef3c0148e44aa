public import TrucaAPI

extension Client {
  /// `GET /v1/leads`: one page.
  ///
  /// - Parameters:
  ///   - cursor: `Page.next` of the page before; nil: the first page.
  ///   - limit: rows of a page; nil: the daemon's choice.
  public func leads(
    _ filter: LeadFilter = LeadFilter(), after cursor: String? = nil, limit: Int? = nil
  ) throws -> Page<LeadRow> {
    try get(
      Route("leads").with("state", filter.state).with("owner", filter.owner).with("team", filter.team)
        .with("atRisk", if: filter.atRisk).with("missed", if: filter.missed).with("q", filter.search)
        .with("cursor", cursor).with("limit", limit.map(String.init)))
  }

  /// `GET /v1/leads/{lead}`
  public func lead(_ lead: Int64) throws -> Lead {
    try get(Route("leads", String(lead)))
  }

  /// `PATCH /v1/leads/{lead}`
  ///
  /// - Parameter version: as it was read; `ErrorKind.versionMismatch` where somebody was faster.
  public func changeLead(_ lead: Int64, version: Int, _ change: LeadChange) throws -> LeadAnswer {
    try patch(Route("leads", String(lead)), version: version, change)
  }

  /// `POST /v1/leads/{lead}/assign`
  public func assign(_ lead: Int64, to login: String) throws -> LeadAnswer {
    try post(Route("leads", String(lead), "assign"), AssignRequest(to: login))
  }

  /// `POST /v1/leads/{lead}/stop`: no more calls.
  public func stop(_ lead: Int64, reason: String?) throws -> LeadAnswer {
    try post(Route("leads", String(lead), "stop"), StopRequest(reason: reason))
  }

  /// `POST /v1/leads/{lead}/notes`
  public func addNote(_ text: String, to lead: Int64) throws -> LeadAnswer {
    try post(Route("leads", String(lead), "notes"), NoteRequest(text: text))
  }

  /// `POST /v1/leads/{lead}/callback`: a call promised for a time that the lead asked for.
  ///
  /// - Parameter time: words or RFC 3339, read in the caller's zone.
  public func promise(_ lead: Int64, at time: String) throws -> LeadAnswer {
    try post(Route("leads", String(lead), "callback"), TimeRequest(at: time))
  }

  /// `POST /v1/leads/{lead}/snooze`: moves the planned call.
  ///
  /// - Parameter time: words or RFC 3339, read in the caller's zone.
  public func snooze(_ lead: Int64, until time: String) throws -> LeadAnswer {
    try post(Route("leads", String(lead), "snooze"), TimeRequest(at: time))
  }
}
