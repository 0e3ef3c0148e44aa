import Testing
import TrucaAPI
import TrucaClient
import TrucaServer

@Suite("A suspended place")
struct SuspensionTests {
  @Test("gets no call from the command's answer on; its planned calls move, and come back")
  func suspended() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let before = try await desk.lead(lead).planned
      #expect(!before.isEmpty)
      let answer = try await desk.by { try $0.suspendRule("GB", reason: "storm") }
      #expect(answer.rule?.suspension?.reason == "storm")
      let nobody = try await desk.nobody(lead: lead)
      #expect(nobody.sentence.contains("suspended"), "\(nobody.sentence)")
      try await desk.desk.endReview()
      #expect(try await desk.lead(lead).planned == [])
      let status = try await desk.by { try $0.status() }
      #expect(status.alarms.map(\.kind) == ["suspended"])
      try await desk.refuses(.conflict) { try $0.suspendRule("GB", reason: "again") }
      _ = try await desk.by { try $0.resumeRule("GB", reason: "over") }
      try await desk.desk.endReview()
      #expect(try await desk.lead(lead).planned.map(\.at) == before.map(\.at))
      _ = try await desk.next(lead: lead)
      try await desk.refuses(.conflict) { try $0.resumeRule("GB") }
      let history = try await desk.by { try $0.ruleHistory(of: "GB") }.items
      #expect(history.map(\.kind) == ["resumed", "suspended", "shipped"])
      try await desk.expectHealthy()
    }
  }

  @Test("is one that has a rule")
  func unknown() async throws {
    try await DeskFixture.run { desk in
      try await desk.refuses(.notFound) { try $0.suspendRule("XX", reason: "x") }
      let answer = try await desk.send("POST", "/v1/rules/GB/suspend", json: "{}")
      #expect(answer.status == 400)
    }
  }

  @Test("that stands in the queue before a hand-out is minded by it")
  func order() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      for _ in 0..<5 {
        async let suspended = desk.by { try $0.suspendRule("GB", reason: "x") }
        _ = try await suspended
        let answers = try await withThrowingTaskGroup(of: NextAnswer.self) { group in
          for _ in 0..<4 { group.addTask { try await desk.answer() } }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.call == nil })
        _ = try await desk.by { try $0.resumeRule("GB") }
      }
    }
  }

  @Test("is forgotten again where its command fails, by the office too")
  func failure() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      // The same key with another body fails before anything; a failing command in between must leave the law alone.
      let headers = [("Idempotency-Key", "k1")]
      let first = try await desk.send("POST", "/v1/rules/GB/suspend", headers: headers, json: #"{"reason":"a"}"#)
      #expect(first.status == 200)
      let second = try await desk.send("POST", "/v1/rules/GB/suspend", headers: headers, json: #"{"reason":"b"}"#)
      #expect(second.status == 422)
      _ = try await desk.by { try $0.resumeRule("GB") }
      _ = try await desk.next(lead: lead)
    }
  }
}
