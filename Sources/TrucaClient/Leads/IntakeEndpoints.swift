public import TrucaAPI

extension Client {
  /// `POST /v1/leads`
  public func addLead(_ entry: LeadEntry) throws -> IntakeAnswer {
    try addLead(json: WireCoder.encode(entry))
  }

  /// `POST /v1/leads` with a `LeadEntry` that is JSON already; the daemon judges it.
  public func addLead(json entry: [UInt8]) throws -> IntakeAnswer {
    try read(exchange("POST", Route("leads"), headers: [Self.json], body: entry))
  }

  /// `POST /v1/leads/mail`
  public func addLead(mail: MailedLead) throws -> IntakeAnswer {
    try post(Route("leads", "mail"), mail)
  }

  /// `POST /v1/leads` with many entries, one to a line (NDJSON), streamed.
  ///
  /// - Parameters:
  ///   - descriptor: open for reading; read to its end and left open.
  ///   - first: bytes that were read from it already.
  ///   - onAnswer: called for each line in order, while later ones are still sent; a throw ends the upload.
  public func addLeads(
    from descriptor: Int32, after first: [UInt8] = [], onAnswer: (LeadLineAnswer) throws -> Void
  ) throws {
    try upload(
      Route("leads"), mediaType: "application/x-ndjson", from: DescriptorSource(descriptor, after: first),
      onLine: onAnswer)
  }
}
