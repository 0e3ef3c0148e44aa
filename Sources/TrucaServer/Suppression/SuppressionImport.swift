internal import TrucaAPI
internal import TrucaCore
internal import TrucaDocuments
internal import TrucaPhone
internal import TrucaStore

/// One list of numbers on its way in: reads, stores in groups, and says what happened, in bounded memory.
struct SuppressionImport {
  private let desk: Desk
  private let request: CommandRequest
  private let region: String?
  private let note: String
  private var file: NumberFile
  private var bytes = 0
  private var reported = 0
  private var header: [String]?
  private var summary = SuppressionImportEvent.Summary(rows: 0, added: 0, alreadyThere: 0, unreadable: 0, leads: 0)

  /// Numbers that wait for one transaction together.
  private static let group = 200
  private static let rowsPerProgress = 1000

  init(desk: Desk, request: CommandRequest, region: String?, note: String, column: String?) {
    self.desk = desk
    self.request = request
    self.region = region
    self.note = note
    file = NumberFile(column: column) { desk.phones.read($0, defaultRegion: region) != nil }
  }

  /// Takes a piece of the file and returns what is to be told.
  mutating func take(_ piece: [UInt8]) async throws -> [SuppressionImportEvent] {
    bytes += piece.count
    let rows: [NumberFile.Row]
    do throws(LeadFileError) { rows = try file.feed(piece) } catch { throw Problem(.unreadable, error.sentence) }
    return try await store(rows)
  }

  mutating func finish() async throws -> [SuppressionImportEvent] {
    let rows: [NumberFile.Row]
    do throws(LeadFileError) { rows = try file.finish() } catch { throw Problem(.unreadable, error.sentence) }
    return try await store(rows) + [SuppressionImportEvent(summary: summary)]
  }

  private mutating func store(_ rows: [NumberFile.Row]) async throws -> [SuppressionImportEvent] {
    var events: [SuppressionImportEvent] = []
    for start in stride(from: 0, to: rows.count, by: Self.group) {
      var numbers: [String] = []
      for row in rows[start..<min(start + Self.group, rows.count)] {
        summary.rows += 1
        if let number = row.number.flatMap({ desk.phones.read($0, defaultRegion: region)?.e164 }) {
          numbers.append(number)
        } else {
          events.append(SuppressionImportEvent(reject: reject(row)))
        }
      }
      for result in try await desk.suppress(numbers, note: note, request) {
        if let leads = result {
          summary.added += 1
          summary.leads += leads
        } else {
          summary.alreadyThere += 1
        }
      }
    }
    if summary.rows - reported >= Self.rowsPerProgress {
      reported = summary.rows
      events.append(SuppressionImportEvent(progress: .init(rows: reported, bytes: bytes)))
    }
    return events
  }

  private mutating func reject(_ row: NumberFile.Row) -> ImportEvent.Reject {
    summary.unreadable += 1
    let reason = row.fault ?? "cannot read the number; write it with its country, as in +34 600 000 000"
    return .init(
      line: row.line, reason: reason, header: summary.unreadable == 1 ? file.titles : nil, cells: row.cells)
  }
}

extension Desk {
  /// Suppresses numbers, each as its own command; they meet in the same transactions. For each: how many leads were
  /// looked over, nil if it stood there already.
  func suppress(_ numbers: [String], note: String, _ request: CommandRequest) async throws -> [Int?] {
    try await withThrowingTaskGroup(of: (Int, Int?).self) { tasks in
      for (index, number) in numbers.enumerated() {
        // Each runs up to the writer's queue before the next one begins, so the order of the lines is kept.
        tasks.addImmediateTask { [self] in
          let leads = try await store.write { [self] tx in
            try CommandScope(desk: self, tx: tx, now: clock.now(), request: request)
              .suppress(.number(number), source: "import", note: note)
          }
          return (index, leads)
        }
      }
      var results: [Int?] = Array(repeating: nil, count: numbers.count)
      for try await (index, leads) in tasks { results[index] = leads }
      return results
    }
  }
}
