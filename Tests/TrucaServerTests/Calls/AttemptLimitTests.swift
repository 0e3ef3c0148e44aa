import Testing
import TrucaAPI
import TrucaClient

/// The law's attempt limits at the desk: one call a day in Colombia, four in thirty days in France.
@Suite("The law's attempt limits")
struct AttemptLimitTests {
  private static let afternoon = "2026-11-24T14:00:00Z"
  private static let bogota = "+57 310 123 4567"
  private static let paris = "+33 1 42 34 56 78"

  /// A lead in France who agreed to be called.
  private func addFrench(_ desk: DeskFixture, _ name: String = "Ada", owner: String = "anna") async throws -> Int64 {
    try await desk.addLead(name, number: Self.paris, owner: owner) {
      $0.consent = ConsentEntry(source: "web", date: "2026-11-20")
    }.lead
  }

  /// Calls a lead as its plan has it, without reaching anybody, until it has no further call.
  private func callAll(_ desk: DeskFixture, _ lead: Int64, _ rep: String = "anna") async throws -> [CallBrief] {
    var made: [CallBrief] = []
    while let next = try await desk.lead(lead).planned.first, made.count < 12 {
      if next.at.instant > desk.now { try await desk.advance(to: next.at.instant) }
      made.append(try await desk.next(rep, lead: lead))
      try await desk.log("no-answer", rep)
    }
    return made
  }

  @Test("where the law allows four calls, four are planned, said, made, and then the lead is finished")
  func four() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await addFrench(desk)
      let first = try await desk.lead(lead)
      #expect(first.planned.count == 4)
      #expect(first.risk?.sentence == "the law allows 4")
      let risk = try await desk.today().atRisk
      #expect(risk.first?.reasons.map(\.sentence) == ["the law allows 4"])
      let made = try await callAll(desk, lead)
      #expect(made.count == 4)
      #expect(made.first?.why.hasPrefix("Call 1 of the 4 that the law allows: new") == true)
      let done = try await desk.lead(lead)
      #expect(done.closing == "unreached")
      try await desk.expectHealthy()
    }
  }

  @Test("a number counts over all leads: its next lead gets no call before thirty days, and is not dropped")
  func number() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let made = try await callAll(desk, try await addFrench(desk))
      let other = try await addFrench(desk, "Bob", owner: "ben")
      let lead = try await desk.lead(other)
      #expect(lead.state == "open" && lead.planned.isEmpty)
      #expect(lead.risk?.sentence == "the law allows 0")
      try await desk.advance(to: "2026-12-02T10:00:00Z")
      let nobody = try await desk.nobody("ben", lead: other)
      #expect(nobody.kind == "limit")
      #expect(
        nobody.sentence.hasPrefix(
          "Lead \(other) cannot be called now: FR allows 4 attempts in 30 days and 4 were made to this number; the next "
            + "may be on "), "\(nobody.sentence)")
      // The first call was made on 24 November at ten; thirty days later to the second it no longer counts.
      #expect(made[0].handedOut.instant == "2026-11-24T10:00:00Z")
      #expect(nobody.askAgain?.instant == "2026-12-24T10:00:00Z")
      try await desk.expectHealthy()
    }
  }

  @Test("two reps who ask at once for two leads with the same number do not both get the last slot", arguments: 0..<5)
  func race(round: Int) async throws {
    try await DeskFixture.run(at: Self.afternoon) { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", number: Self.bogota, owner: "anna").lead
      let two = try await desk.addLead("Bob", number: Self.bogota, owner: "ben").lead
      async let first = desk.answer("anna", lead: one)
      async let second = desk.answer("ben", lead: two)
      let answers = try await [first, second]
      #expect(answers.compactMap(\.call).count == 1)
      #expect(answers.compactMap(\.nobody).map(\.kind) == ["limit"])
      try await desk.expectHealthy()
    }
  }

  @Test("an attempt for one lead moves the calls of others with its number, and giving it back moves them again")
  func replanned() async throws {
    try await DeskFixture.run(at: Self.afternoon) { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", number: Self.bogota, owner: "anna").lead
      let two = try await desk.addLead("Bob", number: Self.bogota, owner: "ben").lead
      #expect(try await desk.lead(two).planned.first?.at.instant == Self.afternoon)
      _ = try await desk.next("anna", lead: one)
      #expect(try await desk.lead(two).planned.first.map { $0.at.instant >= "2026-11-25T14:00:00Z" } == true)
      #expect(try await desk.nobody("ben").kind == "nothingDue")
      try await desk.expectHealthy()
      _ = try await desk.by("anna") { try $0.skip() }
      #expect(try await desk.lead(two).planned.first?.at.instant == Self.afternoon)
      #expect(try await desk.next("ben").lead == two)
      try await desk.expectHealthy()
    }
  }

  struct Ending: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var end: @Sendable (DeskFixture) async throws -> Void
  }

  @Test(
    "an attempt counts however it ends",
    arguments: [
      Ending(testDescription: "in hand") { _ in },
      Ending(testDescription: "with an outcome") { try await $0.log("no-answer") },
      Ending(testDescription: "with an outcome that is taken back") {
        try await $0.log("no-answer")
        try await $0.undo()
      },
      Ending(testDescription: "with its lease") { try await $0.advance(to: "+31 min") },
    ])
  func counts(ending: Ending) async throws {
    try await DeskFixture.run(at: Self.afternoon) { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", number: Self.bogota, owner: "anna").lead
      let two = try await desk.addLead("Bob", number: Self.bogota, owner: "ben").lead
      _ = try await desk.next("anna", lead: one)
      try await ending.end(desk)
      #expect(try await desk.nobody("ben", lead: two).kind == "limit")
      try await desk.expectHealthy()
    }
  }

  @Test("a call that a rep made by herself counts, and one too many is recorded with a warning")
  func made() async throws {
    try await DeskFixture.run(at: Self.afternoon) { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", number: Self.bogota, owner: "anna").lead
      let two = try await desk.addLead("Bob", number: Self.bogota, owner: "ben").lead
      let first = try await desk.by("anna") { try $0.record(MadeCallRequest(outcome: "no-answer"), with: one) }
      #expect(!first.sentence.contains("Mind"))
      #expect(try await desk.nobody("ben", lead: two).kind == "limit")
      let again = try await desk.by("ben") { try $0.record(MadeCallRequest(outcome: "no-answer"), with: two) }
      #expect(
        again.sentence.hasSuffix(
          "Mind that this call was one too many: CO allows 1 attempt a day and 1 was made to this number."),
        "\(again.sentence)")
      let incoming = MadeCallRequest(outcome: "connected", direction: "in")
      let taken = try await desk.by("ben") { try $0.record(incoming, with: two) }
      #expect(!taken.sentence.contains("Mind"))
      try await desk.expectHealthy()
    }
  }

  @Test("a call made at an hour that the law forbids is recorded with a warning")
  func madeAtNight() async throws {
    try await DeskFixture.run(at: Self.afternoon) { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada", number: Self.bogota, owner: "anna").lead
      let answer = try await desk.by("anna") { client in
        try client.record(MadeCallRequest(outcome: "no-answer", at: "2026-11-24T10:30:00Z"), with: lead)
      }
      #expect(answer.sentence.contains("Mind that this call was not allowed: it is Tue 05:30"), "\(answer.sentence)")
    }
  }

  @Test("a promise that a limit forbids is refused with the nearest time that is possible")
  func promise() async throws {
    try await DeskFixture.run(at: Self.afternoon) { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada", number: Self.bogota, owner: "anna").lead
      _ = try await desk.next(lead: lead)
      try await desk.log("no-answer")
      let refused = try await desk.refusal("anna") { try $0.promise(lead, at: "16:00") }
      #expect(refused.kind == .refused)
      #expect(refused.detail.contains("CO allows 1 attempt a day and 1 was made"), "\(refused.detail)")
      #expect(refused.retryAt == "2026-11-25T14:00:00Z")
      _ = try await desk.by("anna") { try $0.promise(lead, at: "2026-11-25T14:00:00Z") }
      try await desk.advance(to: "2026-11-25T14:00:00Z")
      #expect(try await desk.next().lead == lead)
      try await desk.expectHealthy()
    }
  }

  @Test("a promise whose slot another lead's call took waits until the limit allows it")
  func promiseOvertaken() async throws {
    try await DeskFixture.run(at: Self.afternoon) { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", number: Self.bogota, owner: "anna").lead
      let two = try await desk.addLead("Bob", number: Self.bogota, owner: "ben").lead
      _ = try await desk.by("anna") { try $0.promise(one, at: "15:00") }
      _ = try await desk.next("ben", lead: two)
      #expect(try await desk.lead(one).planned.first?.at.instant == "2026-11-25T14:00:00Z")
      try await desk.advance(to: "15:00")
      #expect(try await desk.nobody("anna", lead: one).kind == "limit")
      #expect(try await desk.answer("anna").call == nil)
    }
  }

  @Test("what made a call legal is kept with it, in fields and in words")
  func evidence() async throws {
    try await DeskFixture.run(at: Self.afternoon) { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada", number: Self.bogota, owner: "anna").lead
      _ = try await desk.next(lead: lead)
      try await desk.log("no-answer")
      let call = try #require(try await desk.lead(lead).calls.first)
      let evidence = try #require(call.evidence)
      #expect(evidence.at.instant == Self.afternoon)
      #expect(evidence.zones == [.init(zone: "America/Bogota", local: "2026-11-24 09:00 -05:00")])
      #expect(evidence.rules == [.init(rule: "CO", hours: "07:00-19:00")])
      #expect(evidence.limits == ["CO: 0 of 1 attempt a day"])
      #expect(evidence.lawVersion > 0)
      #expect(
        evidence.sentence.hasPrefix(
          "2026-11-24 09:00 -05:00 in America/Bogota, inside CO 07:00-19:00; before it CO: 0 of 1 attempt a day; law "),
        "\(evidence.sentence)")
      _ = try await desk.by("anna") {
        try $0.record(MadeCallRequest(outcome: "connected", direction: "in"), with: lead)
      }
      #expect(try await desk.lead(lead).calls.last?.evidence == nil)
    }
  }

  @Test("each planned call says why it stands there")
  func why() async throws {
    try await DeskFixture.run(at: Self.afternoon) { desk in
      try await desk.addRoster()
      let lead = try await desk.lead(try await desk.addLead("Ada", number: Self.bogota, owner: "anna").lead)
      #expect(
        lead.planned.first?.why
          == "Tue 24 Nov 09:00 in Bogota: inside CO 07:00-19:00; day 1 of the rhythm, 8-10 not tried yet; attempt 1 of "
          + "the 1 that CO allows a day.")
      #expect(lead.planned.allSatisfy { $0.why.hasSuffix("attempt 1 of the 1 that CO allows a day.") })
      let canary = try await desk.addLead("Bob", number: "+34 912 345 678", owner: "anna") {
        $0.consent = ConsentEntry(source: "web", date: "2026-11-20")
      }.lead
      let why = try #require(try await desk.lead(canary).planned.first?.why)
      #expect(why.contains("and as allowed in"), "\(why)")
      #expect(why.contains("inside ES 09:00-21:00; day 1 of the rhythm"), "\(why)")
    }
  }
}
