/// What the clocks of a machine show at one moment.
public struct ClockReading: Hashable, Sendable {
  /// The wall clock, which can be set.
  public var wall: Instant
  /// Time since the machine was started, whether it slept or not. Nobody can set it.
  public var sinceBoot: Span
  /// Names this run of the machine; empty: not known.
  public var boot: String

  public init(wall: Instant, sinceBoot: Span, boot: String) {
    self.wall = wall
    self.sinceBoot = sinceBoot
    self.boot = boot
  }
}

/// The wall clock was set, by so much that somebody should look at it.
public struct ClockStep: Hashable, Sendable {
  /// What the wall clock would show without the step.
  public var expected: Instant
  /// What it shows.
  public var shown: Instant

  public init(expected: Instant, shown: Instant) {
    self.expected = expected
    self.shown = shown
  }

  /// Negative where the clock was set back.
  public var span: Span { shown - expected }
}

/// What is kept of a guarded clock over a restart.
public struct ClockMemory: Hashable, Sendable {
  /// The last reading that was trusted.
  public var trusted: ClockReading
  /// The latest instant that was given out.
  public var latest: Instant
  /// Whether a step waited to be accepted.
  public var isHeld: Bool

  public init(trusted: ClockReading, latest: Instant, isHeld: Bool) {
    self.trusted = trusted
    self.latest = latest
    self.isHeld = isHeld
  }
}

/// When a wall clock is believed.
public enum ClockRule {
  /// A step of more than this, in either direction, waits for a person.
  public static let tolerance = Span.hours(1)

  /// The step between two readings of one run of the machine; nil where both clocks ran alike, or nearly so.
  public static func step(from trusted: ClockReading, to reading: ClockReading) -> ClockStep? {
    let step = ClockStep(expected: trusted.wall + (reading.sinceBoot - trusted.sinceBoot), shown: reading.wall)
    return step.span > tolerance || step.span < .zero - tolerance ? step : nil
  }

  /// From where the clock of a process that has just been started is judged.
  ///
  /// After a restart of the machine nobody knows how long it was off: the wall clock may be ahead by any time, but not
  /// behind what was given out before; a step that waited then still waits.
  public static func resumed(_ memory: ClockMemory?, at reading: ClockReading) -> ClockReading {
    guard let memory else { return reading }
    if !reading.boot.isEmpty, memory.trusted.boot == reading.boot { return memory.trusted }
    guard memory.isHeld || memory.latest - reading.wall > tolerance else { return reading }
    return ClockReading(wall: memory.latest, sinceBoot: reading.sinceBoot, boot: reading.boot)
  }
}
