import Testing
import TrucaAPI
import TrucaClient

@Suite("The do-not-call list")
struct SuppressionTests {
  @Test("a number cancels the calls of all leads that have it; taken off, they are called again")
  func number() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let ada = try await desk.addLead("Ada", number: "+44 20 7946 0001").lead
      let bob = try await desk.addLead("Bob") { $0.numbers = ["+44 20 7946 0001", "+44 20 7946 0002"] }.lead
      let answer = try await desk.by("anna") { try $0.suppress(SuppressRequest(number: "+44 20 7946 0001")) }
      #expect(answer.result == "added" && answer.leads == 2)
      #expect(try await desk.lead(ada).held.map(\.kind) == ["suppressed"])
      let other = try await desk.lead(bob)
      #expect(other.state == "open" && other.numbers.map(\.current) == [false, true])
      let twice = try await desk.by("anna") { try $0.suppress(SuppressRequest(number: "+442079460001")) }
      #expect(twice.result == "alreadyThere")
      try await desk.expectHealthy()
      let removal = UnsuppressRequest(number: "+442079460001", reason: "typing error")
      let refused = try await desk.refusal("mona") { try $0.unsuppress(removal) }
      #expect(refused.kind == .forbidden)
      _ = try await desk.by { try $0.unsuppress(removal) }
      #expect(try await desk.lead(ada).state == "open")
      try await desk.expectHealthy()
    }
  }

  @Test("a prefix cancels the calls of every number that begins so, and holds those that come later")
  func prefix() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let ada = try await desk.addLead("Ada", number: "+44 20 7946 0001").lead
      let far = try await desk.addLead("Bob", number: "+44 161 496 0002").lead
      let rep = try await desk.refusal("anna") { try $0.suppress(SuppressRequest(prefix: "+4420")) }
      #expect(rep.kind == .forbidden)
      let answer = try await desk.by("mona") { try $0.suppress(SuppressRequest(prefix: "+44 20")) }
      #expect(answer.number == "+4420" && answer.leads == 1)
      #expect(try await desk.lead(ada).state == "held")
      #expect(try await desk.lead(far).state == "open")
      let late = try await desk.addLead("Eve", number: "+44 20 7946 0009")
      #expect(late.held.map(\.kind) == ["suppressed"])
      let check = try await desk.by("anna") { try $0.checkSuppression(NumberQuestion(number: "+442079460001")) }
      #expect(check.suppressed && check.entries.map(\.isPrefix) == [true])
      let listed = try await desk.by("mona") { try $0.suppressions(prefixes: true) }
      #expect(listed.items.map(\.number) == ["+4420"])
      try await desk.expectHealthy()
    }
  }

  @Test(
    "what is no number and no prefix is refused",
    arguments: [
      SuppressRequest(), SuppressRequest(number: "none"), SuppressRequest(prefix: "34"), SuppressRequest(prefix: "+"),
      SuppressRequest(prefix: "+34x"), SuppressRequest(number: "+442079460001", prefix: "+44"),
    ])
  func bad(request: SuppressRequest) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let problem = try await desk.refusal("mona") { try $0.suppress(request) }
      #expect(problem.kind == .badRequest)
    }
  }

  @Test("a call in somebody's hand stays hers, and no further one comes")
  func inHand() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada", number: "+44 20 7946 0001").lead
      let call = try await desk.next()
      #expect(call.number == "+442079460001")
      _ = try await desk.by("anna") { try $0.suppress(SuppressRequest(number: "+442079460001")) }
      #expect(try await desk.next().call == call.call)
      _ = try await desk.by("anna") { try $0.record(OutcomeRequest(outcome: "n")) }
      #expect(try await desk.lead(lead).held.map(\.kind) == ["suppressed"])
      try await desk.expectHealthy()
    }
  }
}
