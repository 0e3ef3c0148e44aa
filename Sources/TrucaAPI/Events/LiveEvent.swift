/// One entry of the journal as `GET /v1/events` tells it: the `data` of a server-sent event, whose `id` is `sequence`
/// and whose `event` is `kind`. Holds no personal data.
public struct LiveEvent: Codable, Hashable, Sendable {
  /// Place in the journal: grows, with gaps. A stream is resumed after it.
  public var sequence: Int64
  public var at: Moment
  /// What the entry is about: `lead`, `user`, `process`, `rules`, `clock`; new ones may come.
  public var subject: String
  /// The lead that it is about.
  public var lead: Int64?
  /// The login of the user whom it is about.
  public var user: String?
  /// The login of who did it, `system`, or both names where an administrator acted for another.
  public var actor: String
  /// What happened, as a word for programs: `stored`, `handedOut`, `outcome`, …
  public var kind: String
  /// The same for people.
  public var sentence: String

  public init(
    sequence: Int64, at: Moment, subject: String, lead: Int64?, user: String?, actor: String, kind: String,
    sentence: String
  ) {
    self.sequence = sequence
    self.at = at
    self.subject = subject
    self.lead = lead
    self.user = user
    self.actor = actor
    self.kind = kind
    self.sentence = sentence
  }
}
