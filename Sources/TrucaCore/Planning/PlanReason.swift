/// Why a planned call stands where it stands: what the law leaves open there, and what the rhythm wants.
public struct PlanReason: Sendable {
  private let input: PlanningInput
  private let profile: LegalProfile
  /// Planned calls before the one that is asked for, which count for limits.
  private var room: AttemptRoom
  private let firstDay: CivilDate?

  public init(_ input: PlanningInput, profile: LegalProfile) {
    self.input = input
    self.profile = profile
    room = input.room
    firstDay = input.callable.firstInstant(atOrAfter: input.weekStart).map { input.zone.date(at: $0) }
  }

  /// One sentence for people; calls are asked for in the order of the plan. `zone` is the lead's local time, `reader`
  /// the reader's.
  public mutating func sentence(_ call: PlannedCall, reader: Zone) -> String {
    let others = profile.zones.count - 1
    let also = others > 0 ? " and as allowed in \(others) other \(others == 1 ? "zone" : "zones")" : ""
    let grounds = profile.grounds(at: call.at, in: input.zone).map(\.words)
    var parts = [
      "\(call.at.shortText(in: input.zone)) in \(input.zone.city)\(also): inside \(grounds.joined(separator: " and "))",
      rhythm(call, reader),
    ]
    let uses = room.uses(at: call.at).map { use in
      "attempt \(use.made + 1) of the \(use.limit.max) that \(use.limit.rule) allows \(use.limit.period.words)"
    }
    if !uses.isEmpty { parts.append(uses.joined(separator: ", ")) }
    if let end = narrowedEnd(call) { parts.append("it may be called until \(end.shortText(in: input.zone)) there") }
    room.add(call.at)
    return parts.joined(separator: "; ") + "."
  }

  private func rhythm(_ call: PlannedCall, _ reader: Zone) -> String {
    if let promised = call.promised {
      return call.at == promised
        ? "promised for that minute"
        : "the first moment allowed after the promised \(promised.shortText(in: reader))"
    }
    let part = DayPart(secondOfDay: input.zone.time(at: call.at).secondOfDay).label
    let tries =
      switch call.partTries {
      case 0: "\(part) not tried yet"
      case 1: "\(part) tried once before"
      default: "\(part) tried \(call.partTries) times before"
      }
    guard let firstDay else { return tries }
    let day = input.zone.date(at: call.at).daysSinceEpoch - firstDay.daysSinceEpoch + 1
    return "day \(day) of the rhythm, \(tries)"
  }

  /// Where nothing is allowed between the call's own stretch and the end of the week: when that stretch ends, as by a
  /// consent that lapses.
  private func narrowedEnd(_ call: PlannedCall) -> Instant? {
    guard let last = input.legal.last, last.contains(call.at), input.deadline - last.end > .days(1) else { return nil }
    return last.end
  }
}
