import Testing
import TrucaAPI
import TrucaClient
import TrucaServer

@Suite("The administrator's rules")
struct RuleTests {
  static func request(_ edit: (inout RuleRequest) -> Void) -> RuleRequest {
    var request = RuleRequest()
    edit(&request)
    return request
  }

  @Test("narrow the shipped row for the next hand-out, before any lead is looked over")
  func narrowed() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let narrower = Self.request { $0.hours = "mon-fri 12:00-18:00" }
      let answer = try await desk.by { try $0.setRule("gb", narrower) }
      #expect(answer.rule?.row.changed == "narrowed")
      #expect(answer.rule?.row.terms.hours == "mon-fri 12:00-18:00")
      #expect(answer.review.running)
      _ = try await desk.nobody(lead: lead)
      let nobody = try await desk.nobody()
      #expect(!nobody.sentence.isEmpty)
      let today = try await desk.today()
      #expect(today.due == [])
      try await desk.desk.endReview()
      let planned = try await desk.lead(lead).planned
      #expect(planned.allSatisfy { $0.at.local.suffix(5) >= "12:00" }, "\(planned.map(\.at.local))")
      try await desk.expectHealthy()
      let review = try await desk.by { try $0.lawReview() }
      #expect(!review.running)
    }
  }

  @Test("that are wider than the shipped row are refused, and need force with a reason, which is kept")
  func widened() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let wider = Self.request { $0.hours = "mon-sun 06:00-22:00" }
      let refused = try await desk.refusal { try $0.setRule("US-OR", wider) }
      let shipped = try await desk.by { try $0.rule("US-OR") }.row.terms.hours
      guard refused.kind == .refused else {
        Issue.record("\(refused.detail); shipped: \(shipped)")
        return
      }
      #expect(refused.detail.hasPrefix("cannot set US-OR: "))
      #expect(refused.detail.contains("is outside the shipped row"))
      #expect(refused.detail.contains("--force"))
      let unexplained = Self.request { request in
        request.hours = wider.hours
        request.force = true
      }
      try await desk.refuses(.badRequest) { try $0.setRule("US-OR", unexplained) }
      let explained = Self.request { request in
        request.hours = wider.hours
        request.force = true
        request.reason = "new statute"
      }
      let rule = try await desk.by { try $0.setRule("US-OR", explained) }.rule
      #expect(rule?.row.terms.hours == "mon-sun 06:00-22:00")
      #expect(rule?.row.changed == "widened")
      #expect(rule?.change?.replaces == ["hours"])
      let history = try await desk.by { try $0.ruleHistory(of: "US-OR") }.items
      #expect(history.map(\.kind) == ["set", "shipped"])
      #expect(history.first?.reason == "new statute")
      let back = Self.request { $0.shipped = true }
      let reset = try await desk.by { try $0.setRule("US-OR", back) }.rule
      #expect(reset?.row.changed == nil)
      #expect(reset?.row.terms.hours == shipped)
      try await desk.refuses(.conflict) { try $0.setRule("US-OR", back) }
    }
  }

  @Test("of a place without a row need all that makes one, and release its leads")
  func added() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Rico", number: "+1 787 555 0123").lead
      #expect(try await desk.lead(lead).held.map(\.kind) == ["noRule"])
      let half = Self.request { $0.hours = "mon-fri 10:00-17:00" }
      let refused = try await desk.refusal { try $0.setRule("PR", half) }
      #expect(refused.detail.contains("--holidays and --source and --note"))
      let whole = Self.request { request in
        request.hours = "mon-fri 10:00-17:00"
        request.holidays = "none"
        request.source = "own counsel"
        request.note = "asked on Monday"
        request.name = "Puerto Rico"
      }
      let rule = try await desk.by { try $0.setRule("PR", whole) }.rule
      #expect(rule?.row.changed == "added")
      try await desk.desk.endReview()
      #expect(try await desk.lead(lead).state == "open")
      let back = Self.request { $0.shipped = true }
      let gone = try await desk.by { try $0.setRule("PR", back) }
      #expect(gone.rule == nil)
      try await desk.desk.endReview()
      #expect(try await desk.lead(lead).held.map(\.kind) == ["noRule"])
      try await desk.expectHealthy()
    }
  }

  @Test("are the administrator's to change and everybody's to read", arguments: ["anna", "mona", "gate"])
  func roles(login: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let request = Self.request { $0.note = "x" }
      try await desk.refuses(.forbidden, login) { try $0.setRule("GB", request) }
      try await desk.refuses(.forbidden, login) { try $0.suspendRule("GB", reason: "x") }
      try await desk.refuses(.forbidden, login) { try $0.resumeRule("GB") }
      let list = try await desk.by(login) { try $0.rules() }
      #expect(list.items.contains { $0.code == "US-FL" })
      #expect(list.items.allSatisfy { $0.checked?.isEmpty == false })
      #expect(list.advice.contains("no legal advice"))
      let rule = try await desk.by(login) { try $0.rule("US-FL") }
      #expect(!rule.source.isEmpty)
      let history = try await desk.by(login) { try $0.ruleHistory() }
      #expect(!history.items.isEmpty)
      try await desk.refuses(.notFound, login) { try $0.rule("XX") }
    }
  }

  @Test(
    "that make no sense are refused with the way out",
    arguments: [
      RuleTests.request { _ in }, request { $0.hours = "daily" }, request { $0.limits = ["often"] },
      request { $0.holidays = "some" }, request { $0.consent = "maybe" }, request { $0.consentDays = 3 },
      request { $0.rest = "long" }, request { $0.note = String(repeating: "x", count: 1001) },
    ])
  func nonsense(request: RuleRequest) async throws {
    try await DeskFixture.run { desk in
      let refused = try await desk.refusal { try $0.setRule("GB", request) }
      #expect(refused.kind == .badRequest)
      #expect(refused.detail.hasPrefix("cannot "))
    }
  }
}
