/// The team's way of selling: one versioned document. It can narrow the law, never widen it.
public struct ProcessDocument: Hashable, Sendable {
  /// The schema of the document as this program reads and writes it.
  public static let schema = 1

  /// The key of the playbook that a lead gets when nothing else is said.
  public var defaultPlaybook: String
  /// In the order of their keys.
  public var playbooks: [Playbook]
  /// In the order in which they are offered to a rep.
  public var outcomes: [OutcomeDefinition]
  /// The mails that remind people, in the order of the text.
  public var reminders: [ReminderRule]
  /// How mails are sent.
  public var mail: MailSettings
  /// The administrator's remark on the whole document.
  public var note: String

  public init(
    defaultPlaybook: String, playbooks: [Playbook], outcomes: [OutcomeDefinition], reminders: [ReminderRule] = [],
    mail: MailSettings = MailSettings(), note: String = ""
  ) {
    self.defaultPlaybook = defaultPlaybook
    self.playbooks = playbooks
    self.outcomes = outcomes
    self.reminders = reminders
    self.mail = mail
    self.note = note
  }

  public func reminder(_ key: String) -> ReminderRule? { reminders.first { $0.key == key } }

  public func playbook(_ key: String) -> Playbook? { playbooks.first { $0.key == key } }

  /// The outcome with this key, or the one whose single keystroke this is.
  public func outcome(_ key: String) -> OutcomeDefinition? {
    // Outcomes without a keystroke have "" there.
    guard !key.isEmpty else { return nil }
    return outcomes.first { $0.key == key } ?? outcomes.first { $0.keystroke == key }
  }
}
