/// `POST /v1/leads`: one lead as it comes in. Only what is known need be given.
public struct LeadEntry: Codable, Hashable, Sendable {
  public var name: String?
  public var company: String?
  public var email: String?
  /// In order of preference, in any spelling.
  public var numbers: [String]?
  public var source: String?
  public var street: String?
  public var city: String?
  public var postalCode: String?
  public var state: String?
  /// Name or ISO 3166 code.
  public var country: String?
  /// Login name of the rep who gets it.
  public var owner: String?
  public var team: String?
  public var playbook: String?
  public var consent: ConsentEntry?
  public var note: String?
  /// The id that another system knows it by; the same one twice is "already here".
  public var externalId: String?
  public init() {}
}

public struct ConsentEntry: Codable, Hashable, Sendable {
  /// Where it was given: `web form`, `contract 4711`.
  public var source: String
  /// The day it was given: ISO or in words.
  public var date: String
  public init(source: String, date: String) {
    self.source = source
    self.date = date
  }
}

/// What became of a lead that came in.
public struct IntakeAnswer: Codable, Hashable, Sendable {
  /// `added`, `newEnquiry`, `linked` (added, same number as another person), `alreadyHere`.
  public var result: String
  public var lead: Int64
  public var state: String
  /// Why it is held; empty otherwise.
  public var held: [Reason]
  public var next: Moment?
  public var planned: Int
  public var sentence: String
  public init(
    result: String, lead: Int64, state: String, held: [Reason], next: Moment?, planned: Int, sentence: String
  ) {
    self.result = result
    self.lead = lead
    self.state = state
    self.held = held
    self.next = next
    self.planned = planned
    self.sentence = sentence
  }
}

/// A stable kind with a sentence for people.
public struct Reason: Codable, Hashable, Sendable {
  public var kind: String
  public var sentence: String
  public init(kind: String, sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }
}

/// A row of `GET /v1/leads`.
public struct LeadRow: Codable, Hashable, Sendable {
  public var lead: Int64
  public var name: String
  public var company: String
  public var owner: String?
  public var state: String
  public var attempts: Int
  public var next: Moment?
  public var deadline: Moment?
  /// Why it stands in the list: at risk, held, missed; empty otherwise.
  public var reasons: [Reason]
  public init(
    lead: Int64, name: String, company: String, owner: String?, state: String, attempts: Int, next: Moment?,
    deadline: Moment?, reasons: [Reason]
  ) {
    self.lead = lead
    self.name = name
    self.company = company
    self.owner = owner
    self.state = state
    self.attempts = attempts
    self.next = next
    self.deadline = deadline
    self.reasons = reasons
  }
}

/// `GET /v1/leads/{lead}`
public struct Lead: Codable, Hashable, Sendable {
  public var lead: Int64
  public var version: Int
  public var name: String
  public var company: String
  public var email: String?
  public var numbers: [Number]
  public var source: String?
  public var street: String?
  public var city: String?
  public var postalCode: String?
  public var region: String?
  public var country: String?
  public var place: PlaceView?
  public var owner: String?
  public var team: String
  public var state: String
  public var held: [Reason]
  public var closing: String?
  public var playbook: String
  public var processVersion: Int
  public var storedAt: Moment
  public var createdElsewhere: String?
  public var weekStart: Moment?
  public var deadline: Moment?
  public var promise: Moment?
  public var risk: Reason?
  public var planned: [PlannedCallView]
  public var calls: [CallView]
  public var consents: [ConsentView]
  public var notes: [NoteView]
  /// Leads that share a number with this one.
  public var linked: [Int64]
  public var timeline: [TimelineEntry]

  public init(
    lead: Int64, version: Int, name: String, company: String, email: String?, numbers: [Number], source: String?,
    street: String?, city: String?, postalCode: String?, region: String?, country: String?, place: PlaceView?,
    owner: String?, team: String, state: String, held: [Reason], closing: String?, playbook: String,
    processVersion: Int, storedAt: Moment, createdElsewhere: String?, weekStart: Moment?, deadline: Moment?,
    promise: Moment?, risk: Reason?, planned: [PlannedCallView], calls: [CallView], consents: [ConsentView],
    notes: [NoteView], linked: [Int64], timeline: [TimelineEntry]
  ) {
    self.lead = lead
    self.version = version
    self.name = name
    self.company = company
    self.email = email
    self.numbers = numbers
    self.source = source
    self.street = street
    self.city = city
    self.postalCode = postalCode
    self.region = region
    self.country = country
    self.place = place
    self.owner = owner
    self.team = team
    self.state = state
    self.held = held
    self.closing = closing
    self.playbook = playbook
    self.processVersion = processVersion
    self.storedAt = storedAt
    self.createdElsewhere = createdElsewhere
    self.weekStart = weekStart
    self.deadline = deadline
    self.promise = promise
    self.risk = risk
    self.planned = planned
    self.calls = calls
    self.consents = consents
    self.notes = notes
    self.linked = linked
    self.timeline = timeline
  }

  public struct Number: Codable, Hashable, Sendable {
    /// As it was entered.
    public var text: String
    /// E.164, nil if it could not be read.
    public var number: String?
    public var kind: String?
    public var suppressed: Bool
    /// Whether this is the one that is called now.
    public var current: Bool
    public init(text: String, number: String?, kind: String?, suppressed: Bool, current: Bool) {
      self.text = text
      self.number = number
      self.kind = kind
      self.suppressed = suppressed
      self.current = current
    }
  }

  public struct PlaceView: Codable, Hashable, Sendable {
    public var country: String
    public var subdivision: String?
    public var zones: [String]
    public var rules: [String]
    public var setByHand: Bool
    public init(country: String, subdivision: String?, zones: [String], rules: [String], setByHand: Bool) {
      self.country = country
      self.subdivision = subdivision
      self.zones = zones
      self.rules = rules
      self.setByHand = setByHand
    }
  }

  public struct PlannedCallView: Codable, Hashable, Sendable {
    public var attempt: Int
    public var at: Moment
    public var until: Moment
    /// When the rhythm wants it.
    public var ideal: Moment
    /// The last instant that still leaves room for the promised number of attempts.
    public var latest: Moment?
    public var promised: Bool
    /// Wall time where the lead lives.
    public var theirTime: String
    public init(
      attempt: Int, at: Moment, until: Moment, ideal: Moment, latest: Moment?, promised: Bool, theirTime: String
    ) {
      self.attempt = attempt
      self.at = at
      self.until = until
      self.ideal = ideal
      self.latest = latest
      self.promised = promised
      self.theirTime = theirTime
    }
  }

  public struct CallView: Codable, Hashable, Sendable {
    public var call: Int64
    /// nil for incoming calls.
    public var attempt: Int?
    /// `out` or `in`.
    public var direction: String
    public var rep: String
    public var number: String?
    public var at: Moment
    /// `inHand`, `outcome`, `missed` (lease), `undone`.
    public var state: String
    public var outcome: String?
    public var why: String
    public init(
      call: Int64, attempt: Int?, direction: String, rep: String, number: String?, at: Moment, state: String,
      outcome: String?, why: String
    ) {
      self.call = call
      self.attempt = attempt
      self.direction = direction
      self.rep = rep
      self.number = number
      self.at = at
      self.state = state
      self.outcome = outcome
      self.why = why
    }
  }

  public struct ConsentView: Codable, Hashable, Sendable {
    public var source: String
    public var date: String
    public init(source: String, date: String) {
      self.source = source
      self.date = date
    }
  }

  public struct NoteView: Codable, Hashable, Sendable {
    public var at: Moment
    public var by: String
    public var text: String
    public init(at: Moment, by: String, text: String) {
      self.at = at
      self.by = by
      self.text = text
    }
  }

  public struct TimelineEntry: Codable, Hashable, Sendable {
    public var sequence: Int64
    public var at: Moment
    public var actor: String
    public var kind: String
    public var sentence: String
    public init(sequence: Int64, at: Moment, actor: String, kind: String, sentence: String) {
      self.sequence = sequence
      self.at = at
      self.actor = actor
      self.kind = kind
      self.sentence = sentence
    }
  }
}

/// `PATCH /v1/leads/{lead}` with `If-Match: "VERSION"`: what is nil stays.
public struct LeadChange: Codable, Hashable, Sendable {
  public var name: String?
  public var company: String?
  public var email: String?
  /// Replaces the whole list.
  public var numbers: [String]?
  public var source: String?
  public var street: String?
  public var city: String?
  public var postalCode: String?
  public var region: String?
  public var country: String?
  /// Sets the place by hand: `ES`, `US-FL`; an empty text takes it back.
  public var place: String?
  public var consent: ConsentEntry?
  public var playbook: String?
  public init() {}
}

/// `POST /v1/leads/{lead}/assign`
public struct AssignRequest: Codable, Hashable, Sendable {
  public var to: String
  public init(to: String) { self.to = to }
}

/// `POST /v1/leads/{lead}/stop`
public struct StopRequest: Codable, Hashable, Sendable {
  public var reason: String?
  public init(reason: String?) { self.reason = reason }
}

/// `POST /v1/leads/{lead}/notes`
public struct NoteRequest: Codable, Hashable, Sendable {
  public var text: String
  public init(text: String) { self.text = text }
}

/// `POST /v1/leads/{lead}/callback` and `…/snooze`
public struct TimeRequest: Codable, Hashable, Sendable {
  /// Words or RFC 3339, read in the caller's zone.
  public var at: String
  public init(at: String) { self.at = at }
}

/// What a command on a lead led to.
public struct LeadAnswer: Codable, Hashable, Sendable {
  public var lead: Int64
  public var version: Int
  public var state: String
  public var next: Moment?
  public var sentence: String
  public init(lead: Int64, version: Int, state: String, next: Moment?, sentence: String) {
    self.lead = lead
    self.version = version
    self.state = state
    self.next = next
    self.sentence = sentence
  }
}

/// `POST /v1/held/settle`: what is settled for all held leads that are selected.
public struct SettleRequest: Codable, Hashable, Sendable {
  /// Only these leads; nil: all that the other filters take.
  public var leads: [Int64]?
  /// Only leads of this place (`ES`, `US-FL`).
  public var `in`: String?
  /// Only leads held for this reason.
  public var reason: String?
  /// Sets the place.
  public var country: String?
  /// Records consent.
  public var consent: ConsentEntry?
  public init() {}
}

public struct SettleAnswer: Codable, Hashable, Sendable {
  public var selected: Int
  public var released: Int
  public var backlog: Int
  /// Still held, by reason kind.
  public var stillHeld: [String: Int]
  public init(selected: Int, released: Int, backlog: Int, stillHeld: [String: Int]) {
    self.selected = selected
    self.released = released
    self.backlog = backlog
    self.stillHeld = stillHeld
  }
}

/// One line of the NDJSON answer to many leads: which line it answers, and either what became of it or why not.
public struct LeadLineAnswer: Codable, Hashable, Sendable {
  public var line: Int
  public var answer: IntakeAnswer?
  public var problem: Problem?
  public init(line: Int, answer: IntakeAnswer? = nil, problem: Problem? = nil) {
    self.line = line
    self.answer = answer
    self.problem = problem
  }
}
