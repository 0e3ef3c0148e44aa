internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// A stretch of the journal as one reader may see it.
struct EventPage: Sendable {
  var events: [LiveEvent]
  /// The last place of the journal that was looked at.
  var end: Int64
  /// There is more behind it.
  var hasMore: Bool
}

extension QueryScope {
  /// Entries that are looked at in one reading, so that none holds a reader for long.
  private static let stretch: Int64 = 500

  /// The place behind which a stream begins; never one that the journal has not reached, as after the restoring of an
  /// older store.
  func start(of begin: EventsBegin) throws -> Int64 {
    let last = try reading.lastSequence()
    switch begin {
    case .now: return last
    case .after(let sequence): return min(sequence, last)
    }
  }

  /// What the caller may see of the entries behind `start`.
  func events(after start: Int64) throws -> EventPage {
    let last = try reading.lastSequence()
    guard start < last else { return EventPage(events: [], end: start, hasMore: false) }
    let end = min(last, start + Self.stretch)
    let notices = try reading.notices(after: start, through: end, for: caller.audience)
    return EventPage(events: try notices.map(view), end: end, hasMore: end < last)
  }

  private func view(_ notice: JournalNotice) throws -> LiveEvent {
    let entry = notice.entry
    return LiveEvent(
      sequence: entry.sequence, at: try moment(entry.at), subject: notice.subject,
      lead: notice.subject == "lead" ? notice.number : nil, user: notice.login, actor: try name(of: entry.actor),
      kind: entry.kind, sentence: try entry.decision.map { try sentence($0) } ?? Self.sentence(notice))
  }

  private static func sentence(_ notice: JournalNotice) -> String {
    let login = notice.login ?? ""
    return switch notice.entry.kind {
    case "userAdded": "user \(login) added"
    case "userChanged": "user \(login) changed"
    case "userLeft": "user \(login) has left"
    case "processApplied": "process version \(notice.number) applied"
    case "rulesTakenOver": "calling rules taken over from their file"
    case "ruleSet": "a calling rule changed"
    case "ruleReset": "a calling rule set back to the shipped one"
    case "ruleSuspended": "calls under a rule suspended"
    case "ruleResumed": "calls under a rule allowed again"
    case "zonesTaken": "time zone data read anew"
    case "clockAccepted": "the machine's clock accepted as it stands"
    case "reminderSwitched": "\(login) has switched a reminder"
    case "mailQueued": "mail \(notice.number) waits to be sent"
    case "mailSent": "mail \(notice.number) sent"
    case "mailTried": "mail \(notice.number) was not taken and is tried again"
    case "mailUncertain": "mail \(notice.number): the mailer did not say how it went"
    case "mailDead": "mail \(notice.number) could not be delivered"
    case "mailCancelled": "mail \(notice.number) taken back"
    case "mailPaused": "mails paused"
    case "mailResumed": "mails go again"
    default: notice.entry.kind
    }
  }
}

extension Caller {
  /// The entries of the journal that are hers to see: as with leads, and those about herself.
  var audience: JournalAudience {
    var audience = JournalAudience()
    audience.seesAll = has(.administrator)
    guard let person else { return audience }
    if has(.manager) { audience.team = person.team }
    if has(.rep) { audience.owner = person.id }
    audience.user = person.id
    return audience
  }
}
