internal import TrucaAPI
internal import TrucaCore
internal import TrucaDocuments
internal import TrucaStore

/// Reads the process files of a request.
enum ProcessReading {
  static func check(_ files: [ProcessFile]) -> ProcessCheck {
    do throws(DocumentProblems) {
      _ = try ProcessText.decode(files.map { ($0.name, $0.text) })
      return ProcessCheck(valid: true, problems: [])
    } catch {
      return ProcessCheck(valid: false, problems: error.problems.map(TrucaAPI.DocumentProblem.init))
    }
  }

  static func decode(_ files: [ProcessFile]) throws(Problem) -> ProcessDocument {
    do throws(DocumentProblems) {
      return try ProcessText.decode(files.map { ($0.name, $0.text) })
    } catch {
      let first = error.problems.first
      let count = error.problems.count
      throw Problem(
        .invalidDocument,
        "cannot apply the process: \(count == 1 ? "one thing is" : "\(count) things are") wrong with it, first "
          + (first.map { "\($0.file):\($0.line): \($0.sentence)" } ?? ""),
        line: first?.line, column: first?.column,
        problems: error.problems.map(TrucaAPI.DocumentProblem.init))
    }
  }
}

extension CommandScope {
  /// Puts a process in force. Leads that have begun keep their version.
  func apply(_ document: ProcessDocument, note: String) throws -> ProcessVersionRow {
    if let present = try reading.process(), present.document == document {
      throw Problem(.conflict, "cannot apply this process: it says the same as version \(present.version) in force")
    }
    let version = try tx.insert(process: document, by: actor.responsible, note: note, at: now)
    try journal("processApplied", about: .process(version))
    try scheduleReminders()
    guard let applied = try reading.process(version: version) else {
      throw Problem(.internal, "cannot find process version \(version); run truca doctor")
    }
    return try query.row(applied)
  }
}

extension QueryScope {
  func view(process version: Int?) throws -> ProcessView {
    guard let process = try version.map({ try reading.process(version: $0) }) ?? reading.process() else {
      throw Problem(.notFound, "cannot find process version \(version ?? 0): see truca process history")
    }
    let outcomes = process.document.outcomes.map { outcome in
      ProcessView.OutcomeView(
        outcome: outcome.key, name: outcome.name, keystroke: outcome.keystroke,
        effect: EffectName(outcome.effect).rawValue,
        needsTime: outcome.takesTime, needsReason: outcome.needsReason)
    }
    return ProcessView(
      version: process.version, appliedAt: try moment(process.appliedAt), appliedBy: try author(process),
      text: ProcessText.render(process.document), outcomes: outcomes)
  }

  func processHistory() throws -> Page<ProcessVersionRow> {
    Page(items: try reading.processHistory().map(row))
  }

  func row(_ process: ProcessVersion) throws -> ProcessVersionRow {
    ProcessVersionRow(
      version: process.version, appliedAt: try moment(process.appliedAt), appliedBy: try author(process),
      note: process.note, openLeads: try reading.countLeads(processVersion: process.version))
  }

  private func author(_ process: ProcessVersion) throws -> String {
    try login(process.appliedBy) ?? "administrator"
  }
}

extension OutcomeDefinition {
  /// Whether it is refused without a reason.
  var needsReason: Bool {
    if case .stop(_, needsReason: true) = effect { return true }
    return false
  }
}

extension TrucaAPI.DocumentProblem {
  init(_ problem: TrucaDocuments.DocumentProblem) {
    self.init(file: problem.file, line: problem.line, column: problem.column, sentence: problem.sentence)
  }
}
