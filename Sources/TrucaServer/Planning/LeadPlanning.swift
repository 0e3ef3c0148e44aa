internal import TrucaCore

extension LegalOffice {
  /// The plan of a lead at its stored planning instant, with the end of its week. Pure in all but the memory of days:
  /// the same progress, roster and law give the same plan.
  func plan(
    _ lead: LeadProgress, playbook: Playbook, place: Place, owner: UserAccount, room: AttemptRoom, facts: CallingFacts
  ) -> (plan: Plan, deadline: Instant?) {
    let input = planningInput(lead, playbook: playbook, place: place, owner: owner, room: room, facts: facts)
    guard let input else { return (Plan(), nil) }
    return (Planner.plan(input), input.deadline)
  }

  /// What the plan depends on; nil for a lead whose week has not begun or whose place has no zone here. Without `facts`
  /// consent and refusals are not asked.
  func planningInput(
    _ lead: LeadProgress, playbook: Playbook, place: Place, owner: UserAccount, room: AttemptRoom = .unlimited,
    facts: CallingFacts? = nil
  ) -> PlanningInput? {
    guard let weekStart = lead.standing.weekStart, let zone = homeZone(place, at: weekStart) else { return nil }
    let deadline = weekStart + playbook.window
    // A promise may lie beyond the week; some days after it are looked at, for its own day may have closed.
    let promise = lead.standing.promise.map { max($0.at, lead.plannedAt) }
    let end = max(deadline, promise.map { $0 + .days(8) } ?? deadline)
    var legal = legal(place, from: weekStart, to: end)
    if let facts, let profile = try? profile(place) {
      legal = legal.intersection(profile.permitted(facts, from: weekStart, to: end))
    }
    if let rest = lead.standing.restUntil { legal = legal.clipped(from: max(rest, weekStart), to: max(rest, end)) }
    let cycle = lead.cycleAttempts
    return PlanningInput(
      playbook: playbook, weekStart: weekStart, now: max(lead.plannedAt, weekStart),
      firstAttempt: lead.standing.firstAttemptOfCycle, attempts: lead.attempts.map(\.at),
      attemptsOfCycle: cycle.count, promise: lead.standing.promise?.at, wanted: lead.standing.wanted,
      callable: legal.intersection(shifts(owner, from: weekStart, to: end)),
      legal: legal.clipped(from: weekStart, to: deadline),
      zone: zone, room: room, seed: UInt64(bitPattern: lead.id.rawValue))
  }
}
