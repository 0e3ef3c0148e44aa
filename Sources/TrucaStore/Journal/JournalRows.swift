internal import FoundationEssentials
internal import GRDB
public import TrucaCore

/// Who did something.
public struct Actor: Hashable, Sendable {
  /// The user behind the peer's uid; nil for root without a user and for the system itself.
  public var user: UserID?
  /// The peer's uid; nil for the system.
  public var uid: UInt32?
  /// On whose behalf an administrator acts.
  public var actingAs: UserID?

  public init(user: UserID?, uid: UInt32?, actingAs: UserID? = nil) {
    self.user = user
    self.uid = uid
    self.actingAs = actingAs
  }

  /// What falls due by itself is done by the system.
  public static let system = Actor(user: nil, uid: nil)

  /// Whose work it is: the one acted for, else the one who acts.
  public var responsible: UserID? { actingAs ?? user }
}

/// What a journal entry is about.
public enum JournalSubject: Hashable, Sendable {
  case lead(LeadID)
  case user(UserID)
  case process(Int)
  case rules
  case clock
  case mail(MailID)
  case mailQueue
  case doNotCall

  var name: String {
    switch self {
    case .lead: "lead"
    case .user: "user"
    case .process: "process"
    case .rules: "rules"
    case .clock: "clock"
    case .mail: "mail"
    case .mailQueue: "mailQueue"
    case .doNotCall: "doNotCall"
    }
  }

  var id: Int64 {
    switch self {
    case .lead(let id): id.rawValue
    case .user(let id): id.rawValue
    case .process(let version): Int64(version)
    case .mail(let id): id.rawValue
    case .rules, .clock, .mailQueue, .doNotCall: 0
    }
  }
}

/// One decision as it stands in the journal.
public struct JournalEntry: Hashable, Sendable {
  public var sequence: Int64
  public var at: Instant
  public var actor: Actor
  public var kind: String
  public var version: Int
  /// nil for entries about other things than leads.
  public var decision: LeadDecision?
  public var request: String?
}

extension Snapshot {
  public func lastSequence() throws -> Int64 {
    Int64(try count("SELECT coalesce(max(sequence), 0) FROM journal"))
  }

  /// The decisions about a lead, oldest first.
  public func journal(of lead: LeadID) throws -> [JournalEntry] {
    try rows(
      "SELECT * FROM journal WHERE subject = 'lead' AND subjectId = ? ORDER BY version", [lead.rawValue],
      JournalRow.decode)
  }

  /// The version that a subject's next entry gets.
  func nextVersion(_ subject: JournalSubject) throws -> Int {
    try count(
      "SELECT coalesce(max(version), 0) + 1 FROM journal WHERE subject = ? AND subjectId = ?",
      [subject.name, subject.id])
  }
}

extension Transaction {
  /// Writes one decision about a lead; `version` is the lead's version after it.
  public func journal(
    _ decision: LeadDecision, about lead: LeadID, version: Int, by actor: Actor, at: Instant, request: String?
  ) throws {
    let record = LeadDecisionRecord(decision)
    try write(
      subject: .lead(lead), version: version, kind: record.kind, data: try JSONText.encode(record), actor: actor,
      at: at,
      request: request)
  }

  /// Writes an entry about something else than a lead. `facts` hold no personal data.
  public func journal(
    _ kind: String, about subject: JournalSubject, facts: [String: String], by actor: Actor, at: Instant,
    request: String?
  ) throws {
    try write(
      subject: subject, version: try reading.nextVersion(subject), kind: kind, data: try JSONText.encode(facts),
      actor: actor, at: at, request: request)
  }

  private func write(
    subject: JournalSubject, version: Int, kind: String, data: String, actor: Actor, at: Instant, request: String?
  ) throws {
    try run(
      """
      INSERT INTO journal(at, actorId, actorUid, actingAs, subject, subjectId, version, kind, data, request)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        at.milliseconds, actor.user?.rawValue, actor.uid.map { Int64($0) }, actor.actingAs?.rawValue, subject.name,
        subject.id, version, kind, data, request,
      ])
  }
}

enum JournalRow {
  static func decode(_ row: Row) throws -> JournalEntry {
    let decision: LeadDecision? =
      row["subject"] as String == "lead"
      ? try JSONText.decode(LeadDecisionRecord.self, row["data"]).decision : nil
    let actor = Actor(
      user: (row["actorId"] as Int64?).map { UserID($0) }, uid: (row["actorUid"] as Int64?).map { UInt32($0) },
      actingAs: (row["actingAs"] as Int64?).map { UserID($0) })
    return JournalEntry(
      sequence: row["sequence"], at: row.instant("at"), actor: actor, kind: row["kind"], version: row["version"],
      decision: decision, request: row["request"])
  }
}

/// The store's own JSON: compact, keys sorted.
enum JSONText {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
