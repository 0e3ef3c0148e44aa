/// Whether a call may be handed out at an instant: the last look before a rep dials, asked of the facts afresh.
public enum HandOutRule {
  /// The facts of the instant.
  public struct Facts: Sendable {
    public var now: Instant
    public var rep: UserID
    public var playbook: Playbook
    /// What the law says of this instant and place; nil if place, rule or zone are not known here.
    public var verdict: LegalVerdict?
    /// The consent that is missing, or the rest after a refusal, or nil.
    public var obstacle: CallingObstacle?
    /// What the law's attempt limits leave to the lead and to its number.
    public var room: AttemptRoom
    public var isSuppressed: Bool
    public var repIsWorking: Bool
    /// Calls handed out to the rep on her day, promises aside.
    public var handedOutToday: Int
    public var capacity: Int
    /// The plan's next call of this lead.
    public var planned: PlannedCall?
    /// The end of the lead's first local day, for the shorter gap; nil if unknown.
    public var firstDayEnd: Instant?
    /// Until when another part of the day, tried less than twice, can be waited for; nil if none is left.
    public var otherPartLeft: Instant?

    public init(
      now: Instant, rep: UserID, playbook: Playbook, verdict: LegalVerdict?, obstacle: CallingObstacle?,
      room: AttemptRoom, isSuppressed: Bool, repIsWorking: Bool, handedOutToday: Int, capacity: Int,
      planned: PlannedCall?, firstDayEnd: Instant?,
      otherPartLeft: Instant?
    ) {
      self.now = now
      self.rep = rep
      self.playbook = playbook
      self.verdict = verdict
      self.obstacle = obstacle
      self.room = room
      self.isSuppressed = isSuppressed
      self.repIsWorking = repIsWorking
      self.handedOutToday = handedOutToday
      self.capacity = capacity
      self.planned = planned
      self.firstDayEnd = firstDayEnd
      self.otherPartLeft = otherPartLeft
    }

    /// Whether the plan wants this lead called now.
    var isDue: Bool {
      guard let planned else { return false }
      return planned.at <= now && now < planned.until
    }
  }

  /// Returns if the call may be made; throws the first reason why not.
  public static func check(_ lead: LeadProgress, _ facts: Facts) throws(HandOutRefusal) {
    guard lead.standing.state == .open else { throw .notOpen(lead.standing.state) }
    guard lead.owner == facts.rep else { throw .notOwner }
    if lead.inHand != nil { throw .inHand }
    if facts.isSuppressed { throw .suppressed }
    if let obstacle = facts.obstacle { throw .obstacle(obstacle) }
    guard let verdict = facts.verdict else { throw .unknownPlace }
    if case .refused(let refusal) = verdict { throw .law(refusal) }
    if let rest = lead.standing.restUntil, rest > facts.now { throw .resting(until: rest) }
    if let reached = facts.room.reached(at: facts.now) { throw .limit(reached) }
    guard facts.repIsWorking else { throw .outsideHours }
    if isPromise(lead, facts) { return }
    guard facts.handedOutToday < facts.capacity else { throw .capacity(facts.capacity) }
    try checkPlaybook(lead, facts)
  }

  /// A time that the person asked for is free of everything but law, its attempt limits among it, suppression and the
  /// rep's hours, once it has come.
  private static func isPromise(_ lead: LeadProgress, _ facts: Facts) -> Bool {
    guard let promise = lead.standing.promise else { return false }
    return promise.at <= facts.now
  }

  private static func checkPlaybook(_ lead: LeadProgress, _ facts: Facts) throws(HandOutRefusal) {
    if let promise = lead.standing.promise { throw .promised(promise.at) }
    guard lead.cycleAttempts.count < facts.playbook.maxAttempts else { throw .allMade(facts.playbook.maxAttempts) }
    let spacing = Spacing(
      taken: lead.attempts.map(\.at), playbook: facts.playbook, firstDayEnd: facts.firstDayEnd)
    guard spacing.allows(facts.now) else {
      throw .tooSoon(until: spacing.earliest(from: facts.now, to: facts.now + .days(2)))
    }
    if !facts.isDue, let other = facts.otherPartLeft { throw .partTriedTwice(until: other) }
  }
}

/// Why a call is not handed out now.
public enum HandOutRefusal: Error, Hashable, Sendable {
  case notOpen(LeadState)
  case notOwner
  case inHand
  case suppressed
  case obstacle(CallingObstacle)
  case unknownPlace
  case law(LegalRefusal)
  case resting(until: Instant)
  case limit(LimitReached)
  case outsideHours
  case capacity(Int)
  case promised(Instant)
  case allMade(Int)
  case tooSoon(until: Instant?)
  case partTriedTwice(until: Instant)

  /// Stable kind in the protocol.
  public var kind: String {
    switch self {
    case .notOpen: "notOpen"
    case .notOwner: "notOwner"
    case .inHand: "inHand"
    case .suppressed: "suppressed"
    case .obstacle(let obstacle): obstacle.holdReason.kind
    case .unknownPlace: "unknownPlace"
    case .law: "law"
    case .resting: "resting"
    case .limit: "limit"
    case .outsideHours: "outsideHours"
    case .capacity: "capacity"
    case .promised: "promised"
    case .allMade: "allMade"
    case .tooSoon: "tooSoon"
    case .partTriedTwice: "partTriedTwice"
    }
  }

  /// When it is worth asking again, where that is known.
  public var until: Instant? {
    switch self {
    case .resting(let until), .partTriedTwice(let until), .promised(let until): until
    case .tooSoon(let until): until
    case .limit(let reached): reached.until
    case .obstacle(.refused(_, let until)): until
    default: nil
    }
  }

  /// For people; completes "cannot hand out lead 7: …".
  public var sentence: String {
    switch self {
    case .notOpen(let state): "it is \(state.rawValue)"
    case .notOwner: "it belongs to another rep"
    case .inHand: "it is in a rep's hand"
    case .suppressed: "its number is on the do-not-call list"
    case .obstacle(let obstacle): obstacle.holdReason.sentence
    case .unknownPlace: "its place, rule or time zone is not known here"
    case .law(let refusal): refusal.cause
    case .limit(let reached): reached.sentence
    case .resting: "it rests after a refusal"
    case .outsideHours: "it is outside your working hours"
    case .capacity(let capacity): "your \(capacity) calls of today are made"
    case .promised: "a callback is promised for a later time"
    case .allMade(let count): "all \(count) calls of its playbook are made"
    case .tooSoon: "its last call is too recent"
    case .partTriedTwice: "this part of the day was tried twice and another is left"
    }
  }
}
