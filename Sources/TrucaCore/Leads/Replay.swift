/// What decisions come to when they are taken again.
public enum Replay {
  /// The progress that a lead's decisions give, oldest first; nil if they do not begin with its storing. Their own
  /// instants are used; the planning instant is that of the last decision that planned.
  public static func progress(of lead: LeadID, _ decisions: [(decision: LeadDecision, at: Instant)]) -> LeadProgress? {
    guard let first = decisions.first, case .stored(let stored) = first.decision else { return nil }
    var progress = LeadProgress(id: lead, stored: stored, at: first.at)
    for entry in decisions.dropFirst() { progress.apply(entry.decision, at: entry.at) }
    return progress
  }
}
