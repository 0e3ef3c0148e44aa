import Testing
import TrucaCore

@Suite("A lead as its decisions leave it")
struct LeadProgressTests {
  private static let start = Instant(seconds: 1_795_593_600)

  private static func stored(_ state: LeadState = .open) -> LeadDecision {
    .stored(
      .init(
        team: "demo", owner: UserID(1), playbook: "consumer", processVersion: 1,
        standing: LeadStanding(
          state: state, held: state == .held ? [.noNumber] : [], weekStart: state == .open ? start : nil)))
  }

  /// Takes decisions a minute apart.
  private func replay(_ decisions: [LeadDecision]) throws -> LeadProgress {
    let timed = decisions.enumerated().map { (decision: $0.element, at: Self.start + .minutes(Int64($0.offset))) }
    return try #require(Replay.progress(of: LeadID(7), timed))
  }

  private func handedOut(_ call: Int64, _ number: Int) -> LeadDecision {
    .handedOut(call: CallID(call), number: number, rep: UserID(1), leaseEnd: Self.start + .minutes(90))
  }

  @Test("decisions that do not begin with storing give nothing")
  func noBeginning() {
    #expect(Replay.progress(of: LeadID(7), []) == nil)
    #expect(Replay.progress(of: LeadID(7), [(.released, Self.start)]) == nil)
  }

  @Test("the version counts the decisions, the planning instant is that of the last one that plans")
  func version() throws {
    let lead = try replay([Self.stored(), .snoozed(Self.start + .days(1)), .noteAdded])
    #expect(lead.version == 3 && lead.plannedAt == Self.start + .minutes(1))
  }

  @Test("a week begins at each release, and anew when a closed lead enquires again")
  func week() throws {
    let held = try replay([Self.stored(.held), .released])
    #expect(held.standing.weekStart == Self.start + .minutes(1) && held.standing.held.isEmpty)
    let twice = try replay([Self.stored(.held), .released, .held([.suppressed]), .released])
    #expect(twice.standing.weekStart == Self.start + .minutes(3))
    let resumed = try replay([Self.stored(.held), .released, .held([.suppressed]), .resumed])
    #expect(resumed.standing.weekStart == Self.start + .minutes(1) && resumed.standing.state == .open)
    let open = try replay([Self.stored(), .enquiredAgain])
    #expect(open.standing.weekStart == Self.start && open.standing.wanted == Self.start + .minutes(1))
    let again = try replay([Self.stored(), handedOut(1, 1), .leaseEnded(call: CallID(1)), .finished, .enquiredAgain])
    #expect(again.standing.state == .open && again.standing.weekStart == Self.start + .minutes(4))
    #expect(again.standing.firstAttemptOfCycle == 2 && again.cycleAttempts.isEmpty && again.attempts.count == 1)
  }

  @Test("a promise survives a skip and a lease that ended, and is used up by the call")
  func promise() throws {
    let time = Self.start + .hours(1)
    let taken = try replay([Self.stored(), .promised(time), handedOut(1, 1)])
    #expect(taken.standing.promise == nil && taken.inHand?.promised == time)
    let skipped = try replay([
      Self.stored(), .promised(time), handedOut(1, 1), .skipped(call: CallID(1), until: time + .hours(1)),
    ])
    #expect(skipped.standing.promise?.at == time && skipped.attempts.isEmpty)
    let vanished = try replay([Self.stored(), .promised(time), handedOut(1, 1), .leaseEnded(call: CallID(1))])
    #expect(vanished.standing.promise == .init(at: time, missedAt: Self.start + .minutes(3)))
    #expect(vanished.attempts.map(\.ending) == [.leaseEnded])
  }

  @Test("an undone outcome gives the standing back and leaves the attempt made")
  func undo() throws {
    let before = try replay([Self.stored(), handedOut(1, 1)]).standing
    var after = before
    after.state = .closed
    after.closing = .outcome(.won)
    let outcome = LeadDecision.outcome(
      .init(call: CallID(1), key: "won", reached: true, before: before, after: after))
    let won = try replay([Self.stored(), handedOut(1, 1), outcome])
    #expect(won.standing == after && !won.attempts[0].isMiss)
    let undone = try replay([Self.stored(), handedOut(1, 1), outcome, .undone(call: CallID(1), restored: before)])
    #expect(undone.standing == before && undone.attempts.map(\.ending) == [.undone] && undone.attempts[0].isMiss)
  }
}
