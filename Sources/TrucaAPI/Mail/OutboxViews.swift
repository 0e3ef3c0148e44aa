/// `GET /v1/outbox/{mail}`: a mail with what it says.
public struct OutboxDetail: Codable, Hashable, Sendable {
  public var row: OutboxRow
  /// Where it goes; nil if its reader has no address any more.
  public var to: String?
  public var messageId: String
  /// From when on it is dropped instead of sent.
  public var staleAt: Moment
  public var subject: String
  public var text: String
  public var html: String?
  public init(
    row: OutboxRow, to: String?, messageId: String, staleAt: Moment, subject: String, text: String, html: String?
  ) {
    self.row = row
    self.to = to
    self.messageId = messageId
    self.staleAt = staleAt
    self.subject = subject
    self.text = text
    self.html = html
  }
}

/// `POST /v1/outbox/pause`
public struct PauseRequest: Codable, Hashable, Sendable {
  /// For the alarm and for whoever resumes.
  public var reason: String?
  public init(reason: String? = nil) { self.reason = reason }
}

/// The answer to pause and resume.
public struct OutboxState: Codable, Hashable, Sendable {
  public var paused: Bool
  public var reason: String?
  public var since: Moment?
  /// Mails that wait.
  public var waiting: Int
  public init(paused: Bool, reason: String?, since: Moment?, waiting: Int) {
    self.paused = paused
    self.reason = reason
    self.since = since
    self.waiting = waiting
  }
}
