import Testing
import TrucaAPI
import TrucaClient

@Suite("A lead that is known already")
struct DuplicateTests {
  /// What a second entry is, and whether it is the first lead again.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var json: String
    var result: String
    var isSame: Bool
  }

  static let first =
    #"{"name":"Ada Byron","email":"ada@example.org","numbers":["+44 20 7946 0001"],"externalId":"7","team":"north"}"#

  @Test(
    "is told apart by e-mail, number with name, and export id",
    arguments: [
      Case(
        testDescription: "the same e-mail in other letters",
        json: #"{"name":"A. B.","email":"ADA@Example.org","team":"north"}"#, result: "newEnquiry", isSame: true),
      Case(
        testDescription: "the same number and name in other spelling",
        json: #"{"name":"ADA  BYRON","numbers":["020 7946 0001"],"country":"GB","team":"north"}"#,
        result: "newEnquiry", isSame: true),
      Case(
        testDescription: "the same number with another name",
        json: #"{"name":"Charles Babbage","numbers":["+442079460001"],"team":"north"}"#, result: "linked",
        isSame: false),
      Case(
        testDescription: "the same export id", json: #"{"name":"Somebody Else","externalId":"7","team":"north"}"#,
        result: "alreadyHere", isSame: true),
      Case(
        testDescription: "the same person in another team",
        json: #"{"name":"Ada Byron","email":"ada@example.org","numbers":["+44 20 7946 0001"],"team":"south"}"#,
        result: "added", isSame: false),
      Case(
        testDescription: "the same export id in another team",
        json: #"{"name":"Somebody Else","externalId":"7","team":"south"}"#, result: "added", isSame: false),
    ])
  func known(example: Case) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      _ = try await desk.send("POST", "/v1/leads", json: Self.first)
      let answer = try await desk.send("POST", "/v1/leads", json: example.json)
      let second = try WireCoder.decode(IntakeAnswer.self, from: answer.body)
      #expect(second.result == example.result)
      #expect((second.lead == 1) == example.isSame)
    }
  }

  @Test("already here changes nothing")
  func alreadyHere() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      _ = try await desk.send("POST", "/v1/leads", json: Self.first)
      let before = try await desk.journal()
      _ = try await desk.send("POST", "/v1/leads", json: Self.first)
      #expect(try await desk.journal() == before)
    }
  }

  @Test("linked leads name each other")
  func linked() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", number: "+44 20 7946 0001").lead
      let two = try await desk.addLead("Bob", number: "+44 20 7946 0001").lead
      #expect(try await desk.lead(one).linked == [two])
      #expect(try await desk.lead(two).linked == [one])
    }
  }

  @Test("a new enquiry moves the next call of an open lead to now and does not restart its week")
  func open() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.answer("anna")
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "no-answer")) }
      try await desk.advance(to: "thursday 11:07")
      let before = try await desk.lead(lead)
      try #require(before.planned.first?.at.instant != "2026-11-26T11:07:00Z")
      let answer = try await desk.addLead()
      #expect(answer.result == "newEnquiry")
      #expect(answer.next?.instant == "2026-11-26T11:07:00Z")
      #expect(try await desk.lead(lead).deadline == before.deadline)
      try await desk.expectHealthy()
    }
  }

  @Test("a new enquiry opens a closed lead: attempt numbers go on, week and counts start anew")
  func closed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.answer("anna")
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "refused")) }
      try await desk.advance(to: "2026-12-15T10:00:00Z")
      let answer = try await desk.addLead()
      #expect(answer.result == "newEnquiry")
      #expect(answer.state == "open")
      #expect((6...10).contains(answer.planned))
      let stored = try await desk.lead(lead)
      #expect(stored.weekStart?.instant == "2026-12-15T10:00:00Z")
      #expect(stored.planned.first?.attempt == 2)
      try await desk.expectHealthy()
    }
  }

  @Test("a new enquiry that brings what was missing releases a held lead")
  func held() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let json = #"{"name":"Ada","email":"ada@example.org","team":"north"}"#
      _ = try await desk.send("POST", "/v1/leads", json: json)
      #expect(try await desk.lead(1).held.map(\.kind) == ["noNumber", "unknownPlace"])
      let again = try await desk.addLead("Ada", owner: nil) { $0.email = "ada@example.org" }
      #expect(again.lead == 1)
      #expect(again.state == "open")
      try await desk.expectHealthy()
    }
  }

  @Test("who said do not call and enquires again is held, not called, whatever number comes with it")
  func suppressed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead { $0.email = "ada@example.org" }.lead
      _ = try await desk.answer("anna")
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "do-not-call")) }
      for number in [nil, "+44 20 7946 0999"] {
        let answer = try await desk.addLead(number: number) { $0.email = "ada@example.org" }
        #expect(answer.lead == lead)
        #expect(answer.state == "held")
        #expect(answer.held.map(\.kind) == ["suppressed"])
        #expect(try await desk.lead(lead).planned.isEmpty)
        #expect(try await desk.answer("anna").call == nil)
      }
      try await desk.expectHealthy()
    }
  }

  @Test("a new lead with a number on the do-not-call list is held")
  func suppressedNumber() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead("Ada", number: "+44 20 7946 0001")
      _ = try await desk.answer("anna")
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "do-not-call")) }
      let other = try await desk.addLead("Bob", number: "+44 20 7946 0001")
      #expect(other.state == "held")
      #expect(other.held.map(\.kind) == ["suppressed"])
    }
  }
}
