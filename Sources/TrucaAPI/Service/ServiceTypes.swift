/// `GET /v1/status`
public struct Status: Codable, Hashable, Sendable {
  public var version: String
  public var now: Moment
  public var clock: ClockState
  /// Sequence number of the last journal entry.
  public var journal: Int64
  public var openLeads: Int
  public var heldLeads: Int
  public var backlogLeads: Int
  public var timeZoneData: String?
  public var database: Database?
  /// What falls due by itself next; nil where nothing does.
  public var nextDue: DueThing?
  /// Commands that wait for the writer.
  public var waitingCommands: Int?
  /// The looking over of leads after a change of the law; nil: none is under way.
  public var review: ReviewState?
  /// What needs attention; empty when all is well.
  public var alarms: [Alarm]
  public init(
    version: String, now: Moment, clock: ClockState, journal: Int64, openLeads: Int, heldLeads: Int, backlogLeads: Int,
    timeZoneData: String?, database: Database? = nil, nextDue: DueThing? = nil, waitingCommands: Int? = nil,
    review: ReviewState? = nil, alarms: [Alarm]
  ) {
    self.version = version
    self.now = now
    self.clock = clock
    self.journal = journal
    self.openLeads = openLeads
    self.heldLeads = heldLeads
    self.backlogLeads = backlogLeads
    self.timeZoneData = timeZoneData
    self.database = database
    self.nextDue = nextDue
    self.waitingCommands = waitingCommands
    self.review = review
    self.alarms = alarms
  }

  /// Where what is kept lies.
  public struct Database: Codable, Hashable, Sendable {
    public var path: String
    /// With its log.
    public var bytes: Int64
    /// The newest migration: `001`.
    public var schema: String
    public init(path: String, bytes: Int64, schema: String) {
      self.path = path
      self.bytes = bytes
      self.schema = schema
    }
  }

  public struct DueThing: Codable, Hashable, Sendable {
    /// `leaseEnd`, `lateCall`, `missedPromise`, `backlog`; others may come.
    public var kind: String
    public var at: Moment
    public init(kind: String, at: Moment) {
      self.kind = kind
      self.at = at
    }
  }
}

/// Something that a person should look at.
public struct Alarm: Codable, Hashable, Sendable {
  /// A word that programs may rely on: `clockStep`, `configuration`, `noUsers`, `noZoneData`, `oldZoneData`, `mailDead`,
  /// `mailPaused`, `mailWaiting`, `holidaysEnd`; others may come.
  public var kind: String
  /// What it is, and the way out.
  public var sentence: String
  public var since: Moment?
  public init(kind: String, sentence: String, since: Moment? = nil) {
    self.kind = kind
    self.sentence = sentence
    self.since = since
  }
}

/// `GET /v1/clock` and the answer of `POST /v1/clock/advance` and `POST /v1/clock/accept`
public struct ClockState: Codable, Hashable, Sendable {
  /// `real` or `simulated`.
  public var kind: String
  /// How many seconds pass for each real one; 0: it moves by `advance` alone.
  public var rate: Int
  public var now: Moment
  /// How many due things were carried out by this call of `advance` or `accept`.
  public var settled: Int?
  /// The machine's clock was set by over an hour: no call is handed out until an administrator accepts it.
  public var step: Step?
  public init(kind: String, rate: Int, now: Moment, settled: Int? = nil, step: Step? = nil) {
    self.kind = kind
    self.rate = rate
    self.now = now
    self.settled = settled
    self.step = step
  }

  public struct Step: Codable, Hashable, Sendable {
    /// What the clock would show without the step; Truca goes by it until the step is accepted.
    public var expected: Moment
    /// What the machine's clock shows.
    public var shown: Moment
    public init(expected: Moment, shown: Moment) {
      self.expected = expected
      self.shown = shown
    }
  }
}

/// `POST /v1/clock/advance`
public struct AdvanceRequest: Codable, Hashable, Sendable {
  /// Where to: words (`+2h`, `tomorrow 9:00`) or RFC 3339, in the caller's zone.
  public var to: String
  public init(to: String) { self.to = to }
}

/// `GET /v1/doctor`
public struct DoctorReport: Codable, Hashable, Sendable {
  public var healthy: Bool
  public var checks: [Check]
  public init(healthy: Bool, checks: [Check]) {
    self.healthy = healthy
    self.checks = checks
  }
  public struct Check: Codable, Hashable, Sendable {
    /// The invariant's id: `I2`.
    public var id: String
    /// What it says.
    public var title: String
    /// How many things were looked at.
    public var examined: Int
    /// What is wrong, naming ids only; at most 20 of them.
    public var faults: [String]
    public init(id: String, title: String, examined: Int, faults: [String]) {
      self.id = id
      self.title = title
      self.examined = examined
      self.faults = faults
    }
  }
}

/// A page of a list. `next` is the cursor for the following page, nil on the last one.
public struct Page<Element: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  public var items: [Element]
  public var next: String?
  public var total: Int?
  public init(items: [Element], next: String? = nil, total: Int? = nil) {
    self.items = items
    self.next = next
    self.total = total
  }
}
