import FoundationEssentials
import GRDB
import Testing
import TrucaCore
import TrucaDocuments

@testable import TrucaStore

/// A store in a scratch directory with one rep and the shipped process.
struct StoreFixture {
  let store: Store
  let directory: String
  let anna: UserID

  static let now = Instant(seconds: 1_795_593_600)

  static func run(_ body: (StoreFixture) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.path + "/truca-store-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try open(directory)
    let process = try Self.process()
    let anna = try await store.write { tx in
      _ = try tx.insert(process: process, by: nil, note: "", at: now)
      return try tx.insert(user("anna"))
    }
    try await body(StoreFixture(store: store, directory: directory, anna: anna))
    try store.close()
  }

  static func open(_ directory: String) throws -> Store {
    try Store(directory: directory) { detail in Issue.record("commit failed: \(detail)") }
  }

  static func user(_ login: String) -> UserAccount {
    UserAccount(
      id: UserID(0), login: login, name: login, uid: nil, roles: [.rep, .manager], team: "demo", mail: "a@example.org",
      zone: "Europe/Madrid", hours: .every([.monday, .friday], [DayWindow(start: 540, end: 1080)].compactMap(\.self)),
      capacity: 60, daysOff: [CivilDate(daysSinceEpoch: 20_000)...CivilDate(daysSinceEpoch: 20_003)], version: 1)
  }

  static let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: repository + "/" + path, encoding: .utf8)
  }

  static func process() throws -> ProcessDocument {
    let names = ["outcomes", "playbooks", "reminders"].map { "config/process/\($0).toml" }
    return try ProcessText.decode(try names.map { ($0, try text($0)) })
  }

  static let place = Place(country: "GB", zones: ["Europe/London"], rules: ["GB"])

  /// Stores an open lead of anna's.
  func addLead(_ name: String = "Ada", number: String = "+442079460001") async throws -> LeadProgress {
    let anna = anna
    return try await store.write { tx in
      let stored = LeadDecision.Stored(
        team: "demo", owner: anna, playbook: "consumer", processVersion: 1,
        standing: LeadStanding(state: .open, weekStart: Self.now))
      let lead = LeadProgress(id: try tx.nextLeadID(), stored: stored, at: Self.now)
      let reading = PhoneReading(e164: number, region: "GB", kind: .fixed, isValid: true)
      try tx.insert(
        lead, place: LeadPlace(place: Self.place), person: LeadPerson(name: name, email: "\(name)@Example.org"),
        numbers: [LeadNumber(text: "020", reading: reading), LeadNumber(text: "junk", reading: nil)])
      try tx.journal(.stored(stored), about: lead.id, version: 1, by: .system, at: Self.now, request: nil)
      return lead
    }
  }

  /// Runs SQL past all named writes.
  func sql(_ text: String) async throws {
    try await store.write { tx in try tx.db.execute(sql: text) }
  }
}
