import Testing
import TrucaAPI
import TrucaClient

@Suite("A promised callback")
struct PromiseTests {
  @Test("stands at its minute, first in next from then on")
  func kept() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada").lead
      _ = try await desk.next()
      let answer = try await desk.log("callback", time: "14:23")
      #expect(answer.next?.instant == "2026-11-24T14:23:00Z")
      try await desk.addLead("Bob")
      try await desk.advance(to: "14:23")
      let today = try await desk.today()
      #expect(today.due.first?.lead == lead)
      #expect(today.due.first?.promised == true)
      #expect(try await desk.next().lead == lead)
      try await desk.expectHealthy()
    }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var time: String
    var nearest: String
  }

  @Test(
    "outside law or hours is refused with the nearest possible time, which is then taken",
    arguments: [
      Refusal(testDescription: "before the rep's hours", time: "tomorrow 8:30", nearest: "2026-11-25T09:00:00Z"),
      Refusal(testDescription: "after the rep's hours", time: "18:30", nearest: "2026-11-24T17:59:00Z"),
      Refusal(testDescription: "at the weekend", time: "saturday 12:00", nearest: "2026-11-27T17:59:00Z"),
      Refusal(testDescription: "against the law", time: "tomorrow 6:00", nearest: "2026-11-25T09:00:00Z"),
    ])
  func refused(example: Refusal) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.next()
      let problem = try await desk.refusal("anna") {
        try $0.record(OutcomeRequest(outcome: "callback", time: example.time))
      }
      #expect(problem.kind == .refused)
      #expect(problem.retryAt == example.nearest)
      let retry = try #require(problem.retryAt)
      #expect(try await desk.log("callback", time: retry).next?.instant == example.nearest)
      #expect(try await desk.lead(lead).promise?.instant == example.nearest)
      try await desk.expectHealthy()
    }
  }

  @Test("not taken within five minutes is missed: named in today and in the list, and first until it is made")
  func missed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada").lead
      _ = try await desk.by("anna") { try $0.promise(lead, at: "11:00") }
      try await desk.addLead("Bob")
      try await desk.advance(to: "11:04")
      #expect(try await desk.today().missedPromises.isEmpty)
      try await desk.advance(to: "11:30")
      #expect(try await desk.today().missedPromises.map(\.lead) == [lead])
      let listed = try await desk.by("anna") { client in
        var filter = LeadFilter()
        filter.missed = true
        return try client.leads(filter)
      }
      #expect(listed.items.map(\.lead) == [lead])
      #expect(listed.items.first?.reasons.map(\.kind) == ["promiseMissed"])
      let missed = try #require(try await desk.lead(lead).timeline.first { $0.kind == "promiseMissed" })
      #expect(missed.at.instant == "2026-11-24T11:05:00Z")
      try await desk.advance(to: "tomorrow 9:00")
      #expect(try await desk.today().due.first?.lead == lead)
      #expect(try await desk.next().lead == lead)
      try await desk.log("no-answer")
      #expect(try await desk.today().missedPromises.isEmpty)
      try await desk.expectHealthy()
    }
  }

  @Test("in the past, beyond a year, or of a lead that gets no calls is refused at once")
  func impossible() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada").lead
      let closed = try await desk.addLead("Bob").lead
      _ = try await desk.by("anna") { try $0.stop(closed, reason: nil) }
      for time in ["2026-11-24T09:00:00Z", "2028-01-10T10:00:00Z", "9999-12-31T10:00:00Z", "whenever", ""] {
        try await desk.refuses(.badRequest, "anna", "\(time)") { try $0.promise(lead, at: time) }
      }
      try await desk.refuses(.conflict, "anna") { try $0.promise(closed, at: "15:00") }
    }
  }

  @Test("is free of the playbook's gaps and daily limit, but not of the law")
  func free() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      for time in ["10:05", "10:10", "10:15", "10:20", "10:25"] {
        _ = try await desk.next(lead: lead)
        try await desk.log("callback", time: time)
        try await desk.advance(to: time)
      }
      #expect(try await desk.next().attempt == 6)
      try await desk.expectHealthy()
    }
  }

  @Test("replaces an earlier one")
  func replaced() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.by("anna") { try $0.promise(lead, at: "11:00") }
      try await desk.advance(to: "11:20")
      _ = try await desk.by("anna") { try $0.promise(lead, at: "16:00") }
      #expect(try await desk.today().missedPromises.isEmpty)
      #expect(try await desk.today().promises.map(\.lead) == [lead])
      try await desk.expectHealthy()
    }
  }

  @Test("for which the rep's hours leave no room any more is still named as missed")
  func homeless() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      _ = try await desk.by("anna") { try $0.promise(lead, at: "16:00") }
      try await desk.setUser("anna") { $0.daysOff = ["2026-11-24..2027-02-01"] }
      try await desk.advance(to: "18:00")
      let missed = try await desk.today().missedPromises
      #expect(missed.map(\.lead) == [lead])
      #expect(missed.map(\.at.instant) == ["2026-11-24T16:00:00Z"])
      try await desk.expectHealthy()
    }
  }
}
