import Testing
import TrucaAPI
import TrucaClient

@Suite("Consent at the desk")
struct ConsentTests {
  @Test("a consent that ends in mid-week has no call planned after it; then the lead is held and says why")
  func lapses() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead(number: "+34 912 345 678") {
        $0.consent = ConsentEntry(source: "web", date: "2026-11-20", until: "2026-11-26")
      }.lead
      let planned = try await desk.lead(lead).planned
      #expect(!planned.isEmpty)
      // The day ends first in Madrid.
      for call in planned { #expect(call.until.instant <= "2026-11-26T23:00:00Z") }
      try await desk.expectHealthy()
      try await desk.advance(to: "2026-11-27T09:00:00Z")
      let later = try await desk.lead(lead)
      #expect(later.held.map(\.kind) == ["consent"])
      #expect(later.held.first?.sentence.contains("2026-11-26") == true)
      #expect(later.consents.first?.ended != nil && later.consents.first?.holds == false)
      try await desk.expectHealthy()
    }
  }

  @Test("a withdrawn consent holds no more: the calls go at once, and another consent brings them back")
  func withdrawn() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead(number: "+34 912 345 678") {
        $0.consent = ConsentEntry(source: "web", date: "2026-11-20")
      }.lead
      let answer = try await desk.by("anna") { try $0.withdrawConsents(lead, note: "by mail") }
      #expect(answer.state == "held" && answer.next == nil)
      let held = try await desk.lead(lead)
      #expect(held.planned.isEmpty && held.consents.first?.ended?.hasPrefix("withdrawn") == true)
      let again = try await desk.refusal("anna") { try $0.withdrawConsents(lead, note: nil) }
      #expect(again.kind == .conflict)
      let given = try await desk.by("anna") {
        try $0.giveConsent(lead, ConsentEntry(source: "phone", date: "today"))
      }
      #expect(given.state == "open")
      let listed = try await desk.by("anna") { try $0.consents(of: lead) }
      #expect(listed.items.map(\.source) == ["web", "phone"])
      try await desk.expectHealthy()
    }
  }

  @Test("who may not handle a lead may not touch its consents")
  func rights() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let problem = try await desk.refusal("sam") {
        try $0.giveConsent(lead, ConsentEntry(source: "web", date: "today"))
      }
      #expect(problem.kind == .forbidden)
    }
  }

  @Test("a consent that ends before it was given is refused")
  func backwards() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let problem = try await desk.refusal("anna") {
        try $0.giveConsent(lead, ConsentEntry(source: "web", date: "2026-11-20", until: "2026-11-19"))
      }
      #expect(problem.kind == .badRequest)
    }
  }
}
