/// What a mail says and to whom, before it is a message.
public struct Mail: Hashable, Sendable {
  /// Envelope and header sender: one ASCII address.
  public var from: String
  /// The one recipient: an ASCII address, or the name of a mailbox on this machine.
  public var to: String
  /// The recipient's name as people write it; "" for none.
  public var toName: String
  /// The same for every try of a mail; with or without its angle brackets.
  public var messageID: String
  /// RFC 3339.
  public var date: String
  public var subject: String
  public var text: String
  /// The same for readers that show HTML; nil for none.
  public var html: String?
  /// An iCalendar object; nil for none.
  public var calendar: String?

  public init(
    from: String, to: String, toName: String, messageID: String, date: String, subject: String, text: String,
    html: String? = nil, calendar: String? = nil
  ) {
    self.from = from
    self.to = to
    self.toName = toName
    self.messageID = messageID
    self.date = date
    self.subject = subject
    self.text = text
    self.html = html
    self.calendar = calendar
  }
}
