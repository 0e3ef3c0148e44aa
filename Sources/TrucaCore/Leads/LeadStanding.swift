/// What a lead's decisions have come to, apart from its calls: everything that an undone outcome gives back.
public struct LeadStanding: Hashable, Sendable {
  public var state: LeadState
  /// Why it is held; empty unless `state` is `.held`.
  public var held: [HoldReason]
  /// How it ended; nil unless `state` is `.closed`.
  public var closing: LeadClosing?
  /// Where its week begins: stored, or released from backlog or hold. nil before that.
  public var weekStart: Instant?
  /// Attempts made before this one belong to an earlier enquiry and do not count for the playbook.
  public var firstAttemptOfCycle: Int
  /// Which of the lead's numbers is called, counted from 0.
  public var numberIndex: Int
  /// A time that the called person asked for.
  public var promise: Promise?
  /// The next call is wanted at this instant (snoozed, moved, retry soon, a new enquiry), not before.
  public var wanted: Instant?
  /// No call before this instant, whatever is asked (a rest after a refusal).
  public var restUntil: Instant?

  public init(state: LeadState, held: [HoldReason] = [], weekStart: Instant? = nil) {
    self.state = state
    self.held = held
    self.closing = nil
    self.weekStart = weekStart
    self.firstAttemptOfCycle = 1
    self.numberIndex = 0
    self.promise = nil
    self.wanted = nil
    self.restUntil = nil
  }

  /// A promised callback.
  public struct Promise: Hashable, Sendable {
    public var at: Instant
    /// When it was found not taken five minutes after its time; nil while it is not missed.
    public var missedAt: Instant?

    public init(at: Instant, missedAt: Instant? = nil) {
      self.at = at
      self.missedAt = missedAt
    }
  }
}

/// Where a lead is between its arrival and its end.
public enum LeadState: String, Hashable, Sendable, CaseIterable {
  /// Waits until the team has room for its calls.
  case backlog
  /// Cannot be called until a person settles something.
  case held
  /// Gets its calls.
  case open
  case closed
}

/// Why a lead is closed. The outcomes of the process name some of these; a person and the end of the week the others.
public enum LeadClosing: Hashable, Sendable {
  case outcome(OutcomeDefinition.Closing)
  /// The do-not-call list.
  case suppressed
  /// All attempts of the playbook made, or its week over with at least the promised number.
  case unreached
  /// A person stopped it.
  case stopped

  public var text: String {
    switch self {
    case .outcome(let closing): closing.rawValue
    case .suppressed: "suppressed"
    case .unreached: "unreached"
    case .stopped: "stopped"
    }
  }

  public init?(text: String) {
    switch text {
    case "suppressed": self = .suppressed
    case "unreached": self = .unreached
    case "stopped": self = .stopped
    default:
      guard let closing = OutcomeDefinition.Closing(rawValue: text) else { return nil }
      self = .outcome(closing)
    }
  }
}
