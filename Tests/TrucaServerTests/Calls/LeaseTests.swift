import Testing
import TrucaAPI
import TrucaClient

@Suite("A lease")
struct LeaseTests {
  @Test("ends at its instant: the call is missed and the attempt stays")
  func ends() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let call = try await desk.next(lead: try await desk.addLead().lead)
      try await desk.advance(to: "10:29")
      #expect(try await desk.lead(call.lead).calls.map(\.state) == ["inHand"])
      try await desk.advance(to: "12:00")
      let lead = try await desk.lead(call.lead)
      #expect(lead.calls.map(\.state) == ["missed"])
      let missed = try #require(lead.timeline.first { $0.kind == "leaseEnded" })
      #expect(missed.at.instant == "2026-11-24T10:30:00Z")
      #expect(missed.actor == "system")
      #expect(lead.planned.first?.attempt == 2)
      try await desk.expectHealthy()
    }
  }

  @Test("is renewed by any command of its holder, and not by another's")
  func renewed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let call = try await desk.next(lead: try await desk.addLead("Ada").lead)
      let other = try await desk.addLead("Bob").lead
      try await desk.advance(to: "10:20")
      _ = try await desk.by("anna") { try $0.addNote("Away", to: other) }
      _ = try await desk.by("mona") { try $0.addNote("Where is she?", to: call.lead) }
      try await desk.advance(to: "10:49")
      #expect(try await desk.lead(call.lead).calls.map(\.state) == ["inHand"])
      try await desk.advance(to: "10:50")
      #expect(try await desk.lead(call.lead).calls.map(\.state) == ["missed"])
    }
  }

  @Test("that ended leaves room for a late outcome until the lead's next hand-out, and no longer")
  func late() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let call = try await desk.next(lead: try await desk.addLead().lead)
      try await desk.advance(to: "11:00")
      let answer = try await desk.by("anna") {
        try $0.record(OutcomeRequest(outcome: "voicemail"), of: .call(call.call))
      }
      #expect(answer.attempt == 1)
      #expect(try await desk.lead(call.lead).calls.map(\.outcome) == ["voicemail"])
      let second = try await desk.next(lead: call.lead)
      try await desk.advance(to: "13:30")
      let third = try await desk.next(lead: call.lead)
      #expect(third.attempt == 3)
      let refused = try await desk.refusal("anna") {
        try $0.record(OutcomeRequest(outcome: "voicemail"), of: .call(second.call))
      }
      #expect(refused.kind == .conflict)
      try await desk.expectHealthy()
    }
  }

  @Test("of a promised callback that ended keeps the promise first and missed")
  func promised() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada").lead
      try await desk.addLead("Bob")
      _ = try await desk.by("anna") { try $0.promise(lead, at: "11:00") }
      try await desk.advance(to: "11:00")
      #expect(try await desk.next().lead == lead)
      try await desk.advance(to: "11:45")
      let today = try await desk.today()
      #expect(today.missedPromises.map(\.lead) == [lead])
      #expect(today.due.first?.lead == lead)
      #expect(try await desk.next().lead == lead)
      try await desk.expectHealthy()
    }
  }

  @Test("a late outcome of a promised callback settles the promise")
  func latePromised() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada").lead
      _ = try await desk.by("anna") { try $0.promise(lead, at: "11:00") }
      try await desk.advance(to: "11:00")
      let call = try await desk.next()
      try await desk.advance(to: "11:45")
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "no-answer"), of: .call(call.call)) }
      #expect(try await desk.lead(lead).promise == nil)
      #expect(try await desk.today().missedPromises.isEmpty)
      try await desk.expectHealthy()
    }
  }

  @Test("of the last call ends the lead as unreached, and a late callback opens it for its promise")
  func lastCall() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      var last: CallBrief?
      for _ in 0..<90 where try await desk.lead(lead).state == "open" {
        last = try await desk.answer("anna", lead: lead).call ?? last
        try await desk.advance(to: "+2 h")
      }
      let closed = try await desk.lead(lead)
      try #require(closed.closing == "unreached")
      let call = try #require(last)
      let answer = try await desk.by("anna") {
        try $0.record(OutcomeRequest(outcome: "callback", time: "2026-12-03 11:00"), of: .call(call.call))
      }
      #expect(answer.state == "open")
      #expect(answer.next?.instant == "2026-12-03T11:00:00Z")
      try await desk.expectHealthy()
    }
  }
}
