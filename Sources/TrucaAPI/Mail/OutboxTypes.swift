/// `POST /v1/outbox/claim` (role mailer): takes the next mail that is due, for a while.
public struct ClaimRequest: Codable, Hashable, Sendable {
  /// Names the claimer in the log: `host:pid`.
  public var mailer: String
  public init(mailer: String) { self.mailer = mailer }
}

/// The answer: a mail with the token that its result must come with, or nil and when to ask again.
public struct ClaimAnswer: Codable, Hashable, Sendable {
  public var mail: OutboxMail?
  public var askAgain: Moment?
  public init(mail: OutboxMail?, askAgain: Moment?) {
    self.mail = mail
    self.askAgain = askAgain
  }
}

/// A mail's content; the mailer makes the message of it.
public struct OutboxMail: Codable, Hashable, Sendable {
  public var mail: Int64
  public var token: String
  /// Until when the claim holds; later the mail is uncertain and is given out again.
  public var leaseEnd: Moment
  /// 1 for the first try.
  public var attempt: Int
  /// Envelope and header sender.
  public var from: String
  public var to: String
  public var toName: String
  /// The same for every try of this mail.
  public var messageId: String
  /// RFC 3339 in UTC.
  public var date: String
  public var subject: String
  public var text: String
  public var html: String?
  /// An iCalendar object, or nil.
  public var calendar: String?
  public init(
    mail: Int64, token: String, leaseEnd: Moment, attempt: Int, from: String, to: String, toName: String,
    messageId: String, date: String, subject: String, text: String, html: String?, calendar: String?
  ) {
    self.mail = mail
    self.token = token
    self.leaseEnd = leaseEnd
    self.attempt = attempt
    self.from = from
    self.to = to
    self.toName = toName
    self.messageId = messageId
    self.date = date
    self.subject = subject
    self.text = text
    self.html = html
    self.calendar = calendar
  }
}

/// `POST /v1/outbox/{mail}/result`: how sendmail ended.
public struct SendResult: Codable, Hashable, Sendable {
  public var token: String
  /// sendmail's exit code; nil if it was ended by a signal or after its time.
  public var exitCode: Int32?
  public var signal: Int32?
  public var timedOut: Bool
  /// The last lines of its standard error, at most 1,000 bytes.
  public var message: String?
  public init(token: String, exitCode: Int32?, signal: Int32?, timedOut: Bool, message: String?) {
    self.token = token
    self.exitCode = exitCode
    self.signal = signal
    self.timedOut = timedOut
    self.message = message
  }
}

/// A row of `GET /v1/outbox`, and the answer to a result.
public struct OutboxRow: Codable, Hashable, Sendable {
  public var mail: Int64
  /// `pending`, `sending`, `sent`, `dead`, `cancelled`, `uncertain`.
  public var state: String
  /// Which reminder caused it.
  public var kind: String
  public var user: String
  public var due: Moment
  public var attempts: Int
  public var lastExitCode: Int32?
  public var lastMessage: String?
  public var nextTry: Moment?
  public init(
    mail: Int64, state: String, kind: String, user: String, due: Moment, attempts: Int, lastExitCode: Int32?,
    lastMessage: String?, nextTry: Moment?
  ) {
    self.mail = mail
    self.state = state
    self.kind = kind
    self.user = user
    self.due = due
    self.attempts = attempts
    self.lastExitCode = lastExitCode
    self.lastMessage = lastMessage
    self.nextTry = nextTry
  }
}
