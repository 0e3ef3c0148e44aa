/// Plans the calls that a lead has still to get: a pure function of its input.
///
/// First form, without learning: each attempt has a slot in the playbook's rhythm; it is placed in the least tried part
/// of the day that its slot allows, keeps the gaps and the daily limit, and gives a part of the day a third miss only
/// when no other part is left. Attempts whose slot has passed are spread over what remains of the week.
public enum Planner {
  public static func plan(_ input: PlanningInput) -> Plan {
    var plan = best(input)
    callAtOnce(&plan, input)
    let reachable = input.attemptsOfCycle + plan.calls.count
    if reachable < input.playbook.minAttempts {
      plan.shortfall = shortfall(input, reachable: reachable)
    }
    if input.promise != nil, !plan.calls.contains(where: { $0.promised != nil }) {
      plan.shortfall = .promise(attempts: reachable)
    }
    return plan
  }

  /// Plans are made in whole minutes; a first call that comes at once comes now, and not at the next full minute: a rep
  /// may be waiting for it.
  private static func callAtOnce(_ plan: inout Plan, _ input: PlanningInput) {
    guard input.attemptsOfCycle == 0, input.wanted == nil, let first = plan.calls.first, first.promised == nil,
      first.at == input.now.roundedUpToMinute, input.now >= input.weekStart,
      input.callable.contains(where: { $0.contains(input.now) })
    else { return }
    let spacing = Spacing(
      taken: input.attempts, playbook: input.playbook, firstDayEnd: PartRule.firstDayEnd(input), room: input.room)
    if spacing.allows(input.now) { plan.calls[0].at = input.now }
  }

  /// The plan of the strictest order that reaches the promised number of calls; else the one with the most calls.
  private static func best(_ input: PlanningInput) -> Plan {
    var best: Plan?
    for order in PlanBuilder.Order.allCases {
      var builder = PlanBuilder(input, order: order)
      builder.placeAll()
      let plan = builder.finish()
      if input.attemptsOfCycle + plan.calls.count >= input.playbook.minAttempts { return plan }
      if plan.calls.count > (best?.calls.count ?? -1) { best = plan }
    }
    return best ?? Plan()
  }

  /// Asks what the law alone, then law and shifts, would have allowed to a lead planned from the start of its week. The
  /// law is the cause where all that it allows can be made.
  private static func shortfall(_ input: PlanningInput, reachable: Int) -> Plan.Shortfall {
    var fresh = input
    fresh.now = input.weekStart
    fresh.attempts = input.attempts.dropLast(input.attemptsOfCycle)
    fresh.room = input.room.without(input.attempts.suffix(input.attemptsOfCycle))
    fresh.attemptsOfCycle = 0
    fresh.promise = nil
    fresh.wanted = nil
    fresh.callable = input.legal
    let lawful = best(fresh).calls.count
    if lawful < input.playbook.minAttempts, reachable >= lawful { return .law(attempts: lawful) }
    fresh.callable = input.callable
    let staffed = best(fresh).calls.count
    if staffed < min(input.playbook.minAttempts, lawful) { return .shifts(attempts: staffed) }
    return .late(attempts: reachable)
  }
}
