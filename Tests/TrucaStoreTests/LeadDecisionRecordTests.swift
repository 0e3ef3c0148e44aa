import Testing
import TrucaCore

@testable import TrucaStore

@Suite("Decisions in the journal")
struct LeadDecisionRecordTests {
  private static let before: LeadStanding = {
    var standing = LeadStanding(state: .open, weekStart: Instant(seconds: 5))
    standing.promise = .init(at: Instant(seconds: 9), missedAt: Instant(seconds: 10))
    standing.wanted = Instant(seconds: 11)
    standing.restUntil = Instant(seconds: 12)
    standing.numberIndex = 2
    standing.firstAttemptOfCycle = 4
    return standing
  }()

  private static let after: LeadStanding = {
    var standing = LeadStanding(state: .closed)
    standing.closing = .outcome(.won)
    return standing
  }()

  static let decisions: [LeadDecision] = [
    .stored(.init(team: "demo", owner: UserID(3), playbook: "consumer", processVersion: 2, standing: before)),
    .stored(
      .init(
        team: "demo", owner: nil, playbook: "business", processVersion: 1,
        standing: LeadStanding(state: .held, held: [.noRule(country: "PR"), .consent(rule: "ES"), .noNumber]))),
    .held([.placeConflict(address: "ES", number: "GB"), .missingZone("Europe/Madrid"), .noNumberLeft]), .backlogged,
    .released, .resumed, .assigned(UserID(7)), .numberChosen(1), .playbookChanged(key: "business", processVersion: 3),
    .handedOut(call: CallID(5), number: 4, rep: UserID(3), leaseEnd: Instant(milliseconds: 1_234_567)),
    .leaseRenewed(call: CallID(5), leaseEnd: Instant(seconds: 7)), .leaseEnded(call: CallID(5)),
    .skipped(call: CallID(5), until: Instant(seconds: 8)),
    .made(call: CallID(6), number: nil, rep: UserID(3), at: Instant(seconds: 8)),
    .made(call: CallID(6), number: 5, rep: UserID(3), at: Instant(seconds: 8)),
    .outcome(.init(call: CallID(6), key: "won", reached: true, before: before, after: after)),
    .undone(call: CallID(6), restored: before), .promised(Instant(seconds: 99)), .promiseMissed,
    .snoozed(Instant(seconds: 98)), .enquiredAgain, .stopped(.stopped), .stopped(.suppressed), .finished, .noteAdded,
    .edited,
  ]

  @Test("each kind is read back as it was written", arguments: decisions)
  func roundTrip(decision: LeadDecision) throws {
    let text = try JSONText.encode(LeadDecisionRecord(decision))
    #expect(try JSONText.decode(LeadDecisionRecord.self, text).decision == decision)
  }

  @Test("what no Truca wrote is an error", arguments: [#"{"kind":"sung"}"#, #"{"kind":"promised"}"#, "{}"])
  func unknown(text: String) {
    #expect(throws: (any Error).self) { try JSONText.decode(LeadDecisionRecord.self, text).decision }
  }
}
