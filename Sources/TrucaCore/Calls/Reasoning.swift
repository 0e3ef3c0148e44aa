/// Why this call, now: the sentence that goes with a hand-out.
public enum Reasoning {
  /// `lawful` is how many calls the law allows where those are fewer than promised, `zone` where the lead lives, `repZone`
  /// the reader's.
  public static func sentence(
    _ call: PlannedCall?, order: CallOrder.Tier?, attempt: Int, playbook: Playbook, lawful: Int? = nil, cameAt: Instant,
    now: Instant,
    zone: Zone, repZone: Zone
  ) -> String {
    let count =
      lawful.map { "Call \(attempt) of the \($0) that the law allows" }
      ?? "Call \(attempt) of at least \(playbook.minAttempts)"
    guard let call, let order else { return "\(count), at your own choice." }
    switch order {
    case .promised, .missedPromise:
      let promised = (call.promised ?? call.at).shortText(in: repZone)
      return order == .promised ? "Promised callback for \(promised)." : "Promised callback for \(promised), late."
    case .first: return "\(count): new, it came in \(age(now - cameAt)) ago."
    case .urgent:
      let latest = (call.latest ?? call.at).shortText(in: repZone)
      return "\(count): the last moment to still reach \(playbook.minAttempts) is \(latest)."
    case .followUp:
      let part = DayPart(secondOfDay: zone.local(at: now).secondOfDay)
      let tries =
        switch call.partTries {
        case 0: "\(part.label) was not tried yet"
        case 1: "\(part.label) was tried once"
        default: "\(part.label) was tried \(call.partTries) times"
        }
      return "\(count): \(tries), due for \(age(now - call.at))."
    }
  }

  /// A length of time in words: `3 min`, `2 h`, `4 days`.
  public static func age(_ span: Span) -> String {
    let minutes = max(0, span.wholeMinutes)
    if minutes < 120 { return "\(minutes) min" }
    if minutes < 48 * 60 { return "\(minutes / 60) h" }
    return "\(minutes / (24 * 60)) days"
  }
}
