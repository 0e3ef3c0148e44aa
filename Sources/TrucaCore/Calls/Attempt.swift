/// One call that was made to a lead, or is being made. Calls that are still to come are `PlannedCall`s.
public struct Attempt: Hashable, Sendable {
  public var call: CallID
  /// 1, 2, 3 … over the lead's whole life, without a hole.
  public var number: Int
  public var rep: UserID
  /// Handed out, or (for a call that Truca did not hand out) when it was made.
  public var at: Instant
  /// The promised time that this attempt was to keep, if any.
  public var promised: Instant?
  public var ending: Ending

  public init(call: CallID, number: Int, rep: UserID, at: Instant, promised: Instant? = nil, ending: Ending) {
    self.call = call
    self.number = number
    self.rep = rep
    self.at = at
    self.promised = promised
    self.ending = ending
  }

  public enum Ending: Hashable, Sendable {
    /// In the rep's hand until the lease ends.
    case inHand(leaseEnd: Instant)
    /// Closed with an outcome, by its key.
    case outcome(String, reached: Bool)
    /// The lease ended without an outcome; a late outcome may still come.
    case leaseEnded
    /// The outcome was taken back; the attempt stays made.
    case undone
  }

  /// Whether nobody was reached, as far as known. An attempt in hand counts as a miss until it is known better.
  public var isMiss: Bool {
    if case .outcome(_, reached: true) = ending { return false }
    return true
  }

  public var isInHand: Bool {
    if case .inHand = ending { return true }
    return false
  }
}
