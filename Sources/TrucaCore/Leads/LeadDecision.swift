/// What was decided about a lead, as it stands in the journal. Replaying the decisions of a lead in order gives its
/// `LeadProgress`; nothing else changes it. Decisions name rows by number and hold no personal data.
public enum LeadDecision: Hashable, Sendable {
  /// The lead entered. Always the first.
  case stored(Stored)
  /// Something must be settled first.
  case held([HoldReason])
  case backlogged
  /// Its week begins now.
  case released
  /// What held it in the middle of its week is settled: the week goes on.
  case resumed
  case assigned(UserID)
  /// Which of its numbers is called from now on, counted from 0.
  case numberChosen(Int)
  /// Its rhythm is another one, or a newer version of it.
  case playbookChanged(key: String, processVersion: Int)
  case handedOut(call: CallID, number: Int, rep: UserID, leaseEnd: Instant)
  case leaseRenewed(call: CallID, leaseEnd: Instant)
  case leaseEnded(call: CallID)
  /// The hand-out was given back; it was no attempt. The lead is not offered before `until`.
  case skipped(call: CallID, until: Instant)
  /// A call that Truca did not hand out was made or taken; `number` is nil for an incoming one.
  case made(call: CallID, number: Int?, rep: UserID, at: Instant)
  /// How a call ended, with the standing that follows and the one before (for undo).
  case outcome(Outcome)
  /// The last outcome was taken back.
  case undone(call: CallID, restored: LeadStanding)
  case promised(Instant)
  case promiseMissed
  case snoozed(Instant)
  /// The person asked again.
  case enquiredAgain
  case stopped(LeadClosing)
  /// All of the lead's calls were made, or its week is over.
  case finished
  case noteAdded
  /// Details (name, numbers, place, consent …) changed; the rows hold what.
  case edited
  case consentGiven
  case consentWithdrawn

  public struct Stored: Hashable, Sendable {
    public var team: String
    public var owner: UserID?
    public var playbook: String
    public var processVersion: Int
    public var standing: LeadStanding

    public init(team: String, owner: UserID?, playbook: String, processVersion: Int, standing: LeadStanding) {
      self.team = team
      self.owner = owner
      self.playbook = playbook
      self.processVersion = processVersion
      self.standing = standing
    }
  }

  public struct Outcome: Hashable, Sendable {
    public var call: CallID
    public var key: String
    public var reached: Bool
    public var before: LeadStanding
    public var after: LeadStanding

    public init(call: CallID, key: String, reached: Bool, before: LeadStanding, after: LeadStanding) {
      self.call = call
      self.key = key
      self.reached = reached
      self.before = before
      self.after = after
    }
  }

}

extension LeadProgress {
  /// The progress of a lead that has just been stored.
  public init(id: LeadID, stored: LeadDecision.Stored, at: Instant) {
    self.init(
      id: id, team: stored.team, owner: stored.owner, playbook: stored.playbook, processVersion: stored.processVersion,
      storedAt: at, plannedAt: at, standing: stored.standing, version: 1)
  }

  /// Takes one decision, made at `at`.
  public mutating func apply(_ decision: LeadDecision, at: Instant) {
    version += 1
    if decision.replans { plannedAt = at }
    switch decision {
    case .stored(let stored): self = LeadProgress(id: id, stored: stored, at: at)
    case .held(let reasons):
      standing.state = .held
      standing.held = reasons
    case .backlogged:
      standing.state = .backlog
      standing.held = []
    case .released:
      release()
      standing.weekStart = at
    case .resumed: release()
    case .assigned(let user): owner = user
    case .numberChosen(let index): standing.numberIndex = index
    case .playbookChanged(let key, let processVersion):
      playbook = key
      self.processVersion = processVersion
    case .handedOut(let call, let number, let rep, let leaseEnd):
      attempts.append(
        Attempt(
          call: call, number: number, rep: rep, at: at, promised: standing.promise?.at,
          ending: .inHand(leaseEnd: leaseEnd)))
      standing.wanted = nil
      standing.promise = nil
    case .leaseRenewed(let call, let leaseEnd): end(call, .inHand(leaseEnd: leaseEnd))
    case .leaseEnded(let call):
      end(call, .leaseEnded)
      // A rep who takes a promised call and vanishes does not use the promise up.
      if let promised = attempt(of: call)?.promised { standing.promise = .init(at: promised, missedAt: at) }
    case .skipped(let call, let until):
      if let promised = attempt(of: call)?.promised { standing.promise = .init(at: promised) }
      attempts.removeAll { $0.call == call }
      standing.wanted = until
    case .made(let call, let number, let rep, let madeAt):
      guard let number else { break }
      attempts.append(Attempt(call: call, number: number, rep: rep, at: madeAt, ending: .undone))
      standing.wanted = nil
    case .outcome(let outcome):
      end(outcome.call, .outcome(outcome.key, reached: outcome.reached))
      standing = outcome.after
    case .undone(let call, let restored):
      end(call, .undone)
      standing = restored
    case .promised(let time):
      standing.promise = .init(at: time)
      standing.wanted = nil
    case .promiseMissed: standing.promise?.missedAt = at
    case .snoozed(let time): standing.wanted = time
    case .enquiredAgain: enquireAgain(at: at)
    case .stopped(let closing): close(closing)
    case .finished: close(.unreached)
    case .noteAdded, .edited, .consentGiven, .consentWithdrawn: break
    }
  }

  private mutating func end(_ call: CallID, _ ending: Attempt.Ending) {
    guard let index = attempts.lastIndex(where: { $0.call == call }) else { return }
    attempts[index].ending = ending
  }

  private mutating func release() {
    standing.state = .open
    standing.held = []
    standing.closing = nil
  }

  private mutating func enquireAgain(at: Instant) {
    standing.wanted = at
    guard standing.state == .closed else { return }
    standing.state = .open
    standing.closing = nil
    standing.promise = nil
    standing.weekStart = at
    standing.firstAttemptOfCycle = (attempts.last?.number ?? 0) + 1
  }

  private mutating func close(_ closing: LeadClosing) {
    standing.state = .closed
    standing.held = []
    standing.closing = closing
    standing.promise = nil
    standing.wanted = nil
  }
}

extension LeadDecision {
  /// Whether the plan is made anew from the instant of this decision.
  public var replans: Bool {
    switch self {
    case .leaseRenewed, .promiseMissed, .noteAdded: false
    default: true
    }
  }
}
