internal import TrucaCore

/// Reads the texts of one process document.
struct ProcessDecoder {
  private let files: [String]
  private let collector = ProblemCollector()
  /// A cursor on the root of each text that is TOML at all.
  private var roots: [TOMLReader] = []
  /// The table of each playbook and outcome, for the places of problems that Core finds.
  private var readers: [ProcessProblem.Subject: TOMLReader] = [:]
  /// What could be read without a problem of its own.
  private var sound: Set<ProcessProblem.Subject> = []

  init(_ texts: [(fileName: String, text: String)]) {
    files = texts.map(\.fileName)
    for (fileName, text) in texts {
      do throws(DocumentProblems) {
        roots.append(TOMLReader(try TOMLDocument(file: fileName, text: text), collector: collector))
      } catch {
        collector.add(error.problems)
      }
    }
    if texts.isEmpty {
      let start = TOMLPosition(line: 0, column: 0)
      collector.add("process", start, "cannot read a process without a file: give it at least one")
    }
  }

  mutating func decode() throws(DocumentProblems) -> ProcessDocument {
    checkSchema()
    // A text that is no TOML hides what the others lack.
    let areWhole = roots.count == files.count
    let defaultPlaybook = only("defaultPlaybook") { $0.string("defaultPlaybook") }
    if areWhole, defaultPlaybook == nil { roots.first?.require("defaultPlaybook", "the key of a playbook") }
    let note = only("note") { $0.string("note") } ?? ""
    let playbooks = entries("playbooks", noun: "playbook", subject: ProcessProblem.Subject.playbook) {
      PlaybookDecoder.decode($0, key: $1)
    }
    let outcomes = entries("outcomes", noun: "outcome", subject: ProcessProblem.Subject.outcome) {
      OutcomeDecoder.decode($0, key: $1)
    }
    let reminders = entries("reminders", noun: "reminder", subject: ProcessProblem.Subject.reminder) {
      ReminderDecoder.decode($0, key: $1)
    }
    let mail = mailSettings()
    for root in roots { root.finish() }
    let document = ProcessDocument(
      defaultPlaybook: defaultPlaybook ?? "", playbooks: playbooks.sorted { $0.key < $1.key }, outcomes: outcomes,
      reminders: reminders, mail: mail, note: note)
    addCoreProblems(document)
    try collector.check(files: files)
    return document
  }

  private func checkSchema() {
    let schemas = roots.compactMap { root in root.integer("schema").map { (root, $0) } }
    for (root, schema) in schemas where schema != ProcessDocument.schema {
      root.problem(
        "schema", "cannot read schema \(schema): this version of Truca reads schema \(ProcessDocument.schema)")
    }
    if roots.count == files.count, !roots.contains(where: { $0.entry("schema") != nil }) {
      roots.first?.require("schema", "schema = \(ProcessDocument.schema)")
    }
  }

  /// A value that only one of the texts may give.
  private func only(_ key: String, _ read: (TOMLReader) -> String?) -> String? {
    let owners = roots.filter { $0.entry(key) != nil }
    for other in owners.dropFirst() {
      other.problem(other.position(of: key), repeated("\"\(key)\"", owners[0]))
    }
    return owners.first.flatMap(read)
  }

  /// The table `[mail]`, which only one of the texts may have.
  private mutating func mailSettings() -> MailSettings {
    let owners = roots.filter { $0.entry("mail") != nil }
    for other in owners.dropFirst() { other.problem(other.position(of: "mail"), repeated("[mail]", owners[0])) }
    guard let reader = owners.first?.table("mail", subject: "the mail settings") else { return MailSettings() }
    let before = collector.problems.count
    let settings = MailSettingsDecoder.decode(reader)
    reader.finish()
    readers[.mail] = reader
    if collector.problems.count == before { sound.insert(.mail) }
    return settings
  }

  private func repeated(_ name: String, _ first: TOMLReader) -> String {
    "cannot have \(name) twice: it stands in \(first.file) already, remove one"
  }

  /// The named tables under `key` of all texts, each decoded once.
  private mutating func entries<Entry>(
    _ key: String, noun: String, subject: (String) -> ProcessProblem.Subject, decode: (TOMLReader, String) -> Entry?
  ) -> [Entry] {
    var result: [Entry] = []
    for root in roots {
      for (name, reader) in root.tables(key, noun: noun) {
        if let first = readers[subject(name)] {
          reader.problem(reader.position, repeated(reader.subject, first))
          continue
        }
        readers[subject(name)] = reader
        let before = collector.problems.count
        let entry = decode(reader, name)
        reader.finish()
        guard let entry, collector.problems.count == before else { continue }
        sound.insert(subject(name))
        result.append(entry)
      }
    }
    return result
  }

  /// Core's findings with their places. About the whole document only if all of it could be read: what a person would
  /// mend first may be what the document lacks.
  private func addCoreProblems(_ document: ProcessDocument) {
    let isWhole = collector.problems.isEmpty
    for problem in document.problems() {
      if problem.subject == .document {
        guard isWhole else { continue }
        let root = roots.first { root in problem.field.map { root.entry($0) != nil } ?? false } ?? roots.first
        root?.problem(root?.position(of: problem.field ?? "") ?? TOMLPosition(line: 1, column: 1), problem.sentence)
      } else if sound.contains(problem.subject), let reader = readers[problem.subject] {
        reader.problem(reader.position(of: problem.field ?? ""), problem.sentence)
      }
    }
  }
}
