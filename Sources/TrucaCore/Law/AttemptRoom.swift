/// What the law's attempt limits leave to one lead. Every limit holds twice: for the number that would be called, over
/// all leads, and for the lead, over all its numbers.
public struct AttemptRoom: Hashable, Sendable {
  public let limits: AttemptLimits
  /// Attempts of the lead, by whichever number, in order.
  public private(set) var ofLead: [Instant]
  /// Attempts by the number, for whichever lead, in order.
  public private(set) var ofNumber: [Instant]

  /// No limit at all.
  public static let unlimited = AttemptRoom(limits: .none, ofLead: [], ofNumber: [])

  public init(limits: AttemptLimits, ofLead: [Instant], ofNumber: [Instant]) {
    self.limits = limits
    self.ofLead = ofLead.sorted()
    self.ofNumber = ofNumber.sorted()
  }

  /// Counts a call by the number for the lead.
  public mutating func add(_ instant: Instant) {
    guard !limits.isEmpty else { return }
    ofLead.insert(instant, at: ofLead.firstIndex { $0 > instant } ?? ofLead.endIndex)
    ofNumber.insert(instant, at: ofNumber.firstIndex { $0 > instant } ?? ofNumber.endIndex)
  }

  /// The room as it would be without some of the lead's own attempts.
  func without(_ attempts: some Collection<Instant>) -> AttemptRoom {
    guard !limits.isEmpty else { return self }
    var room = self
    for attempt in attempts {
      if let index = room.ofLead.firstIndex(of: attempt) { room.ofLead.remove(at: index) }
      if let index = room.ofNumber.firstIndex(of: attempt) { room.ofNumber.remove(at: index) }
    }
    return room
  }

  public func allows(at instant: Instant) -> Bool { breach(at: instant) == nil }

  /// The first instant of `from...to` at which no limit forbids a call; nil if there is none. Planned calls on either
  /// side count.
  public func earliest(from: Instant, to: Instant) -> Instant? {
    var instant = from
    while instant <= to {
      guard let later = breach(at: instant) else { return instant }
      instant = max(later, instant + .seconds(1))
    }
    return nil
  }

  /// The limit that forbids a call at `instant`, of several the one that does so longest; nil if none does.
  public func reached(at instant: Instant) -> LimitReached? {
    var longest: LimitReached?
    for limit in limits.limits {
      for (scope, attempts) in [(LimitReached.Scope.number, ofNumber), (.lead, ofLead)] {
        guard let until = limit.breach(at: instant, beside: attempts, zones: limits.zones) else { continue }
        let made = limit.count(at: instant, of: attempts, zones: limits.zones)
        guard until > longest?.until ?? .distantPast else { continue }
        longest = LimitReached(limit: limit, made: made, scope: scope, until: until)
      }
    }
    return longest
  }

  /// How much of each limit is used up at `instant`.
  public func uses(at instant: Instant) -> [LimitUse] {
    limits.limits.map { limit in
      LimitUse(
        limit: limit,
        made: max(
          limit.count(at: instant, of: ofLead, zones: limits.zones),
          limit.count(at: instant, of: ofNumber, zones: limits.zones)))
    }
  }

  /// Until when a call at `instant` is forbidden at the least; nil if it is not.
  func breach(at instant: Instant) -> Instant? {
    for limit in limits.limits {
      let until =
        limit.breach(at: instant, beside: ofNumber, zones: limits.zones)
        ?? limit.breach(at: instant, beside: ofLead, zones: limits.zones)
      if let until { return until }
    }
    return nil
  }
}

/// How much of a limit is used up.
public struct LimitUse: Hashable, Sendable {
  public var limit: AttemptLimits.Limit
  public var made: Int

  /// `FR: 2 of 4 attempts in 30 days`.
  public var words: String {
    "\(limit.rule): \(made) of \(limit.max) \(limit.max == 1 ? "attempt" : "attempts") \(limit.period.words)"
  }
}

/// A limit that forbids a call.
public struct LimitReached: Hashable, Sendable {
  public var limit: AttemptLimits.Limit
  /// Attempts that count.
  public var made: Int
  public var scope: Scope
  /// No call is allowed before; after it another limit may still forbid one.
  public var until: Instant

  public init(limit: AttemptLimits.Limit, made: Int, scope: Scope, until: Instant) {
    self.limit = limit
    self.made = made
    self.scope = scope
    self.until = until
  }

  /// Whose attempts were counted.
  public enum Scope: Hashable, Sendable {
    case number, lead
  }

  /// Whether time alone never helps: a limit of none.
  public var isFinal: Bool { limit.max < 1 }

  /// Completes "cannot be called now: …".
  public var sentence: String {
    let attempts = limit.max == 1 ? "1 attempt" : "\(limit.max) attempts"
    let made = made == 1 ? "1 was made" : "\(made) were made"
    let whom = scope == .number ? "to this number" : "to this lead"
    return "\(limit.rule) allows \(attempts) \(limit.period.words) and \(made) \(whom)"
  }
}
