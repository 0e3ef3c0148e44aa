import Testing
import TrucaAPI
import TrucaClient
import TrucaServer

/// What becomes illegal while a call lies in somebody's hand.
@Suite("A call in hand")
struct CallInHandTests {
  enum Change: CaseIterable {
    case suspension, suppression, holiday, evening, otherNumber
  }

  @Test("may not be dialled any more once something forbids it, and says so", arguments: Change.allCases)
  func forbidden(change: Change) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead("Ada Byron", number: "+44 20 7946 0100").lead
      #expect(try await desk.next().forbidden == nil)
      try await desk.advance(to: "2026-11-24T10:05:00Z")
      #expect(try await desk.next().forbidden == nil)
      switch change {
      case .suspension: _ = try await desk.by { try $0.suspendRule("GB", reason: "storm") }
      case .suppression: _ = try await desk.by { try $0.suppress(SuppressRequest(number: "+44 20 7946 0100")) }
      case .holiday:
        _ = try await desk.by { try $0.addHoliday(HolidayRequest(code: "GB", day: "2026-11-24", name: "Today")) }
      case .evening:
        for time in ["10:25", "10:50", "11:15"] {
          try await desk.advance(to: "2026-11-24T\(time):00Z")
          _ = try await desk.next()
        }
        _ = try await desk.by { client in
          var request = RuleRequest()
          request.hours = "mon-fri 08:00-11:00"
          (request.note, request.source) = ("n", "s")
          return try client.setRule("GB", request)
        }
      case .otherNumber:
        let version = try await desk.lead(lead).version
        _ = try await desk.by { client in
          var edit = LeadChange()
          edit.numbers = ["+44 20 7946 0999"]
          return try client.changeLead(lead, version: version, edit)
        }
      }
      let call = try await desk.next()
      #expect(call.lead == lead)
      #expect(call.forbidden?.isEmpty == false, "\(change)")
      #expect(call.callableUntil.instant <= "2026-11-24T11:15:00Z")
      let today = try await desk.by("anna") { try $0.today() }
      #expect(today.inHand?.forbidden == call.forbidden)
    }
  }

  @Test("a number whose person refused is not callable while the law lets her rest")
  func refusedNumber() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let number = "+81 3 1234 5678"
      try await desk.addLead("Aiko", number: number) { $0.country = "JP" }
      try await desk.advance(to: "2026-11-25T09:00:00Z")
      let before = try await desk.by("anna") { try $0.checkNumber(number) }
      #expect(!before.sentence.contains("refused"))
      _ = try await desk.next()
      _ = try await desk.log("refused", reason: "no interest")
      let check = try await desk.by("anna") { try $0.checkNumber(number) }
      #expect(!check.callable && check.next == nil)
      #expect(check.sentence.contains("refused"), "\(check.sentence)")
    }
  }

  @Test(
    "a state that cannot be read holds an American lead: its row may ask for more",
    arguments: ["Conneticut", "CT 06103"])
  func unreadableState(state: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let answer = try await desk.addLead("Tom", number: "+1 212 555 0123") { ($0.country, $0.state) = ("US", state) }
      #expect(try await desk.lead(answer.lead).held.map(\.kind) == ["unknownPlace"])
    }
  }

  @Test("a rule is added for a place that there is")
  func misspelt() async throws {
    try await DeskFixture.run { desk in
      for code in ["US-XX", "ZZ"] {
        let problem = try await desk.refusal { client in
          var request = RuleRequest()
          (request.hours, request.holidays) = ("mon-fri 09:00-17:00", "none")
          (request.note, request.source) = ("n", "s")
          return try client.setRule(code, request)
        }
        #expect(problem.detail.contains("no such place"), "\(problem.detail)")
      }
    }
  }
}
