import Testing
import TrucaAPI
import TrucaClient

@Suite("A call is handed out")
struct HandOutTests {
  @Test("with all that a rep needs, and a lease of 30 minutes")
  func brief() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead(number: "020 7946 0001") {
        $0.country = "GB"
        $0.note = "Asked for a quote"
        $0.source = "fair"
      }.lead
      let call = try await desk.next()
      #expect(call.lead == lead)
      #expect(call.attempt == 1)
      #expect(call.number == "+442079460001")
      #expect(call.source == "fair")
      #expect(call.notes.map(\.text) == ["Asked for a quote"])
      #expect(call.leaseEnd.instant == "2026-11-24T10:30:00Z")
      #expect(call.callableUntil.instant == "2026-11-24T20:55:00Z")
      #expect(call.why.hasPrefix("Call 1 of at least 6"))
    }
  }

  @Test("a call in hand is given again, with its lease renewed, and no other beside it")
  func inHand() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead("Ada")
      let other = try await desk.addLead("Bob").lead
      let first = try await desk.next(lead: 1)
      try await desk.advance(to: "+20 min")
      let again = try await desk.next()
      #expect(again.call == first.call)
      #expect(again.leaseEnd.instant == "2026-11-24T10:50:00Z")
      try await desk.refuses(.conflict, "anna") { try $0.next(lead: other) }
      #expect(try await desk.today().inHand?.call == first.call)
      try await desk.expectHealthy()
    }
  }

  @Test("a lead in hand is not another's to take, and two reps get two leads")
  func apart() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", owner: "anna").lead
      let two = try await desk.addLead("Bob", owner: "ben").lead
      #expect(try await desk.next("anna").lead == one)
      #expect(try await desk.next("ben").lead == two)
      try await desk.refuses(.conflict, "ben") { try $0.next(lead: one) }
      try await desk.log("no-answer", "ben")
      try await desk.refuses(.forbidden, "ben") { try $0.next(lead: one) }
    }
  }

  struct Moment: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var at: String
    var kind: String
    var again: String?
    /// For the lead itself, where its law says later.
    var lawful: String?
  }

  @Test(
    "outside the rep's hours nobody is called, and the answer says when to ask again",
    arguments: [
      Moment(
        testDescription: "before", at: "2026-11-25T08:30:00Z", kind: "outsideHours", again: "2026-11-25T09:00:00Z"),
      Moment(
        testDescription: "at the end", at: "2026-11-24T18:00:00Z", kind: "outsideHours",
        again: "2026-11-25T09:00:00Z"),
      Moment(
        testDescription: "at the weekend", at: "2026-11-28T10:00:00Z", kind: "outsideHours",
        again: "2026-11-30T09:00:00Z",
        // Saint Andrew's Day is kept in Scotland, and nobody knows that she does not live there.
        lawful: "2026-12-01T09:00:00Z"),
      Moment(
        testDescription: "on a day off", at: "2026-11-26T10:00:00Z", kind: "outsideHours",
        again: "2026-11-27T09:00:00Z"),
    ])
  func hours(moment: Moment) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.setUser("anna") { $0.daysOff = ["2026-11-26"] }
      let lead = try await desk.addLead().lead
      try await desk.advance(to: moment.at)
      let nobody = try await desk.nobody()
      #expect(nobody.kind == moment.kind)
      #expect(nobody.askAgain?.instant == moment.again)
      let own = try await desk.nobody(lead: lead)
      #expect(own.kind == moment.kind)
      #expect(own.askAgain?.instant == moment.lawful ?? moment.again)
    }
  }

  @Test("the law of the called person's place refuses at the instant, and says when to ask again")
  func law() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead { _ in }.lead
      _ = try await desk.send("PATCH", "/v1/leads/\(lead)", json: #"{"place":"US-NY"}"#)
      #expect(try await desk.nobody().kind == "nothingDue")
      let nobody = try await desk.nobody(lead: lead)
      #expect(nobody.kind == "law")
      #expect(
        nobody.sentence
          == "Lead \(lead) cannot be called now: it is Tue 05:00 in America/New_York and US allows calls there at "
          + "08:00-21:00; take a time in these hours.")
      #expect(nobody.askAgain?.instant == "2026-11-24T13:00:00Z")
      try await desk.advance(to: "13:00")
      #expect(try await desk.next(lead: lead).theirTime == "Tue 24 Nov 08:00")
    }
  }

  @Test("no more calls than her capacity, promises aside, whichever way she asks")
  func capacity() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.setUser("anna") { $0.capacity = 2 }
      for index in 0..<4 { try await desk.addLead("Lead \(index)") }
      _ = try await desk.by("anna") { try $0.promise(4, at: "11:00") }
      for _ in 0..<2 {
        _ = try await desk.next()
        try await desk.log("no-answer")
      }
      let nobody = try await desk.nobody()
      #expect(nobody.kind == "capacity")
      #expect(nobody.askAgain?.instant == "2026-11-25T09:00:00Z")
      let page = try await desk.by { try $0.leads() }
      let left = try #require(page.items.first { $0.attempts == 0 && $0.lead != 4 })
      let own = try await desk.nobody(lead: left.lead)
      #expect(own.kind == "capacity")
      #expect(own.askAgain?.instant == "2026-11-25T09:00:00Z")
      try await desk.advance(to: "11:00")
      #expect(try await desk.next().lead == 4)
      try await desk.log("no-answer")
      try await desk.advance(to: "tomorrow 12:00")
      #expect(try await desk.answer("anna", lead: left.lead).call != nil)
      try await desk.expectHealthy()
    }
  }

  @Test("a number that another lead's do-not-call closed is not called, and its undo gives it back")
  func suppressedByOther() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", number: "+44 20 7946 0001", owner: "anna").lead
      let two = try await desk.addLead("Bob", number: "+44 20 7946 0001", owner: "ben").lead
      _ = try await desk.next("anna", lead: one)
      try await desk.log("do-not-call")
      #expect(try await desk.lead(two).held.map(\.kind) == ["suppressed"])
      #expect(try await desk.nobody("ben", lead: two).kind == "notOpen")
      try await desk.undo()
      #expect(try await desk.lead(two).state == "open")
      #expect(try await desk.next("ben").lead == two)
      try await desk.expectHealthy()
    }
  }

  @Test("a call in hand to a number that is closed meanwhile ends, and the lead gets no further one")
  func suppressedInHand() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let one = try await desk.addLead("Ada", number: "+44 20 7946 0001", owner: "anna").lead
      for (name, outcome) in [("Bob", "no-answer"), ("Cyd", "skip"), ("Dan", "lease"), ("Eve", "connected")] {
        _ = try await desk.addLead(name, number: "+44 20 7946 0001", owner: "ben") { _ in }.lead
        let two = try await desk.next("ben").lead
        let call = try await desk.by("anna") { client in
          try client.record(MadeCallRequest(outcome: "do-not-call"), with: one)
        }
        switch outcome {
        case "skip": _ = try await desk.by("ben") { try $0.skip() }
        case "lease": try await desk.advance(to: "+31 min")
        default: try await desk.log(outcome, "ben")
        }
        let lead = try await desk.lead(two)
        #expect(lead.held.map(\.kind) == ["suppressed"], "\(outcome)")
        #expect(lead.planned.isEmpty, "\(outcome)")
        try await desk.expectHealthy()
        _ = call
        try await desk.undo()
        _ = try await desk.by("ben") { try $0.stop(two, reason: nil) }
      }
    }
  }

  @Test("a consent that has lapsed refuses the call, and the lead is held instead of waiting for ever")
  func lapsed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead(number: "+34 912 345 678") {
        $0.consent = ConsentEntry(source: "web", date: "2024-11-26")
      }.lead
      #expect(try await desk.lead(lead).state == "open")
      try await desk.advance(to: "2026-11-26T10:00:00Z")
      #expect(try await desk.answer("anna", lead: lead).call == nil)
      try await desk.advance(to: "2026-11-27T10:00:00Z")
      #expect(try await desk.lead(lead).held.map(\.kind) == ["consent"])
      #expect(try await desk.lead(lead).planned.isEmpty)
      try await desk.expectHealthy()
    }
  }

  @Test("no call is given that would run past a promise, also not by choice")
  func promiseAhead() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let promised = try await desk.addLead("Ada").lead
      let other = try await desk.addLead("Bob").lead
      _ = try await desk.by("anna") { try $0.promise(promised, at: "10:30") }
      try await desk.advance(to: "10:21")
      for nobody in [try await desk.nobody(), try await desk.nobody(lead: other)] {
        #expect(nobody.kind == "promiseAhead")
        #expect(nobody.askAgain?.instant == "2026-11-24T10:30:00Z")
      }
      try await desk.advance(to: "10:30")
      let call = try await desk.next()
      #expect(call.lead == promised)
      #expect(call.promised?.instant == "2026-11-24T10:30:00Z")
      try await desk.log("no-answer")
      #expect(try await desk.next().lead == other)
      try await desk.expectHealthy()
    }
  }

  @Test("a call that ends before the promise is given")
  func beforePromise() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let promised = try await desk.addLead("Ada").lead
      let other = try await desk.addLead("Bob").lead
      _ = try await desk.by("anna") { try $0.promise(promised, at: "10:30") }
      try await desk.advance(to: "10:20")
      #expect(try await desk.next().lead == other)
    }
  }

  @Test("a lead of one's own choice is refused with the reason and no time where none helps")
  func chosen() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next(lead: lead)
      try await desk.log("no-answer")
      let soon = try await desk.nobody(lead: lead)
      #expect(soon.kind == "tooSoon")
      #expect(soon.askAgain?.instant == "2026-11-24T10:30:00Z")
      try await desk.advance(to: "10:30")
      _ = try await desk.next(lead: lead)
      try await desk.log("callback", time: "15:00")
      let promised = try await desk.nobody(lead: lead)
      #expect(promised.kind == "promised")
      #expect(promised.askAgain?.instant == "2026-11-24T15:00:00Z")
      _ = try await desk.by("anna") { try $0.stop(lead, reason: nil) }
      let closed = try await desk.nobody(lead: lead)
      #expect(closed.kind == "notOpen")
      #expect(closed.askAgain == nil)
      try await desk.refuses(.notFound, "anna") { try $0.next(lead: 99) }
    }
  }

  @Test("who is no rep gets no call", arguments: ["mona", "gate"])
  func notRep(login: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.refuses(.forbidden, login) { try $0.next() }
      try await desk.refuses(.forbidden) { try $0.next() }
    }
  }
}
