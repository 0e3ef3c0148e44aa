extension ProcessDocument {
  /// Everything in the document that contradicts itself; empty if it can be used.
  public func problems() -> [ProcessProblem] {
    var found: [ProcessProblem] = []
    if playbooks.isEmpty {
      found.append(ProcessProblem(.document, field: "playbooks", .noPlaybook))
    } else if playbook(defaultPlaybook) == nil {
      found.append(ProcessProblem(.document, field: "defaultPlaybook", .unknownDefaultPlaybook(defaultPlaybook)))
    }
    if outcomes.isEmpty {
      found.append(ProcessProblem(.document, field: "outcomes", .noOutcome))
    } else if !outcomes.contains(where: { $0.effect == .suppress }) {
      found.append(ProcessProblem(.document, field: "outcomes", .noSuppressingOutcome))
    }
    found += Self.repeated(playbooks.map(\.key)).map { ProcessProblem(.playbook($0), field: nil, .repeatedKey($0)) }
    found += Self.repeated(outcomes.map(\.key)).map { ProcessProblem(.outcome($0), field: nil, .repeatedKey($0)) }
    found += Self.repeated(reminders.map(\.key)).map { ProcessProblem(.reminder($0), field: nil, .repeatedKey($0)) }
    found += playbooks.flatMap { $0.problems() }
    found += outcomes.flatMap { $0.problems() }
    found += reminders.flatMap { $0.problems() } + mail.problems()
    return found + keystrokeProblems()
  }

  /// Whether `key` is `[a-z][a-z0-9-]*`.
  public static func isKey(_ key: String) -> Bool {
    guard let first = key.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return key.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  private static func repeated(_ keys: [String]) -> [String] {
    var seen: Set<String> = []
    return keys.filter { !seen.insert($0).inserted }
  }

  /// A keystroke must name one outcome only, also among the keys of one letter.
  private func keystrokeProblems() -> [ProcessProblem] {
    var owners: [String: String] = [:]
    for outcome in outcomes { owners[outcome.key] = outcome.key }
    var found: [ProcessProblem] = []
    for outcome in outcomes where !outcome.keystroke.isEmpty {
      if let owner = owners[outcome.keystroke], owner != outcome.key {
        let defect = ProcessProblem.Defect.repeatedKeystroke(outcome.keystroke, other: owner)
        found.append(ProcessProblem(.outcome(outcome.key), field: "keystroke", defect))
      } else {
        owners[outcome.keystroke] = outcome.key
      }
    }
    return found
  }
}

extension OutcomeDefinition {
  /// What is wrong with this outcome by itself.
  public func problems() -> [ProcessProblem] {
    var found: [ProcessProblem] = []
    func add(_ field: String?, _ defect: ProcessProblem.Defect) {
      found.append(ProcessProblem(.outcome(key), field: field, defect))
    }
    if !ProcessDocument.isKey(key) { add(nil, .malformedKey(key)) }
    if name.isEmpty { add("name", .emptyName) }
    if !keystroke.isEmpty, !Self.isKeystroke(keystroke) { add("keystroke", .malformedKeystroke(keystroke)) }
    switch effect {
    case .retrySoon(let span):
      if span.milliseconds % 60_000 != 0 { add("retryMinutes", .notWhole(unit: "minutes")) }
      let minutes = span.wholeMinutes
      if !(1...1440).contains(minutes) { add("retryMinutes", .outOfRange(minutes, least: 1, most: 1440)) }
    case .rest(let days):
      if !(1...3650).contains(days) { add("restDays", .outOfRange(Int64(days), least: 1, most: 3650)) }
    default: break
    }
    return found
  }

  private static func isKeystroke(_ text: String) -> Bool {
    guard text.count == 1, let character = text.first, !character.isWhitespace else { return false }
    return character.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .surrogate, .unassigned, .privateUse: false
      default: true
      }
    }
  }
}
