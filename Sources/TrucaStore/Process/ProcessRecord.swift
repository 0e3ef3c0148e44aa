internal import GRDB
internal import TrucaCore

/// The process document as JSON, with the number of its schema.
struct ProcessRecord: Codable {
  var schema: Int
  var defaultPlaybook: String
  var playbooks: [PlaybookRecord]
  var outcomes: [OutcomeRecord]
  /// Not there in versions from before there were mails.
  var reminders: [ReminderRecord]?
  var mail: MailSettingsRecord?
  var note: String

  init(_ document: ProcessDocument) {
    schema = ProcessDocument.schema
    defaultPlaybook = document.defaultPlaybook
    playbooks = document.playbooks.map(PlaybookRecord.init)
    outcomes = document.outcomes.map(OutcomeRecord.init)
    reminders = document.reminders.map(ReminderRecord.init)
    mail = MailSettingsRecord(document.mail)
    note = document.note
  }

  var document: ProcessDocument {
    get throws {
      guard schema == ProcessDocument.schema else { throw DatabaseError(message: "unknown process schema \(schema)") }
      return ProcessDocument(
        defaultPlaybook: defaultPlaybook, playbooks: try playbooks.map { try $0.playbook },
        outcomes: try outcomes.map { try $0.outcome }, reminders: try (reminders ?? []).map { try $0.rule },
        mail: mail?.settings ?? MailSettings(), note: note)
    }
  }
}

struct PlaybookRecord: Codable {
  var key: String
  var name: String
  var note: String
  var kind: String
  var minAttempts: Int
  var maxAttempts: Int
  var windowMinutes: Int64
  var firstDayGapMinutes: Int64
  var gapMinutes: Int64
  var maxPer24Hours: Int
  var callMinutes: Int
  /// Slots of an adaptive playbook.
  var rhythm: [SlotRecord]?
  /// Minutes of a playbook of steps.
  var steps: [Int64]?

  /// `atOnce`; `after` with minutes; `days` with a first and a last day.
  struct SlotRecord: Codable {
    var kind: String
    var from: Int64?
    var to: Int64?
  }

  init(_ playbook: Playbook) {
    key = playbook.key
    name = playbook.name
    note = playbook.note
    minAttempts = playbook.minAttempts
    maxAttempts = playbook.maxAttempts
    windowMinutes = playbook.window.wholeMinutes
    firstDayGapMinutes = playbook.firstDayGap.wholeMinutes
    gapMinutes = playbook.gap.wholeMinutes
    maxPer24Hours = playbook.maxPer24Hours
    callMinutes = playbook.callMinutes
    switch playbook.kind {
    case .adaptive(let slots):
      kind = "adaptive"
      rhythm = slots.map(Self.record)
    case .steps(let spans):
      kind = "steps"
      steps = spans.map(\.wholeMinutes)
    }
  }

  var playbook: Playbook {
    get throws {
      let kind: Playbook.Kind =
        if let steps { .steps(steps.map { .minutes($0) }) } else {
          .adaptive(rhythm: try (rhythm ?? []).map(Self.slot))
        }
      return Playbook(
        key: key, name: name, note: note, kind: kind, minAttempts: minAttempts, maxAttempts: maxAttempts,
        window: .minutes(windowMinutes), firstDayGap: .minutes(firstDayGapMinutes), gap: .minutes(gapMinutes),
        maxPer24Hours: maxPer24Hours, callMinutes: callMinutes)
    }
  }

  private static func record(_ slot: RhythmSlot) -> SlotRecord {
    switch slot {
    case .atOnce: SlotRecord(kind: "atOnce")
    case .after(let least, let most): SlotRecord(kind: "after", from: least.wholeMinutes, to: most.wholeMinutes)
    case .day(let day): SlotRecord(kind: "day", from: Int64(day))
    case .days(let first, let last): SlotRecord(kind: "days", from: Int64(first), to: Int64(last))
    }
  }

  private static func slot(_ record: SlotRecord) throws -> RhythmSlot {
    switch (record.kind, record.from, record.to) {
    case ("atOnce", _, _): return .atOnce
    case ("after", let from?, let to?): return .after(.minutes(from), atMost: .minutes(to))
    case ("day", let day?, _): return .day(Int(day))
    case ("days", let first?, let last?): return .days(Int(first), Int(last))
    default: throw DatabaseError(message: "unknown slot \(record.kind)")
    }
  }
}

struct OutcomeRecord: Codable {
  var key: String
  var name: String
  var note: String
  var keystroke: String
  var reached: Bool
  var effect: String
  var minutes: Int64?
  var closes: String?
  var needsReason: Bool?
  var days: Int?

  init(_ outcome: OutcomeDefinition) {
    key = outcome.key
    name = outcome.name
    note = outcome.note
    keystroke = outcome.keystroke
    reached = outcome.reached
    switch outcome.effect {
    case .goOn: effect = "goOn"
    case .retrySoon(let span):
      effect = "retrySoon"
      minutes = span.wholeMinutes
    case .promise: effect = "promise"
    case .move: effect = "move"
    case .nextNumber: effect = "nextNumber"
    case .stop(let closing, let needed):
      effect = "stop"
      closes = closing.rawValue
      needsReason = needed
    case .rest(let count):
      effect = "rest"
      days = count
    case .suppress: effect = "suppress"
    }
  }

  var outcome: OutcomeDefinition {
    get throws {
      OutcomeDefinition(
        key: key, name: name, note: note, keystroke: keystroke, reached: reached, effect: try decodedEffect)
    }
  }

  private var decodedEffect: OutcomeDefinition.Effect {
    get throws {
      switch effect {
      case "goOn": return .goOn
      case "promise": return .promise
      case "move": return .move
      case "nextNumber": return .nextNumber
      case "suppress": return .suppress
      case "retrySoon": return .retrySoon(.minutes(minutes ?? 0))
      case "rest": return .rest(days: days ?? 0)
      case "stop":
        guard let closing = closes.flatMap({ OutcomeDefinition.Closing(rawValue: $0) }) else { break }
        return .stop(closing, needsReason: needsReason ?? false)
      default: break
      }
      throw DatabaseError(message: "unknown effect \(effect)")
    }
  }
}
