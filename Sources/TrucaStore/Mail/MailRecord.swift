public import TrucaCore

public enum MailSubject: Sendable {}
public typealias MailID = Identifier<MailSubject>

/// A mail of the outbox: what it says, and how far it has come.
public struct MailRecord: Hashable, Sendable {
  public var id: MailID
  public var user: UserID
  /// The key of the reminder that caused it.
  public var kind: String
  /// Names the occasion: one mail for each user, kind and slot.
  public var slot: String
  public var cause: Cause
  public var lead: LeadID?
  public var state: State = .pending
  public var created: Instant
  public var due: Instant
  /// From when on it is dropped instead of sent.
  public var staleAt: Instant
  public var subject: String
  public var text: String
  public var html: String?
  public var calendar: String?
  /// With angle brackets.
  public var messageID: String
  /// Tries that count towards its end.
  public var attempts = 0
  /// Tries that a fault of the set-up ended since the queue last ran well.
  public var setUpFaults = 0
  /// Claims that ended without a result.
  public var lapses = 0
  /// When it may be claimed; nil unless it waits.
  public var nextTry: Instant?
  /// Of the last claim.
  public var token: String?
  /// nil unless it is being sent.
  public var leaseEnd: Instant?
  /// When it was last claimed.
  public var claimed: Instant?
  public var lastExit: Int32?
  public var lastMessage: String?
  /// Somebody has dealt with its failure.
  public var isSeen = false
  /// The journal entry that called for it.
  public var journal: Int64

  public enum Cause: String, Sendable {
    /// The clock.
    case slot
    /// A promised callback that comes near.
    case promise
    /// A promised callback that was not made.
    case missed
  }

  public enum State: String, Sendable, CaseIterable {
    case pending, sending
    /// A claim ended without a result: it may have been sent.
    case uncertain
    case sent, dead, cancelled

    public var isFinal: Bool {
      switch self {
      case .pending, .sending, .uncertain: false
      case .sent, .dead, .cancelled: true
      }
    }
  }

  public init(
    id: MailID, user: UserID, kind: String, slot: String, cause: Cause, lead: LeadID?, created: Instant, due: Instant,
    staleAt: Instant, subject: String, text: String, html: String?, messageID: String, journal: Int64
  ) {
    self.id = id
    self.user = user
    self.kind = kind
    self.slot = slot
    self.cause = cause
    self.lead = lead
    self.created = created
    self.due = due
    self.staleAt = staleAt
    self.subject = subject
    self.text = text
    self.html = html
    self.messageID = messageID
    self.journal = journal
    nextTry = due
  }
}

/// Whether mails are given out at all.
public struct MailQueue: Hashable, Sendable {
  /// nil while it runs.
  public var pausedAt: Instant?
  public var reason: String
  /// To whom mails failed by a fault of the set-up, one after another.
  public var faultUsers: Set<UserID>

  public init(pausedAt: Instant? = nil, reason: String = "", faultUsers: Set<UserID> = []) {
    self.pausedAt = pausedAt
    self.reason = reason
    self.faultUsers = faultUsers
  }
}

/// When a reminder of the clock comes next for one user.
public struct ReminderRun: Hashable, Sendable {
  public var user: UserID
  public var kind: String
  /// Rule and zone that `next` follows from.
  public var definition: String
  /// The key of the last slot for which a mail was considered.
  public var slot: String?
  /// Slots up to this instant are done with.
  public var considered: Instant
  public var next: Instant?

  public init(
    user: UserID, kind: String, definition: String, slot: String?, considered: Instant, next: Instant?
  ) {
    self.user = user
    self.kind = kind
    self.definition = definition
    self.slot = slot
    self.considered = considered
    self.next = next
  }
}
