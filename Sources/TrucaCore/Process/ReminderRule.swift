/// A mail that reminds people: to whom, when, of what and in which words.
public struct ReminderRule: Hashable, Sendable {
  public var key: String
  public var name: String
  /// The administrator's remark.
  public var note: String
  public var to: Reader
  public var trigger: Trigger
  public var content: Content
  /// Only on days on which the reader works.
  public var workingDaysOnly: Bool
  /// How long it may wait, as in an outage, before it is dropped instead of sent.
  public var staleAfter: Span
  public var wording: Wording

  public init(
    key: String, name: String, note: String = "", to: Reader, trigger: Trigger, content: Content,
    workingDaysOnly: Bool, staleAfter: Span, wording: Wording
  ) {
    self.key = key
    self.name = name
    self.note = note
    self.to = to
    self.trigger = trigger
    self.content = content
    self.workingDaysOnly = workingDaysOnly
    self.staleAfter = staleAfter
    self.wording = wording
  }

  public enum Reader: String, CaseIterable, Sendable {
    /// Who owns the lead, or has the list.
    case rep
    /// The managers of the rep's team.
    case manager

    public var role: Role {
      switch self {
      case .rep: .rep
      case .manager: .manager
      }
    }
  }

  public enum Trigger: Hashable, Sendable {
    /// On the reader's clock.
    case when(CronExpression)
    /// So long before a promised callback.
    case before(Span)
    /// A promised callback was not made in time.
    case promiseMissed
  }

  public enum Content: String, CaseIterable, Sendable {
    /// The reader's list of the day.
    case digest
    /// One promised callback.
    case promise
    /// One callback that was missed.
    case promiseMissed
  }

  /// Mustache templates.
  public struct Wording: Hashable, Sendable {
    public var subject: String
    public var text: String
    /// "": the mail is plain text alone.
    public var html: String

    public init(subject: String, text: String, html: String) {
      self.subject = subject
      self.text = text
      self.html = html
    }
  }
}

extension ReminderRule.Content {
  /// The names of lists. One inside another would be printed for each of its lines.
  static let lists: Set<String> = ["missed", "promises", "calls", "atRisk", "notes"]

  /// The names that a template of this content may use.
  public var names: Set<String> {
    let all: Set<String> = [
      "name", "reminder", "zone", "date", "lead", "leadName", "company", "at", "theirTime", "number", "tel",
    ]
    let own: Set<String> =
      switch self {
      case .digest:
        [
          "nothing", "missed", "promises", "calls", "moreCalls", "atRisk", "callCount", "promiseCount", "made",
          "capacity", "attempt", "why",
        ]
      case .promise: ["minutes", "notes", "noteAt", "noteBy", "noteText"]
      case .promiseMissed: ["notes", "noteAt", "noteBy", "noteText"]
      }
    return all.union(own)
  }
}
