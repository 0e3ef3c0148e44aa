public import TrucaAPI

extension Client {
  /// `GET /v1/suppressions`: one page of numbers, the newest first, or of prefixes.
  public func suppressions(
    prefixes: Bool = false, after cursor: String? = nil, limit: Int? = nil
  ) throws -> Page<SuppressionView> {
    try get(
      Route("suppressions").with("prefixes", if: prefixes).with("cursor", cursor)
        .with("limit", limit.map(String.init)))
  }

  /// `POST /v1/suppressions`
  public func suppress(_ request: SuppressRequest) throws -> SuppressionAnswer {
    try post(Route("suppressions"), request)
  }

  /// `POST /v1/suppressions/check`
  public func checkSuppression(_ question: NumberQuestion) throws -> SuppressionCheck {
    try post(Route("suppressions", "check"), question)
  }

  /// `POST /v1/suppressions/remove`
  public func unsuppress(_ request: UnsuppressRequest) throws -> SuppressionAnswer {
    try post(Route("suppressions", "remove"), request)
  }

  /// `POST /v1/suppressions/import`: streams a file as it is, in pieces of 64 KiB.
  ///
  /// - Parameters:
  ///   - descriptor: open for reading; read to its end and left open.
  ///   - country: of numbers in national spelling.
  ///   - column: title of the column with the numbers; nil: the daemon finds it.
  ///   - onEvent: called for each event while the file is still being sent; a throw ends the import.
  /// - Returns: the summary. Throws `Problem` where the import ended early.
  public func importSuppressions(
    from descriptor: Int32, country: String? = nil, column: String? = nil, note: String? = nil,
    onEvent: (SuppressionImportEvent) throws -> Void
  ) throws -> SuppressionImportEvent.Summary {
    let route = Route("suppressions", "import").with("country", country).with("column", column).with("note", note)
    var summary: SuppressionImportEvent.Summary?
    try upload(route, mediaType: "text/csv", from: DescriptorSource(descriptor)) { (event: SuppressionImportEvent) in
      try onEvent(event)
      if let problem = event.problem { throw problem }
      summary = event.summary ?? summary
    }
    guard let summary else { throw ClientError.malformedAnswer("the import ended without a summary") }
    return summary
  }
}
