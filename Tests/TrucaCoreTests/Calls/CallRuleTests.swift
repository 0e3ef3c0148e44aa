import Testing

@testable import TrucaCore

@Suite("Rules of calls")
struct CallRuleTests {
  private static let now = Instant(seconds: 1_795_593_600)

  private func lead(_ change: (inout LeadProgress) -> Void = { _ in }) -> LeadProgress {
    var lead = LeadProgress(
      id: LeadID(1), team: "demo", owner: UserID(1), playbook: "consumer", processVersion: 1, storedAt: Self.now,
      plannedAt: Self.now, standing: LeadStanding(state: .open, weekStart: Self.now))
    change(&lead)
    return lead
  }

  private func facts(_ change: (inout HandOutRule.Facts) -> Void = { _ in }) -> HandOutRule.Facts {
    var facts = HandOutRule.Facts(
      now: Self.now, rep: UserID(1), playbook: PlannerWorld.consumer, verdict: .allowed, obstacle: nil,
      room: .unlimited, isSuppressed: false, repIsWorking: true, handedOutToday: 0, capacity: 60, planned: nil,
      firstDayEnd: nil,
      otherPartLeft: nil)
    change(&facts)
    return facts
  }

  private func attempts(_ count: Int, endingBefore span: Span) -> [Attempt] {
    (0..<count).map { index in
      Attempt(
        call: CallID(Int64(index)), number: index + 1, rep: UserID(1),
        at: Self.now - span - .hours(Int64(10 * (count - 1 - index))), ending: .outcome("no-answer", reached: false))
    }
  }

  private func refusal(_ lead: LeadProgress, _ facts: HandOutRule.Facts) -> HandOutRefusal? {
    do throws(HandOutRefusal) {
      try HandOutRule.check(lead, facts)
      return nil
    } catch {
      return error
    }
  }

  @Test("a lead that may be called is handed out; each thing that forbids it has its own refusal")
  func handOut() {
    #expect(refusal(lead(), facts()) == nil)
    #expect(refusal(lead { $0.standing.state = .backlog }, facts()) == .notOpen(.backlog))
    #expect(refusal(lead { $0.owner = UserID(2) }, facts()) == .notOwner)
    let inHand = Attempt(call: CallID(1), number: 1, rep: UserID(2), at: Self.now, ending: .inHand(leaseEnd: Self.now))
    #expect(refusal(lead { $0.attempts = [inHand] }, facts()) == .inHand)
    #expect(refusal(lead(), facts { $0.isSuppressed = true }) == .suppressed)
    #expect(
      refusal(lead(), facts { $0.obstacle = .consent(rule: "ES", lapsed: nil) })
        == .obstacle(.consent(rule: "ES", lapsed: nil)))
    #expect(refusal(lead(), facts { $0.verdict = nil }) == .unknownPlace)
    let rest = Self.now + .days(1)
    #expect(refusal(lead { $0.standing.restUntil = rest }, facts()) == .resting(until: rest))
    #expect(refusal(lead(), facts { $0.repIsWorking = false }) == .outsideHours)
    #expect(refusal(lead(), facts { $0.handedOutToday = 60 }) == .capacity(60))
    #expect(refusal(lead { $0.standing.promise = .init(at: rest) }, facts()) == .promised(rest))
    #expect(refusal(lead { $0.attempts = attempts(10, endingBefore: .hours(9)) }, facts()) == .allMade(10))
    let recent = refusal(lead { $0.attempts = attempts(1, endingBefore: .minutes(119)) }, facts())
    #expect(recent == .tooSoon(until: Self.now + .minutes(1)))
    #expect(refusal(lead { $0.attempts = attempts(1, endingBefore: .minutes(120)) }, facts()) == nil)
    #expect(refusal(lead(), facts { $0.otherPartLeft = rest }) == .partTriedTwice(until: rest))
  }

  @Test("a shut law refuses with its own words")
  func law() throws {
    let zone = try RuleZones.madrid()
    let rule = CallingRule(code: "ES", name: "Spain", windows: try WeeklyWindows(text: "mon-fri 09:00-21:00"))
    let profile = try #require(LegalProfile(rules: [rule], zones: [zone], endMargin: .minutes(5)))
    let night = try utc("2026-11-24T22:00:00Z")
    let refused = refusal(lead(), facts { $0.verdict = profile.verdict(at: night) })
    #expect(refused?.kind == "law" && refused?.sentence.contains("ES") == true)
  }

  @Test("a promise whose time has come needs no distance, no capacity and no attempt left, but law and shift")
  func promised() {
    let due = lead {
      $0.standing.promise = .init(at: Self.now - .minutes(1))
      $0.attempts = attempts(10, endingBefore: .minutes(3))
    }
    #expect(refusal(due, facts { $0.handedOutToday = 99 }) == nil)
    #expect(refusal(due, facts { $0.repIsWorking = false }) == .outsideHours)
    #expect(refusal(due, facts { $0.verdict = nil }) == .unknownPlace)
  }

  @Test("the last first-day call keeps half an hour, a fourth in 24 hours waits for the first to be a day old")
  func distances() {
    let spacing = Spacing(
      taken: [0, 40, 90].map { Self.now + .minutes($0) }, playbook: PlannerWorld.consumer,
      firstDayEnd: Self.now + .hours(12))
    #expect(!spacing.allows(Self.now + .minutes(100)) && !spacing.allows(Self.now + .hours(20)))
    #expect(spacing.earliest(from: Self.now, to: Self.now + .days(3)) == Self.now + .hours(24))
    #expect(spacing.allows(Self.now + .hours(24)) && !spacing.allows(Self.now + .hours(24) - .minutes(1)))
  }

  @Test("due calls are ordered: promises to keep, missed ones, the newest lead, the urgent, the least tried part")
  func order() {
    func call(_ at: Int64, tries: Int = 0, latest: Int64? = nil, promised: Int64? = nil) -> PlannedCall {
      PlannedCall(
        attempt: 2, at: Self.now + .minutes(at), until: Self.now + .hours(2), ideal: Self.now,
        latest: latest.map { Self.now + .minutes($0) }, promised: promised.map { Self.now + .minutes($0) },
        partTries: tries)
    }
    func order(_ call: PlannedCall, _ id: Int64, first: Bool = false, came: Int64 = -9999) -> CallOrder {
      CallOrder(call, lead: LeadID(id), weekStart: Self.now + .minutes(came), isFirst: first, now: Self.now)
    }
    let expected = [
      order(call(0, promised: -1), 1), order(call(0, promised: 0), 2), order(call(-60, promised: -60), 3),
      order(call(-5), 4, first: true, came: -5), order(call(-50), 5, first: true, came: -50),
      order(call(-10, latest: 60), 6), order(call(-10, latest: 600), 7), order(call(-20), 8), order(call(-10), 9),
      order(call(-900, tries: 1), 10),
    ]
    #expect(expected.shuffled().sorted() == expected)
  }

  @Test("each effect makes of a standing what it says")
  func effects() throws {
    let before = LeadStanding(state: .open, weekStart: Self.now)
    func after(
      _ effect: OutcomeDefinition.Effect, time: Instant? = nil, reason: String? = nil, numbers: Int = 1
    ) throws(OutcomeRefusal) -> LeadStanding {
      let outcome = OutcomeDefinition(key: "x", name: "X", reached: false, effect: effect)
      return try OutcomeRule.standing(
        after: outcome, before: before, time: time, reason: reason, numbers: numbers, now: Self.now)
    }
    let later = Self.now + .days(1)
    #expect(try after(.goOn) == before)
    #expect(try after(.retrySoon(.minutes(15))).wanted == Self.now + .minutes(15))
    #expect(try after(.promise, time: later).promise == .init(at: later))
    #expect(try after(.move, time: later).wanted == later)
    #expect(try after(.nextNumber, numbers: 2).numberIndex == 1)
    #expect(try after(.nextNumber).held == [.noNumberLeft])
    #expect(try after(.stop(.won, needsReason: false)).closing == .outcome(.won))
    #expect(try after(.stop(.lost, needsReason: true), reason: "price").closing == .outcome(.lost))
    #expect(try after(.rest(days: 60)).restUntil == Self.now + .days(60))
    #expect(try after(.suppress).closing == .suppressed)
    #expect(throws: OutcomeRefusal.needsTime("x")) { try after(.promise) }
    #expect(throws: OutcomeRefusal.needsTime("x")) { try after(.move) }
    #expect(throws: OutcomeRefusal.needsReason("x")) { try after(.stop(.lost, needsReason: true), reason: "") }
    #expect(throws: OutcomeRefusal.takesNoTime("x")) { try after(.goOn, time: later) }
  }
}
