/// A lead as the rules see it: its standing and its calls, no personal data. The result of replaying its decisions.
public struct LeadProgress: Hashable, Sendable {
  public var id: LeadID
  public var team: String
  public var owner: UserID?
  public var playbook: String
  /// The version of the process that the lead started under.
  public var processVersion: Int
  public var storedAt: Instant
  /// The instant of which the present plan is a function, with decisions, roster and law.
  public var plannedAt: Instant
  public var standing: LeadStanding
  /// All attempts in order of their number.
  public var attempts: [Attempt]
  /// Number of decisions so far, the version that clients compare.
  public var version: Int

  public init(
    id: LeadID, team: String, owner: UserID?, playbook: String, processVersion: Int, storedAt: Instant,
    plannedAt: Instant, standing: LeadStanding, attempts: [Attempt] = [], version: Int = 0
  ) {
    self.id = id
    self.team = team
    self.owner = owner
    self.playbook = playbook
    self.processVersion = processVersion
    self.storedAt = storedAt
    self.plannedAt = plannedAt
    self.standing = standing
    self.attempts = attempts
    self.version = version
  }

  /// The attempts that count for the playbook: those of the present enquiry.
  public var cycleAttempts: ArraySlice<Attempt> {
    attempts.drop { $0.number < standing.firstAttemptOfCycle }
  }

  public var inHand: Attempt? { attempts.last { $0.isInHand } }

  public func attempt(of call: CallID) -> Attempt? { attempts.first { $0.call == call } }
}
