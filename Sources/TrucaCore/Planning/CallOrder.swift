/// In which order due calls are handed out: promised callbacks first (those that can still be kept before those that
/// were missed), then new leads (the newest first), then those
/// whose last moment for the promised number of calls is near, then the least tried part of the day, then the longest
/// overdue.
public struct CallOrder: Hashable, Comparable, Sendable {
  public enum Tier: Int, Comparable, Sendable {
    case promised = 0
    case missedPromise, first, urgent, followUp

    public static func < (lhs: Tier, rhs: Tier) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  public var tier: Tier
  private var major: Int64
  private var minor: Int64
  private var lead: Int64

  /// A promised callback not taken by then is missed.
  public static let promiseGrace = Span.minutes(5)

  /// A call is urgent in the last day in which the promised number can still be reached.
  private static let urgency = Span.hours(24)

  public init(_ call: PlannedCall, lead: LeadID, weekStart: Instant, isFirst: Bool, now: Instant) {
    self.lead = lead.rawValue
    minor = call.at.milliseconds
    if let promised = call.promised {
      tier = promised + Self.promiseGrace > now ? .promised : .missedPromise
      major = promised.milliseconds
    } else if isFirst {
      tier = .first
      major = -weekStart.milliseconds
    } else if let latest = call.latest, latest - now < Self.urgency {
      tier = .urgent
      major = latest.milliseconds
    } else {
      tier = .followUp
      major = Int64(call.partTries)
    }
  }

  public static func < (lhs: CallOrder, rhs: CallOrder) -> Bool {
    (lhs.tier, lhs.major, lhs.minor, lhs.lead) < (rhs.tier, rhs.major, rhs.minor, rhs.lead)
  }
}
