/// What an outcome makes of a lead.
public enum OutcomeRule {
  /// The standing after an outcome. `time` is the instant given with it, `numbers` how many numbers the lead has.
  public static func standing(
    after outcome: OutcomeDefinition, before: LeadStanding, time: Instant?, reason: String?, numbers: Int, now: Instant
  ) throws(OutcomeRefusal) -> LeadStanding {
    var after = before
    after.wanted = nil
    switch outcome.effect {
    case .goOn: break
    case .retrySoon(let span): after.wanted = now + span
    case .promise:
      guard let time else { throw .needsTime(outcome.key) }
      after.promise = .init(at: time)
    case .move:
      guard let time else { throw .needsTime(outcome.key) }
      after.wanted = time
    case .nextNumber:
      after.numberIndex += 1
      if after.numberIndex >= numbers {
        // Past the last one, so that whoever looks the lead over again does not begin with the first wrong number.
        after.numberIndex = numbers
        after.promise = nil
        // A closed lead gets no calls whatever its numbers.
        if after.state != .closed {
          after.state = .held
          after.held = [.noNumberLeft]
        }
      }
    case .stop(let closing, let needsReason):
      if needsReason, (reason ?? "").isEmpty { throw .needsReason(outcome.key) }
      close(&after, .outcome(closing))
    case .rest(let days):
      close(&after, .outcome(.refused))
      after.restUntil = now + .days(Int64(days))
    case .suppress: close(&after, .suppressed)
    }
    if time != nil, !outcome.takesTime { throw .takesNoTime(outcome.key) }
    return after
  }

  private static func close(_ standing: inout LeadStanding, _ closing: LeadClosing) {
    standing.state = .closed
    standing.held = []
    standing.closing = closing
    standing.promise = nil
  }
}

extension OutcomeDefinition {
  /// Whether the person refused, which begins the law's rest where her place has one.
  public var isRefusal: Bool {
    switch effect {
    case .rest, .stop(.refused, _): true
    default: false
    }
  }

  /// Whether a time goes with it.
  public var takesTime: Bool { effect == .promise || effect == .move }
}

/// What is wrong with an outcome as it was given.
public enum OutcomeRefusal: Error, Hashable, Sendable {
  case needsTime(String)
  case takesNoTime(String)
  case needsReason(String)

  public var sentence: String {
    switch self {
    case .needsTime(let key): "cannot record \(key) without a time: add --time \"tomorrow 10:30\""
    case .takesNoTime(let key): "cannot record \(key) with a time: leave --time out, or use an outcome that takes one"
    case .needsReason(let key): "cannot record \(key) without a reason: add --reason TEXT"
    }
  }
}
