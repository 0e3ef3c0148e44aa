/// Something in a process document that contradicts itself or promises what cannot be kept.
public struct ProcessProblem: Error, Hashable, Sendable {
  /// What the problem is about.
  public var subject: Subject
  /// The field of the subject, as it is called in the document: `max`, `rhythm`; nil for the subject itself.
  public var field: String?
  public var defect: Defect

  public init(_ subject: Subject, field: String?, _ defect: Defect) {
    self.subject = subject
    self.field = field
    self.defect = defect
  }

  public enum Subject: Hashable, Sendable {
    case document
    case playbook(String)
    case outcome(String)
    case reminder(String)
    case mail
  }

  public enum Defect: Hashable, Sendable {
    case noPlaybook
    case noOutcome
    /// No outcome puts a number on the do-not-call list.
    case noSuppressingOutcome
    case unknownDefaultPlaybook(String)
    /// Not `[a-z][a-z0-9-]*`.
    case malformedKey(String)
    /// Two things of one kind with the same key.
    case repeatedKey(String)
    case emptyName
    /// A number outside its range.
    case outOfRange(Int64, least: Int64, most: Int64)
    /// A length of time that is not a whole number of this unit.
    case notWhole(unit: String)
    case leastAboveMost(least: Int, most: Int)
    case moreAttemptsThanSlots(attempts: Int, slots: Int)
    /// So many attempts cannot be made in the window at so many in 24 hours.
    case promiseBeyondWindow(attempts: Int, possible: Int)
    /// The slot with this number (from 1) lies outside the window.
    case slotBeyondWindow(Int)
    /// The slot with this number is earlier than the one before it, or contradicts itself.
    case slotOutOfOrder(Int)
    /// Not one visible character.
    case malformedKeystroke(String)
    case repeatedKeystroke(String, other: String)
    /// A reminder's content does not go with its reader or with what makes it come.
    case unfitContent(String)
    /// `{{` without `}}`.
    case openTag
    /// A tag that is neither a name nor a section.
    case malformedTag(String)
    case unknownName(String, known: [String])
    /// A section that is not closed, or not open.
    case unbalancedSection(String)
    /// A list as if it were a value.
    case listAsValue(String)
    /// A list in a list of this name, which would be printed as often as that one has lines.
    case nestedList(String, within: String)
    /// More characters than this.
    case tooLong(most: Int)
    case malformedAddress(String)
  }
}

extension ProcessProblem {
  /// One sentence without a full stop that begins with "cannot".
  public var sentence: String {
    let name = field ?? "it"
    return switch defect {
    case .noPlaybook: "cannot do without a playbook: add a table such as [playbooks.consumer]"
    case .noOutcome: "cannot do without outcomes: add tables such as [outcomes.no-answer]"
    case .noSuppressingOutcome:
      "cannot do without an outcome for \"do not call me\": add one with effect = \"suppress\""
    case .unknownDefaultPlaybook(let key):
      "cannot find the playbook \"\(key)\" named as defaultPlaybook: name one of the document's"
    case .malformedKey(let key):
      "cannot use the key \"\(key)\": begin with a letter from a to z, then a to z, 0 to 9 and hyphens"
    case .repeatedKey(let key): "cannot have \(subjectText) twice: rename one \"\(key)\""
    case .emptyName: "cannot show \(subjectText) without a name: give it a name"
    case .outOfRange(let value, let least, let most):
      "cannot use \(value) as \(name) of \(subjectText): it must be from \(least) to \(most)"
    case .notWhole(let unit): "cannot use \(name) of \(subjectText): it must be a whole number of \(unit)"
    case .leastAboveMost(let least, let most):
      "cannot promise \(least) attempts at most \(most) times in \(subjectText): lower min or raise max"
    case .moreAttemptsThanSlots(let attempts, let slots):
      "cannot make \(attempts) attempts in \(subjectText) with \(slots) in \(name): add some or lower max"
    case .promiseBeyondWindow(let attempts, let possible):
      "cannot make \(attempts) attempts in \(subjectText), since its window has room for \(possible):"
        + " lower min or raise maxPer24Hours or windowHours"
    case .slotBeyondWindow(let number):
      "cannot keep number \(number) in \(name) of \(subjectText), which is after its window: raise windowHours"
    case .slotOutOfOrder(let number):
      "cannot use number \(number) in \(name) of \(subjectText): write them in the order of time"
    case .malformedKeystroke(let text):
      "cannot use \"\(text)\" as the keystroke of \(subjectText): it must be one visible character"
    case .repeatedKeystroke(let text, let other):
      "cannot use the keystroke \"\(text)\" for \(subjectText): it is taken by outcome \"\(other)\""
    case .unfitContent(let content):
      "cannot send \"\(content)\" as \(subjectText): a digest goes to a rep by when, a promise by before,"
        + " and a promiseMissed by event"
    case .openTag: "cannot read \(name) of \(subjectText): a tag that begins with {{ must end with }}"
    case .malformedTag(let tag):
      "cannot use {{\(tag)}} in \(name) of \(subjectText): write {{name}}, {{#name}}, {{^name}} or {{/name}}"
    case .unknownName(let word, let known):
      "cannot print \"\(word)\" in \(name) of \(subjectText): known are \(known.joined(separator: ", "))"
    case .unbalancedSection(let word):
      "cannot read \(name) of \(subjectText): each {{#\(word)}} or {{^\(word)}} needs its {{/\(word)}}"
    case .listAsValue(let list):
      "cannot print the list \"\(list)\" in \(name) of \(subjectText): write {{#\(list)}}…{{/\(list)}} around what is to"
        + " stand for each of its lines"
    case .nestedList(let list, let outer):
      "cannot repeat {{#\(list)}} for each of {{#\(outer)}} in \(name) of \(subjectText): write {{/\(outer)}} before it"
    case .tooLong(let most):
      "cannot use \(name) of \(subjectText): it has more than \(most) characters; shorten it"
    case .malformedAddress(let text):
      "cannot use \"\(text)\" as \(name) of \(subjectText): write name@example.org"
    }
  }

  private var subjectText: String {
    switch subject {
    case .document: "the document"
    case .playbook(let key): "playbook \"\(key)\""
    case .outcome(let key): "outcome \"\(key)\""
    case .reminder(let key): "reminder \"\(key)\""
    case .mail: "the mail settings"
    }
  }
}
