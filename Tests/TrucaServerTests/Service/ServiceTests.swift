import Testing
import TrucaAPI
import TrucaClient
import TrucaCore

@Suite("Service: idempotency, clock, process, doctor")
struct ServiceTests {
  @Test("the same key gives the same bytes and one effect; with another body it is refused; another person's is apart")
  func idempotency() async throws {
    try await OfficeFixture.run { office in
      func add(_ name: String, as person: String? = nil) async throws -> HTTPAnswer {
        var headers = [("Content-Type", "application/json"), ("Idempotency-Key", "k-1")]
        if let person { headers.append(("Truca-As", person)) }
        return try await office.server.send(
          "POST", "/v1/leads", headers: headers, body: Array(#"{"name":"\#(name)","numbers":["+442079460001"]}"#.utf8))
      }
      let first = try await add("Ada")
      #expect(first.status == 201)
      try await office.advance("+2h")
      let again = try await add("Ada")
      #expect(again.status == 201 && again.body == first.body)
      #expect(try await add("Bob").status == 422)
      #expect(try await add("Ada", as: "anna").status == 422)
      let seen1 = try await office.ask { try $0.leads(LeadFilter()) }
      #expect(seen1.total == 1)
      // 48 hours later the key is forgotten.
      try await office.advance("in 3 days")
      #expect(try await add("Bob").status == 201)
    }
  }

  @Test("kept answers and all else are there after a restart")
  func restart() async throws {
    let directory = try ScratchDirectory()
    let body = Array(#"{"name":"Ada","numbers":["+442079460001"]}"#.utf8)
    let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "k-1")]
    nonisolated(unsafe) var first: [UInt8] = []  // written before, read after the first office has closed
    try await OfficeFixture.run(in: directory, people: true) { office in
      first = try await office.server.send("POST", "/v1/leads", headers: headers, body: body).body
    }
    let kept = first
    try await OfficeFixture.run(in: directory, people: false) { office in
      let again = try await office.server.send("POST", "/v1/leads", headers: headers, body: body)
      #expect(again.body == kept)
      #expect(try await office.faults() == [])
    }
  }

  @Test("a clock goes forward only, and everything due on the way is done at its own instant")
  func clock() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      _ = try await office.ask("anna") { try $0.next() }
      _ = try await office.refused { try $0.advanceClock(to: "2026-11-24T08:59:59Z") }
      let state = try await office.advance("+3h")
      #expect((state.settled ?? 0) >= 1)
      let missed = try await office.ask { try $0.lead(lead) }.timeline.first { $0.kind == "leaseEnded" }
      #expect(missed?.at.local == "2026-11-24 09:30")
      let seen2 = try await office.refused("anna") { try $0.advanceClock(to: "yesterday") }
      #expect(seen2.kind == .badRequest)
    }
  }

  @Test("a clock is not sent a century ahead at once")
  func century() async throws {
    try await OfficeFixture.run { office in
      let problem = try await office.refused { try $0.advanceClock(to: "2126-11-24T09:00:00Z") }
      #expect(problem.kind == .badRequest && problem.detail.contains("a year"))
    }
  }

  @Test("a lead keeps the process version that it started under; a broken document changes nothing")
  func process() async throws {
    try await OfficeFixture.run { office in
      let ada = try await office.addLead("Ada").lead
      let text = try await office.ask { try $0.process() }.text
      let changed = text.replacing("max = 10", with: "max = 7").replacing(
        #""day 7", "days 5-7", "days 5-7"]"#, with: #""day 7"]"#)
      let broken = text.replacing(#"effect = "suppress""#, with: "")
      let problem = await #expect(throws: ProcessRefusal.self) {
        try await office.ask { try $0.applyProcess(.init(files: [.init(name: "p.toml", text: broken)])) }
      }
      #expect(problem?.places.first?.file == "p.toml" && (problem?.places.first?.line ?? 0) > 1)
      let row = try await office.ask {
        try $0.applyProcess(.init(files: [.init(name: "p.toml", text: changed)], note: "fewer"))
      }
      #expect(row.version == 2)
      let ben = try await office.addLead("Ben").lead
      let seen3 = try await office.ask { try $0.lead(ada) }
      #expect(seen3.processVersion == 1)
      let newer = try await office.ask { try $0.lead(ben) }
      #expect(newer.processVersion == 2 && newer.planned.count <= 7)
      let seen4 = try await office.ask { try $0.processHistory() }
      #expect(seen4.items.map(\.openLeads) == [1, 1])
      #expect(try await office.faults() == [])
    }
  }

  @Test("the doctor is content after a seeded day of commands", arguments: 0..<4)
  func randomDay(seed: UInt64) async throws {
    try await OfficeFixture.run { office in
      var generator = SplitMix(seed: seed)
      for index in 0..<30 { try await office.addLead("Lead \(index)", "+44207946\(1000 + index)", owner: nil) }
      let outcomes = ["n", "n", "n", "v", "b", "c", "w", "r", "d", "q"]
      for _ in 0..<150 {
        let rep = Bool.random(using: &generator) ? "anna" : "marc"
        let lead = Int64.random(in: 1...30, using: &generator)
        let outcome = outcomes.randomElement(using: &generator) ?? "n"
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: try await office.advance("+\(Int.random(in: 1...300, using: &generator))m")
        case 1: _ = try? await office.ask(rep) { try $0.skip(reason: nil) }
        case 2: _ = try? await office.ask(rep) { try $0.undo() }
        case 3: _ = try? await office.ask(rep) { try $0.promise(lead, at: "in 2 hours") }
        case 4: _ = try? await office.ask(rep) { try $0.snooze(lead, until: "tomorrow 11:00") }
        case 5: _ = try? await office.ask("nora") { try $0.assign(lead, to: rep) }
        case 6: _ = try? await office.ask(rep) { try $0.record(MadeCallRequest(outcome: "n"), with: lead) }
        case 7: _ = try? await office.ask(rep) { try $0.next(lead: lead) }
        default:
          _ = try? await office.ask(rep) { try $0.next() }
          if Int.random(in: 0..<5, using: &generator) > 0 {
            _ = try? await office.ask(rep) { try $0.record(OutcomeRequest(outcome: outcome)) }
          }
        }
      }
      #expect(try await office.faults() == [])
      let today = try await office.ask("anna") { try $0.today() }
      let next = try await office.ask("anna") { try $0.next() }
      #expect(next.call?.lead == today.inHand?.lead ?? today.due.first?.lead)
    }
  }
}
