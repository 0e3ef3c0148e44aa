/// A row of `GET /v1/reminders`, also the answer of `PATCH /v1/me/reminders`, whose request maps kinds to `on` or `off`.
public struct ReminderRow: Codable, Hashable, Sendable {
  public var reminder: String
  public var name: String
  public var note: String
  /// `rep` or `manager`.
  public var to: String
  /// A cron expression on the reader's clock, or the occasion in words.
  public var when: String
  /// `digest`, `promise`, `promiseMissed`.
  public var content: String
  public var workingDaysOnly: Bool
  /// The caller has switched it off.
  public var off: Bool
  /// When it comes next to the caller, days without work not left out; nil where no clock tells or it is off.
  public var next: Moment?
  public init(
    reminder: String, name: String, note: String, to: String, when: String, content: String, workingDaysOnly: Bool,
    off: Bool, next: Moment?
  ) {
    self.reminder = reminder
    self.name = name
    self.note = note
    self.to = to
    self.when = when
    self.content = content
    self.workingDaysOnly = workingDaysOnly
    self.off = off
    self.next = next
  }
}

/// `POST /v1/reminders/{reminder}/preview`: the mail as the caller would get it now.
public struct ReminderPreview: Codable, Hashable, Sendable {
  public var reminder: String
  /// Where it would go; nil: the caller has no address and gets none.
  public var to: String?
  public var subject: String
  public var text: String
  public var html: String?
  public init(reminder: String, to: String?, subject: String, text: String, html: String?) {
    self.reminder = reminder
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
  }
}
