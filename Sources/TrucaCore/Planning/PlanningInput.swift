/// All that a lead's plan depends on.
public struct PlanningInput: Sendable {
  public var playbook: Playbook
  /// Where the lead's week begins.
  public var weekStart: Instant
  /// The stored planning instant: nothing is planned before it.
  public var now: Instant
  /// The number of the first attempt that counts for the playbook.
  public var firstAttempt: Int
  /// Every attempt made, in order, with earlier enquiries' ones: gaps and daily limits know no enquiry.
  public var attempts: [Instant]
  /// How many of `attempts` belong to the present enquiry.
  public var attemptsOfCycle: Int
  public var promise: Instant?
  /// The next call is wanted then.
  public var wanted: Instant?
  /// Stretches in which the law and the rep's hours both allow a call, from `weekStart` on, sorted.
  public var callable: [Interval]
  /// Stretches in which the law alone does; to tell what a shortfall is due to.
  public var legal: [Interval]
  /// The lead's local time, for days and parts of the day.
  public var zone: Zone
  /// What the law's attempt limits leave. Its attempts are those at or before `now`.
  public var room: AttemptRoom
  /// Spreads leads over the minutes of a part; the same lead always gets the same.
  public var seed: UInt64

  public init(
    playbook: Playbook, weekStart: Instant, now: Instant, firstAttempt: Int, attempts: [Instant], attemptsOfCycle: Int,
    promise: Instant?, wanted: Instant?, callable: [Interval], legal: [Interval], zone: Zone,
    room: AttemptRoom = .unlimited, seed: UInt64
  ) {
    self.playbook = playbook
    self.weekStart = weekStart
    self.now = now
    self.firstAttempt = firstAttempt
    self.attempts = attempts
    self.attemptsOfCycle = attemptsOfCycle
    self.promise = promise
    self.wanted = wanted
    self.callable = callable
    self.legal = legal
    self.zone = zone
    self.room = room
    self.seed = seed
  }

  public var deadline: Instant { weekStart + playbook.window }
}
