/// How often and in which rhythm a lead is called.
public struct Playbook: Hashable, Sendable {
  public var key: String
  public var name: String
  public var note: String
  public var kind: Kind
  /// The promise: at least so many attempts, unless the lead is reached before.
  public var minAttempts: Int
  public var maxAttempts: Int
  /// The week: from the instant the lead was stored (or released) until the last call may be made.
  public var window: Span
  /// Least time between two attempts on the lead's first day.
  public var firstDayGap: Span
  /// Least time between two attempts on later days.
  public var gap: Span
  public var maxPer24Hours: Int
  /// The usual length of a call; no call is given that would run into a promised callback.
  public var callMinutes: Int

  public init(
    key: String, name: String, note: String = "", kind: Kind, minAttempts: Int, maxAttempts: Int, window: Span,
    firstDayGap: Span, gap: Span, maxPer24Hours: Int, callMinutes: Int = 10
  ) {
    self.key = key
    self.name = name
    self.note = note
    self.kind = kind
    self.minAttempts = minAttempts
    self.maxAttempts = maxAttempts
    self.window = window
    self.firstDayGap = firstDayGap
    self.gap = gap
    self.maxPer24Hours = maxPer24Hours
    self.callMinutes = callMinutes
  }

  public enum Kind: Hashable, Sendable {
    /// The planner decides when; one slot for each attempt says around when it is wanted.
    case adaptive(rhythm: [RhythmSlot])
    /// Fixed distances from the first instant at which the lead may be called, one for each attempt.
    case steps([Span])
  }

  /// The rhythm or the steps as one list of slots.
  public var slots: [RhythmSlot] {
    switch kind {
    case .adaptive(let rhythm): rhythm
    case .steps(let steps): steps.map { .after($0, atMost: $0) }
    }
  }
}

/// Around when one attempt is wanted. Days are the lead's local calendar days; day 1 is the day of the first instant at
/// which the lead may be called.
public enum RhythmSlot: Hashable, Sendable {
  /// At the first instant at which the lead may be called. Text: `at once`.
  case atOnce
  /// So long after that first instant. Text: `30-60 min`, `1-2 h`, `2 days`.
  case after(Span, atMost: Span)
  /// Some time on that day. Text: `day 3`.
  case day(Int)
  /// On whichever of these days a part of the day was tried least. Text: `days 5-7`.
  case days(Int, Int)
}
