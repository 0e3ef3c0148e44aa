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
    /// The parts that it may lie in; empty: any.
    public var subdivisions: [String]
    public var zones: [String]
    public var rules: [String]
    public var setByHand: Bool
    /// What it was concluded from, a sentence each: `area code 212: New York`.
    public var why: [String]
    public init(
      country: String, subdivisions: [String], zones: [String], rules: [String], setByHand: Bool, why: [String]
    ) {
      self.country = country
      self.subdivisions = subdivisions
      self.zones = zones
      self.rules = rules
      self.setByHand = setByHand
      self.why = why
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
    /// Why then: what the law leaves open there, and what the rhythm wants.
    public var why: String
    public init(
      attempt: Int, at: Moment, until: Moment, ideal: Moment, latest: Moment?, promised: Bool, theirTime: String,
      why: String
    ) {
      self.attempt = attempt
      self.at = at
      self.until = until
      self.ideal = ideal
      self.latest = latest
      self.promised = promised
      self.theirTime = theirTime
      self.why = why
    }
  }

  /// What made a call legal when it was handed out.
  public struct EvidenceView: Codable, Hashable, Sendable {
    public var at: Moment
    /// Each candidate zone with what its clocks showed.
    public var zones: [ZoneTime]
    /// The rules that held, each with the hours around the call.
    public var rules: [RuleHours]
    /// How much of each attempt limit was used up before this call.
    public var limits: [String]
    /// Counts the changes to the calling rules.
    public var lawVersion: Int
    public var zoneData: String?
    /// The last day for which holidays were known.
    public var holidaysUntil: String?
    public var sentence: String
    public init(
      at: Moment, zones: [ZoneTime], rules: [RuleHours], limits: [String], lawVersion: Int, zoneData: String?,
      holidaysUntil: String?, sentence: String
    ) {
      self.at = at
      self.zones = zones
      self.rules = rules
      self.limits = limits
      self.lawVersion = lawVersion
      self.zoneData = zoneData
      self.holidaysUntil = holidaysUntil
      self.sentence = sentence
    }

    public struct ZoneTime: Codable, Hashable, Sendable {
      public var zone: String
      public var local: String
      public init(zone: String, local: String) {
        self.zone = zone
        self.local = local
      }
    }

    public struct RuleHours: Codable, Hashable, Sendable {
      public var rule: String
      public var hours: String
      public init(rule: String, hours: String) {
        self.rule = rule
        self.hours = hours
      }
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
    /// What made it legal; nil for calls that Truca did not hand out.
    public var evidence: EvidenceView?
    public init(
      call: Int64, attempt: Int?, direction: String, rep: String, number: String?, at: Moment, state: String,
      outcome: String?, why: String, evidence: EvidenceView? = nil
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
      self.evidence = evidence
    }
  }

  public struct ConsentView: Codable, Hashable, Sendable {
    public var source: String
    public var date: String
    /// The last day on which it holds; nil for no end of its own.
    public var until: String?
    /// Whether it holds now, under the rules of the lead's place.
    public var holds: Bool
    /// What ended it, as a sentence; nil where nothing did.
    public var ended: String?
    public init(source: String, date: String, until: String? = nil, holds: Bool = true, ended: String? = nil) {
      self.source = source
      self.date = date
      self.until = until
      self.holds = holds
      self.ended = ended
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
