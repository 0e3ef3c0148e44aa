extension ReminderRule {
  /// What is wrong with this reminder by itself.
  public func problems() -> [ProcessProblem] {
    var found: [ProcessProblem] = []
    func add(_ field: String?, _ defect: ProcessProblem.Defect) {
      found.append(ProcessProblem(.reminder(key), field: field, defect))
    }
    if !ProcessDocument.isKey(key) { add(nil, .malformedKey(key)) }
    if name.isEmpty { add("name", .emptyName) }
    let stale = staleAfter.wholeMinutes
    if !(1...43_200).contains(stale) { add("staleAfterMinutes", .outOfRange(stale, least: 1, most: 43_200)) }
    if case .before(let span) = trigger, !(1...1440).contains(span.wholeMinutes) {
      add("before", .outOfRange(span.wholeMinutes, least: 1, most: 1440))
    }
    if !fits { add("content", .unfitContent(content.rawValue)) }
    // A manager has no list of her own.
    if content == .digest, to != .rep { add("to", .unfitContent(content.rawValue)) }
    if wording.subject.isEmpty { add("subject", .emptyName) }
    if wording.text.isEmpty { add("text", .emptyName) }
    for (field, template) in [("subject", wording.subject), ("text", wording.text), ("html", wording.html)] {
      if let defect = ReminderTemplate(template).defect(names: content.names, lists: ReminderRule.Content.lists) {
        add(field, defect)
      }
    }
    return found
  }

  /// Whether what makes it come has such a content.
  private var fits: Bool {
    switch (trigger, content) {
    case (.when, .digest), (.before, .promise), (.promiseMissed, .promiseMissed): true
    default: false
    }
  }
}
