/// `POST /v1/leads/mail`: a lead that came as a mail, as a mail reader understood the message. Its text may be a
/// `LeadEntry` as JSON, or lines of the form `Phone: 600 111 222`, or anything that names a number.
public struct MailedLead: Codable, Hashable, Sendable {
  /// The sender's address.
  public var from: String?
  /// The sender's name, if the message gives one.
  public var fromName: String?
  public var subject: String?
  /// The text of the message; kept as a note, its first 32,000 bytes.
  public var text: String
  /// The message's own id, which makes a mail that is delivered twice one lead.
  public var messageId: String?
  /// The team that gets it; nil: the only one.
  public var team: String?

  public init(
    from: String? = nil, fromName: String? = nil, subject: String? = nil, text: String, messageId: String? = nil,
    team: String? = nil
  ) {
    self.from = from
    self.fromName = fromName
    self.subject = subject
    self.text = text
    self.messageId = messageId
    self.team = team
  }
}
