/// A call that a lead has still to get, as the present best plan has it.
public struct PlannedCall: Hashable, Sendable {
  /// The attempt that this will be.
  public var attempt: Int
  /// From when it may be handed out.
  public var at: Instant
  /// Until when: the end of the callable stretch and part of the day in which it was planned. A call not made until
  /// then is planned anew.
  public var until: Instant
  /// When the rhythm wants it.
  public var ideal: Instant
  /// The last instant at which the promised number of attempts can still be reached; nil for attempts beyond it.
  public var latest: Instant?
  /// The time that the called person asked for, if this call keeps a promise.
  public var promised: Instant?
  /// How often this part of the day was (or will have been) tried before.
  public var partTries: Int

  public init(
    attempt: Int, at: Instant, until: Instant, ideal: Instant, latest: Instant? = nil, promised: Instant? = nil,
    partTries: Int
  ) {
    self.attempt = attempt
    self.at = at
    self.until = until
    self.ideal = ideal
    self.latest = latest
    self.promised = promised
    self.partTries = partTries
  }
}

/// The plan of one lead.
public struct Plan: Hashable, Sendable {
  /// In order of time and attempt.
  public var calls: [PlannedCall]
  /// Attempts of the playbook that no longer fit.
  public var unfit: Int
  /// Set when fewer than the promised number of attempts can be reached.
  public var shortfall: Shortfall?

  public init(calls: [PlannedCall] = [], unfit: Int = 0, shortfall: Shortfall? = nil) {
    self.calls = calls
    self.unfit = unfit
    self.shortfall = shortfall
  }

  /// Why the promised number cannot be reached; `attempts` is what can.
  public enum Shortfall: Hashable, Sendable {
    /// The law leaves too few moments.
    case law(attempts: Int)
    /// The rep's hours and days off leave too few.
    case shifts(attempts: Int)
    /// Too much of the week has passed.
    case late(attempts: Int)
    /// No moment is left in which a promised callback could be made.
    case promise(attempts: Int)

    public var kind: String {
      switch self {
      case .law: "law"
      case .shifts: "shifts"
      case .late: "late"
      case .promise: "promise"
      }
    }

    public var attempts: Int {
      switch self {
      case .law(let attempts), .shifts(let attempts), .late(let attempts), .promise(let attempts): attempts
      }
    }

    public init?(kind: String, attempts: Int) {
      switch kind {
      case "law": self = .law(attempts: attempts)
      case "shifts": self = .shifts(attempts: attempts)
      case "late": self = .late(attempts: attempts)
      case "promise": self = .promise(attempts: attempts)
      default: return nil
      }
    }

    public func sentence(promised: Int) -> String {
      switch self {
      case .law(let attempts): "the law allows \(attempts)"
      case .shifts(let attempts): "the rep's hours leave room for \(attempts) of \(promised) calls"
      case .promise: "no moment is left for the promised callback"
      case .late(let attempts): "only \(attempts) of \(promised) calls still fit into its week"
      }
    }
  }
}
