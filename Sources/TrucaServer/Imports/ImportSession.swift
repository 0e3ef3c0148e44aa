internal import TrucaAPI
internal import TrucaCore
internal import TrucaDigest
internal import TrucaDocuments
internal import TrucaStore

/// One file on its way in: reads, stores in groups, and says what happened, in bounded memory.
struct ImportSession {
  private let desk: Desk
  private let request: CommandRequest
  private let order: ImportOrder
  private let resolved: ResolvedImport
  private let file: LeadFile
  private var tally = ImportTally()
  private var bytes = 0
  private var reported = 0
  private var header: [String]?
  private var separator = ""
  private var warnings: [String] = []
  /// Identities of the rows of a dry run: nothing is stored, so the store cannot tell a repeated row.
  private var seen: Set<[UInt8]> = []

  /// Rows that wait for one transaction together.
  private static let group = 200
  private static let rowsPerProgress = 1000

  init(desk: Desk, request: CommandRequest, order: ImportOrder, resolved: ResolvedImport) {
    self.desk = desk
    self.request = request
    self.order = order
    self.resolved = resolved
    file = LeadFile(options: order.file)
  }

  /// Takes a piece of the file and returns what is to be told.
  mutating func take(_ piece: [UInt8]) async throws -> [ImportEvent] {
    bytes += piece.count
    let events: [LeadFileEvent]
    do throws(LeadFileError) {
      events = try file.feed(piece)
    } catch {
      throw Problem(.unreadable, error.sentence)
    }
    return try await handle(events)
  }

  mutating func finish() async throws -> [ImportEvent] {
    let events: [LeadFileEvent]
    do throws(LeadFileError) {
      events = try file.finish()
    } catch {
      throw Problem(.unreadable, error.sentence)
    }
    var answers = try await handle(events)
    answers.append(ImportEvent(summary: try await summary()))
    return answers
  }

  private mutating func handle(_ events: [LeadFileEvent]) async throws -> [ImportEvent] {
    var answers: [ImportEvent] = []
    var rows: [LeadFileRow] = []
    for event in events {
      switch event {
      case .mapping(let mapping): answers.append(ImportEvent(mapping: take(mapping)))
      case .row(let row):
        rows.append(row)
        if rows.count == Self.group {
          answers += try await store(rows)
          rows = []
        }
      case .reject(let reject): answers.append(ImportEvent(reject: take(reject)))
      case .warning(let warning):
        warnings.append("\(warning.sentence) (\(warning.count) rows, first line \(warning.firstLine))")
      }
    }
    answers += try await store(rows)
    if tally.rows + tally.rejected - reported >= Self.rowsPerProgress {
      reported = tally.rows + tally.rejected
      answers.append(ImportEvent(progress: .init(rows: reported, bytes: bytes)))
    }
    return answers
  }

  private mutating func take(_ mapping: ColumnMapping) -> ImportEvent.Mapping {
    header = mapping.titles
    separator = mapping.separator.rawValue
    let dates = mapping.dates.sorted { $0.key.rawValue < $1.key.rawValue }
    let ambiguous = dates.filter(\.value.isAmbiguous).map {
      "the dates of \($0.key.rawValue) are read as \($0.value.order.rawValue), but could be otherwise; set --dates"
    }
    return ImportEvent.Mapping(
      encoding: mapping.encoding?.rawValue ?? "ascii so far", separator: separator,
      dates: dates.map { "\($0.key.rawValue) \($0.value.order.rawValue)" }.joined(separator: ", "),
      columns: zip(mapping.titles, mapping.fields).map { .init(title: $0, field: $1?.rawValue) }, warnings: ambiguous)
  }

  private mutating func take(_ reject: LeadReject) -> ImportEvent.Reject {
    tally.rejected += 1
    defer { header = tally.rejected > 0 ? nil : header }
    return ImportEvent.Reject(line: reject.line, reason: reject.reason, header: header, cells: reject.cells)
  }

  private mutating func store(_ rows: [LeadFileRow]) async throws -> [ImportEvent] {
    guard !rows.isEmpty else { return [] }
    for row in rows {
      if let owner = row.intake.owner, resolved.owner(named: owner) == nil {
        tally.unknownOwners[owner, default: 0] += 1
      }
    }
    var rejects: [ImportEvent] = []
    let results = await desk.take(rows, request: request, order: resolved, dryRun: order.dryRun)
    for (row, result) in zip(rows, results) {
      switch result {
      case .success(let row): tally.count(row)
      case .failure(let dry as DryRunRow): count(dry.row, of: row)
      case .failure(let problem as Problem):
        rejects.append(ImportEvent(reject: take(LeadReject(line: row.line, reason: problem.detail, cells: []))))
      case .failure(let error): throw error
      }
    }
    return rejects
  }

  private mutating func count(_ imported: ImportedRow, of row: LeadFileRow) {
    var imported = imported
    if !seen.insert(Fingerprint.sha256(row.key.utf8)).inserted { imported.result = .alreadyHere }
    tally.count(imported)
  }

  private func summary() async throws -> ImportEvent.Summary {
    var sentences = warnings
    let order = order
    let tally = tally
    let team = resolved.team
    if !order.dryRun, tally.backlog > 0 {
      sentences.append(
        try await desk.store.write { [desk, request] tx in
          let scope = CommandScope(desk: desk, tx: tx, now: desk.clock.now(), request: request)
          return try scope.backlogSentence(leads: tally.added + tally.linked, team: team)
        })
    }
    if tally.moved > 0 {
      sentences.append("\(tally.moved.grouped) leads that were here and not called yet went to their owners.")
    }
    return ImportEvent.Summary(
      dryRun: order.dryRun, rows: tally.rows + tally.rejected, added: tally.added, newEnquiries: tally.newEnquiries,
      linked: tally.linked, alreadyHere: tally.alreadyHere, moved: tally.moved, rejected: tally.rejected,
      open: tally.open,
      backlog: tally.backlog, held: tally.held, unknownOwners: tally.unknownOwners,
      encoding: file.encoding?.rawValue ?? "ascii", separator: separator, sentences: sentences)
  }
}

extension CommandScope {
  /// `6,200 leads = 9 weeks for 3 reps`.
  func backlogSentence(leads: Int, team: String) throws -> String {
    let document = try currentProcess().document
    let calls = leads * (document.playbook(document.defaultPlaybook)?.minAttempts ?? 6)
    let reps = try reading.reps(team: team)
    let week = max(1, reps.reduce(0) { $0 + $1.weeklyCapacity })
    let weeks = max(1, (calls + week - 1) / week)
    return
      "\(leads.grouped) leads = \(weeks) week\(weeks == 1 ? "" : "s") for \(reps.count) rep\(reps.count == 1 ? "" : "s"); "
      + "those that do not fit now wait in the backlog and come out as room appears."
  }
}

extension Int {
  /// With commas between thousands.
  var grouped: String {
    var digits = Array(String(magnitude))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return (self < 0 ? "-" : "") + String(digits)
  }
}

extension Desk {
  func resolve(_ order: ImportOrder, _ request: CommandRequest) async throws -> ResolvedImport {
    try await store.write { [self] tx in
      try CommandScope(desk: self, tx: tx, now: clock.now(), request: request).resolve(order)
    }
  }

  /// Stores rows, each as its own command in a savepoint of its own; they meet in the same transactions.
  func take(_ rows: [LeadFileRow], request: CommandRequest, order: ResolvedImport, dryRun: Bool) async -> [Result<
    ImportedRow, any Error
  >] {
    await withTaskGroup(of: (Int, Result<ImportedRow, any Error>).self) { tasks in
      for (index, row) in rows.enumerated() {
        // Each runs up to the writer's queue before the next one begins, so the order of the rows is kept.
        tasks.addImmediateTask { [self] in
          do {
            let taken = try await store.write { [self] tx in
              let taken = try CommandScope(desk: self, tx: tx, now: clock.now(), request: request)
                .take(row: row, order: order)
              if dryRun { throw DryRunRow(row: taken) }
              return taken
            }
            return (index, .success(taken))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      var results: [Result<ImportedRow, any Error>?] = Array(repeating: nil, count: rows.count)
      for await (index, result) in tasks { results[index] = result }
      return results.compactMap { $0 }
    }
  }
}
