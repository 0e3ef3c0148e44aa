import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaStore

@testable import TrucaServer

@Suite("The looking over of leads")
struct LawReviewTests {
  private struct Broken: Error {}

  @Test("goes on after a restart where it stood")
  func restart() async throws {
    let state = try ScratchDirectory()
    try await DeskFixture.run(in: state) { desk in
      try await desk.addRoster()
      for index in 0..<20 { try await desk.addLead("Lead \(index)") }
      _ = try await desk.by { try $0.suspendRule("GB", reason: "storm") }
      let more = try await desk.desk.systemCommand { try $0.workOffReview { true } }
      #expect(more)
      let review = try #require(try await desk.desk.store.read { try $0.lawReview() })
      #expect(review.done == 1)
    }
    try await DeskFixture.run(in: state) { desk in
      // The fixture waits for its end.
      #expect(try await desk.desk.store.read { try $0.lawReview() } == nil)
      for lead in Int64(1)...20 { #expect(try await desk.lead(lead).planned == []) }
      try await desk.expectHealthy()
    }
  }

  @Test("leaves leads alone to which the changed rules do not apply, and plans that stay as they were")
  func untouched() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let before = try await desk.desk.store.read { try $0.progress(LeadID(lead)) }
      _ = try await desk.by { try $0.suspendRule("US-LA", reason: "storm") }
      try await desk.desk.endReview()
      let other = try await desk.desk.store.read { try $0.progress(LeadID(lead)) }
      #expect(other == before)
      let note = RuleTests.request { $0.note = "looked up" }
      _ = try await desk.by { try $0.setRule("GB", note) }
      try await desk.advance(to: "+1m")
      let same = try await desk.desk.store.read { try $0.progress(LeadID(lead)) }
      #expect(same?.plannedAt == before?.plannedAt)
    }
  }

  @Test("begins anew with what it had to do where the law changes again")
  func union() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      _ = try await desk.by { try $0.suspendRule("US-LA", reason: "x") }
      _ = try await desk.by { try $0.suspendRule("GB", reason: "x") }
      let review = try await desk.by { try $0.lawReview() }
      #expect(review.codes == ["GB", "US-LA", "US-unknown"])
      #expect(review.cause == "suspension")
      #expect(review.done == 0)
    }
  }

  @Test("and the new law are forgotten where the command fails that caused them")
  func failure() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      await #expect(throws: Broken.self) {
        try await desk.desk.systemCommand { scope in
          _ = try scope.suspendRule("GB", reason: "storm")
          throw Broken()
        }
      }
      #expect(try await desk.desk.store.read { try $0.lawReview() } == nil)
      _ = try await desk.next(lead: lead)
    }
  }

  @Test("is worked off by its service, which waits for the next one")
  func service() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let service = Task { try await LawReviewer(desk: desk.desk).run() }
      let commits = desk.desk.store.committed.commits()
      _ = try await desk.by { try $0.suspendRule("GB", reason: "x") }
      for await _ in commits where try await desk.desk.store.read({ try $0.lawReview() }) == nil { break }
      #expect(try await desk.lead(lead).planned == [])
      service.cancel()
      try await service.value
    }
  }

  @Test("counts what it has to do")
  func count() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      for index in 0..<7 { try await desk.addLead("Lead \(index)") }
      _ = try await desk.by { try $0.suspendRule("GB", reason: "x") }
      let total = try await desk.desk.store.read { snapshot in
        try snapshot.lawReview().map { try snapshot.countLeads(in: $0) }
      }
      // Those that are due soon are looked over first, and once more with all.
      #expect((7...14).contains(total ?? 0))
    }
  }
}
