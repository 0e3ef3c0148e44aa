public import TrucaAPI

extension Client {
  /// `GET /v1/process`
  ///
  /// - Parameter version: nil: the present one.
  public func process(version: Int? = nil) throws -> ProcessView {
    try get(Route("process").with("version", version.map(String.init)))
  }

  /// `POST /v1/process/check`: changes nothing.
  public func checkProcess(_ request: ProcessRequest) throws -> ProcessCheck {
    try post(Route("process", "check"), request)
  }

  /// `POST /v1/process`: makes the document the process from now on.
  ///
  /// Throws `ProcessRefusal` where the document itself is at fault.
  public func applyProcess(_ request: ProcessRequest) throws -> ProcessVersionRow {
    let answer = try exchange("POST", Route("process"), headers: [Self.json], body: WireCoder.encode(request))
    if let refusal = ProcessRefusal(answer) { throw refusal }
    return try read(answer)
  }

  /// `GET /v1/process/history`: the latest version first.
  public func processHistory(after cursor: String? = nil) throws -> Page<ProcessVersionRow> {
    try get(Route("process", "history").with("cursor", cursor))
  }
}
