/// No third miss in one part of the day while another is left.
public enum PartRule {
  /// If the part of the day at `input.now` was tried twice and another one, tried less, can still be had in the week:
  /// when it can; nil if a call may be made now as far as this rule goes.
  public static func otherPartLeft(_ input: PlanningInput) -> Instant? {
    var tries = Array(repeating: 0, count: DayPart.allCases.count)
    for attempt in input.attempts.suffix(input.attemptsOfCycle) { tries[part(at: attempt, input)] += 1 }
    guard tries[part(at: input.now, input)] >= 2 else { return nil }
    return Segment.split(input.callable, from: input.now, to: input.deadline, zone: input.zone)
      .first { tries[$0.part.rawValue] < 2 }?.start
  }

  /// The end of the lead's first local day: until then the shorter gap counts. nil if it is callable at no time.
  public static func firstDayEnd(_ input: PlanningInput) -> Instant? {
    guard let anchor = input.callable.firstInstant(atOrAfter: input.weekStart) else { return nil }
    return input.zone.start(of: input.zone.date(at: anchor).adding(days: 1))
  }

  private static func part(at instant: Instant, _ input: PlanningInput) -> Int {
    DayPart(secondOfDay: input.zone.local(at: instant).secondOfDay).rawValue
  }
}
