/// Plans the calls that a lead has still to get: a pure function of its input.
///
/// First form, without learning: each attempt has a slot in the playbook's rhythm; it is placed in the least tried part
/// of the day that its slot allows, keeps the gaps and the daily limit, and gives a part of the day a third miss only
/// when no other part is left. Attempts whose slot has passed are spread over what remains of the week.
public enum Planner {
  public static func plan(_ input: PlanningInput) -> Plan {
    var builder = PlanBuilder(input)
    builder.placeAll()
    var plan = builder.finish()
    let reachable = input.attemptsOfCycle + plan.calls.count
    if reachable < input.playbook.minAttempts {
      plan.shortfall = shortfall(input, reachable: reachable)
    }
    return plan
  }

  /// Asks what the law alone, then law and shifts, would have allowed to a lead planned from the start of its week.
  private static func shortfall(_ input: PlanningInput, reachable: Int) -> Plan.Shortfall {
    var fresh = input
    fresh.now = input.weekStart
    fresh.attempts = []
    fresh.attemptsOfCycle = 0
    fresh.promise = nil
    fresh.wanted = nil
    fresh.callable = input.legal
    let lawful = count(fresh)
    if lawful < input.playbook.minAttempts { return .law(attempts: lawful) }
    fresh.callable = input.callable
    let staffed = count(fresh)
    if staffed < input.playbook.minAttempts { return .shifts(attempts: staffed) }
    return .late(attempts: reachable)
  }

  private static func count(_ input: PlanningInput) -> Int {
    var builder = PlanBuilder(input)
    builder.placeAll()
    return builder.finish().calls.count
  }
}
