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
  /// Plain sentences about what needs attention; empty when all is well.
  public var alarms: [String]
  public init(
    version: String, now: Moment, clock: ClockState, journal: Int64, openLeads: Int, heldLeads: Int, backlogLeads: Int,
    timeZoneData: String?, alarms: [String]
  ) {
    self.version = version
    self.now = now
    self.clock = clock
    self.journal = journal
    self.openLeads = openLeads
    self.heldLeads = heldLeads
    self.backlogLeads = backlogLeads
    self.timeZoneData = timeZoneData
    self.alarms = alarms
  }
}

/// `GET /v1/clock` and the answer of `POST /v1/clock/advance`
public struct ClockState: Codable, Hashable, Sendable {
  /// `real` or `simulated`.
  public var kind: String
  /// How many seconds pass for each real one; 0: it moves by `advance` alone.
  public var rate: Int
  public var now: Moment
  /// How many due things were carried out by this call of `advance`.
  public var settled: Int?
  public init(kind: String, rate: Int, now: Moment, settled: Int? = nil) {
    self.kind = kind
    self.rate = rate
    self.now = now
    self.settled = settled
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
