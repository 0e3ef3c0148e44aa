import Testing
import TrucaAPI
import TrucaClient

@Suite("Refusals")
struct RefusalTests {
  private static func french(_ entry: inout LeadEntry) {
    entry.consent = ConsentEntry(source: "web", date: "2026-11-20")
  }

  @Test("in France a refusal rests 60 days for every lead with the number, and the rest ends by itself")
  func france() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let ada = try await desk.addLead("Ada", number: "+33 1 42 76 40 40", Self.french).lead
      let bob = try await desk.addLead("Bob", number: "+33 1 42 76 40 40", Self.french).lead
      #expect(try await desk.next(lead: ada).lead == ada)
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "r")) }
      #expect(try await desk.lead(ada).closing == "refused")
      let other = try await desk.lead(bob)
      #expect(other.held.map(\.kind) == ["refused"] && other.planned.isEmpty)
      let late = try await desk.addLead("Carl", number: "+33 1 42 76 40 40", Self.french)
      #expect(late.held.map(\.kind) == ["refused"])
      try await desk.expectHealthy()
      try await desk.advance(to: "2027-01-23T09:59:00Z")
      #expect(try await desk.lead(bob).state == "held")
      try await desk.advance(to: "2027-01-23T10:30:00Z")
      #expect(try await desk.lead(bob).held.map(\.kind) != ["refused"])
      try await desk.expectHealthy()
    }
  }

  @Test("a refusal that is taken back rests nobody")
  func undone() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let ada = try await desk.addLead("Ada", number: "+33 1 42 76 40 40", Self.french).lead
      let bob = try await desk.addLead("Bob", number: "+33 1 42 76 40 40", Self.french).lead
      _ = try await desk.next(lead: ada)
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "r")) }
      _ = try await desk.undo()
      #expect(try await desk.lead(ada).state == "open")
      #expect(try await desk.lead(bob).state == "open")
      try await desk.expectHealthy()
    }
  }

  @Test("where the row has no rest other leads with the number go on")
  func britain() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let ada = try await desk.addLead("Ada", number: "+44 20 7946 0001").lead
      let bob = try await desk.addLead("Bob", number: "+44 20 7946 0001").lead
      _ = try await desk.next(lead: ada)
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "r")) }
      #expect(try await desk.lead(bob).state == "open")
    }
  }
}
