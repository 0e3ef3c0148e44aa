/// `GET /v1/today`
public struct Today: Codable, Hashable, Sendable {
  public var rep: String
  public var now: Moment
  /// The call in hand.
  public var inHand: CallBrief?
  /// Callable now, in the order in which `next` would give them.
  public var due: [TodayLine]
  /// Promised callbacks of today that are still to come.
  public var promises: [TodayLine]
  public var later: [TodayLine]
  /// Promised callbacks that were not taken within five minutes.
  public var missedPromises: [TodayLine]
  public var atRisk: [LeadRow]
  public var made: Int
  public var capacity: Int
  /// How many due lines there are in all; `due` holds the first ones.
  public var dueTotal: Int
  public var laterTotal: Int
  public var atRiskTotal: Int
  /// What to do when nothing is due.
  public var nobody: Nobody?
  public init(
    rep: String, now: Moment, inHand: CallBrief?, due: [TodayLine], promises: [TodayLine], later: [TodayLine],
    missedPromises: [TodayLine], atRisk: [LeadRow], made: Int, capacity: Int, dueTotal: Int, laterTotal: Int,
    atRiskTotal: Int, nobody: Nobody?
  ) {
    self.rep = rep
    self.now = now
    self.inHand = inHand
    self.due = due
    self.promises = promises
    self.later = later
    self.missedPromises = missedPromises
    self.atRisk = atRisk
    self.made = made
    self.capacity = capacity
    self.dueTotal = dueTotal
    self.laterTotal = laterTotal
    self.atRiskTotal = atRiskTotal
    self.nobody = nobody
  }
}

public struct TodayLine: Codable, Hashable, Sendable {
  public var lead: Int64
  public var name: String
  public var company: String
  public var attempt: Int
  public var at: Moment
  public var until: Moment
  public var promised: Bool
  /// Due for more than an hour.
  public var overdue: Bool
  /// Wall time where the lead lives, now.
  public var theirTime: String
  public init(
    lead: Int64, name: String, company: String, attempt: Int, at: Moment, until: Moment, promised: Bool, overdue: Bool,
    theirTime: String
  ) {
    self.lead = lead
    self.name = name
    self.company = company
    self.attempt = attempt
    self.at = at
    self.until = until
    self.promised = promised
    self.overdue = overdue
    self.theirTime = theirTime
  }
}

/// `POST /v1/next`
public struct NextRequest: Codable, Hashable, Sendable {
  /// This lead, if it may be called; nil: the best one.
  public var lead: Int64?
  public init(lead: Int64? = nil) { self.lead = lead }
}

/// Either a call or why there is none.
public struct NextAnswer: Codable, Hashable, Sendable {
  public var call: CallBrief?
  public var nobody: Nobody?
  public init(call: CallBrief?, nobody: Nobody?) {
    self.call = call
    self.nobody = nobody
  }
}

public struct Nobody: Codable, Hashable, Sendable {
  /// `nothingDue`, `outsideHours`, `capacity`, `promiseAhead`, `notCallable`, `clockStep`.
  public var kind: String
  public var sentence: String
  /// When to ask again; nil if only a new lead can change it.
  public var askAgain: Moment?
  public init(kind: String, sentence: String, askAgain: Moment?) {
    self.kind = kind
    self.sentence = sentence
    self.askAgain = askAgain
  }
}

/// A call that was handed out: all that a rep needs before she dials.
public struct CallBrief: Codable, Hashable, Sendable {
  public var call: Int64
  public var lead: Int64
  public var attempt: Int
  public var name: String
  public var company: String
  /// E.164.
  public var number: String
  public var source: String?
  /// Why this call, now.
  public var why: String
  public var notes: [Lead.NoteView]
  public var promised: Moment?
  /// Wall time where the lead lives.
  public var theirTime: String
  public var handedOut: Moment
  public var leaseEnd: Moment
  /// Until when the law and the plan allow this call.
  public var callableUntil: Moment
  /// Why it may not be dialled any more, though it is in somebody's hand; nil: it may.
  public var forbidden: String?
  public init(
    call: Int64, lead: Int64, attempt: Int, name: String, company: String, number: String, source: String?, why: String,
    notes: [Lead.NoteView], promised: Moment?, theirTime: String, handedOut: Moment, leaseEnd: Moment,
    callableUntil: Moment, forbidden: String? = nil
  ) {
    self.call = call
    self.lead = lead
    self.attempt = attempt
    self.name = name
    self.company = company
    self.number = number
    self.source = source
    self.why = why
    self.notes = notes
    self.promised = promised
    self.theirTime = theirTime
    self.handedOut = handedOut
    self.leaseEnd = leaseEnd
    self.callableUntil = callableUntil
    self.forbidden = forbidden
  }
}

/// `POST /v1/calls/{call}/outcome`; `{call}` is a number or `current`.
public struct OutcomeRequest: Codable, Hashable, Sendable {
  /// The outcome's key or keystroke.
  public var outcome: String
  /// The time asked for, where the outcome takes one: words or RFC 3339.
  public var time: String?
  /// Why, where the outcome asks for it.
  public var reason: String?
  public var note: String?
  public init(outcome: String, time: String? = nil, reason: String? = nil, note: String? = nil) {
    self.outcome = outcome
    self.time = time
    self.reason = reason
    self.note = note
  }
}

/// `POST /v1/leads/{lead}/calls`: a call that Truca did not hand out.
public struct MadeCallRequest: Codable, Hashable, Sendable {
  public var outcome: String
  /// `out` (default) or `in`.
  public var direction: String?
  /// When it was; nil: now. Words look back: `10:30` is the last one.
  public var at: String?
  /// Which number; nil: the lead's current one.
  public var number: String?
  public var time: String?
  public var reason: String?
  public var note: String?
  public init(
    outcome: String, direction: String? = nil, at: String? = nil, number: String? = nil, time: String? = nil,
    reason: String? = nil, note: String? = nil
  ) {
    self.outcome = outcome
    self.direction = direction
    self.at = at
    self.number = number
    self.time = time
    self.reason = reason
    self.note = note
  }
}

/// `POST /v1/calls/{call}/skip`
public struct SkipRequest: Codable, Hashable, Sendable {
  public var reason: String?
  public init(reason: String?) { self.reason = reason }
}

/// What an outcome, a skip or an undo led to.
public struct CallAnswer: Codable, Hashable, Sendable {
  public var call: Int64
  public var lead: Int64
  public var attempt: Int?
  public var outcome: String?
  public var state: String
  public var next: Moment?
  public var sentence: String
  public init(
    call: Int64, lead: Int64, attempt: Int?, outcome: String?, state: String, next: Moment?, sentence: String
  ) {
    self.call = call
    self.lead = lead
    self.attempt = attempt
    self.outcome = outcome
    self.state = state
    self.next = next
    self.sentence = sentence
  }
}
