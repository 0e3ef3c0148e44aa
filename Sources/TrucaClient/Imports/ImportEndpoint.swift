public import TrucaAPI

extension Client {
  /// `POST /v1/imports`: streams a file as it is, in pieces of 64 KiB.
  ///
  /// - Parameters:
  ///   - descriptor: open for reading; read to its end and left open.
  ///   - onEvent: called for each event while the file is still being sent; a throw ends the import, and what was
  ///     stored by then stands.
  /// - Returns: the summary, which `onEvent` has seen too. Throws `Problem` where the import ended early.
  @discardableResult
  public func importLeads(
    from descriptor: Int32, _ options: ImportOptions = ImportOptions(), onEvent: (ImportEvent) throws -> Void
  ) throws -> ImportEvent.Summary {
    let route = Route("imports").with("team", options.team).with("country", options.country)
      .with("dates", options.dates).with("encoding", options.encoding).with("source", options.source)
      .with("map", each: options.map).with("owner", each: options.owners).with("dryRun", if: options.dryRun)
    var summary: ImportEvent.Summary?
    try upload(route, mediaType: "text/csv", from: DescriptorSource(descriptor)) { (event: ImportEvent) in
      try onEvent(event)
      if let problem = event.problem { throw problem }
      summary = event.summary ?? summary
    }
    guard let summary else { throw ClientError.malformedAnswer("the import ended without a summary") }
    return summary
  }
}
