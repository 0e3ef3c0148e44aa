import Testing
import TrucaAPI
import TrucaClient

@Suite("Handing out calls")
struct NextTests {
  @Test("the first line of today is what next gives; a call in hand is given again")
  func todayAgrees() async throws {
    try await OfficeFixture.run { office in
      for name in ["Ada", "Ben", "Cleo"] {
        try await office.addLead(name)
        try await office.advance("+1m")
      }
      let today = try await office.ask("anna") { try $0.today() }
      #expect(today.due.map(\.name) == ["Cleo", "Ben", "Ada"])
      let call = try #require(try await office.ask("anna") { try $0.next() }.call)
      #expect(call.lead == today.due.first?.lead)
      #expect(call.why.contains("Call 1 of at least 6"))
      let seen1 = try await office.ask("anna") { try $0.next() }
      #expect(seen1.call == call)
      let seen2 = try await office.ask("anna") { try $0.today() }
      #expect(seen2.inHand == call)
    }
  }

  @Test("another lead is not given while a call is in hand, and another rep's lead never")
  func oneInHand() async throws {
    try await OfficeFixture.run { office in
      let ada = try await office.addLead("Ada").lead
      let ben = try await office.addLead("Ben").lead
      let marcs = try await office.addLead("Mia", owner: "marc").lead
      let seen3 = try await office.refused("anna") { try $0.next(lead: marcs) }
      #expect(seen3.kind == .forbidden)
      _ = try await office.ask("anna") { try $0.next(lead: ada) }
      let seen4 = try await office.refused("anna") { try $0.next(lead: ben) }
      #expect(seen4.kind == .conflict)
    }
  }

  @Test("outside her hours, on a day off and at her capacity a rep gets no call, and is told when")
  func repLimits() async throws {
    try await OfficeFixture.run { office in
      try await office.addLead("Ada")
      try await office.addLead("Ben")
      try await office.ask { client in
        var change = UserChange()
        change.capacity = 1
        _ = try client.changeUser("anna", version: 1, change)
      }
      _ = try await office.ask("anna") { try $0.next() }
      _ = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "n")) }
      let full = try #require(try await office.ask("anna") { try $0.next() }.nobody)
      #expect(full.kind == "capacity" && full.askAgain?.local == "2026-11-25 09:00")
      try await office.advance("19:00")
      let late = try #require(try await office.ask("anna") { try $0.next() }.nobody)
      #expect(late.kind == "outsideHours" && late.askAgain?.local == "2026-11-25 09:00")
      try await office.ask { client in
        var change = UserChange()
        change.daysOff = ["2026-11-25..2026-11-27"]
        _ = try client.changeUser("anna", version: 2, change)
      }
      let off = try #require(try await office.ask("anna") { try $0.next() }.nobody)
      #expect(off.askAgain?.local == "2026-11-30 09:00")
      #expect(try await office.faults() == [])
    }
  }

  @Test("where the law is shut no call is given, and the lead says when it opens")
  func law() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Amy", "+12125550123") { entry in
        entry.country = "US"
        entry.state = "New York"
      }
      #expect(lead.next?.local == "2026-11-24 13:00")
      let nobody = try #require(try await office.ask("anna") { try $0.next(lead: lead.lead) }.nobody)
      #expect(nobody.kind == "law" && nobody.askAgain?.local == "2026-11-24 14:00")
      try await office.advance("13:00")
      let seen5 = try await office.ask("anna") { try $0.next() }
      #expect(seen5.call?.lead == lead.lead)
    }
  }

  @Test("no call is given that could run past a promised one; the promise comes first at its minute")
  func promiseAhead() async throws {
    try await OfficeFixture.run { office in
      let ada = try await office.addLead("Ada").lead
      try await office.addLead("Ben")
      _ = try await office.ask("anna") { try $0.promise(ada, at: "10:30") }
      try await office.advance("+21m")
      let nobody = try #require(try await office.ask("anna") { try $0.next() }.nobody)
      #expect(nobody.kind == "promiseAhead" && nobody.askAgain?.local == "2026-11-24 10:30")
      try await office.advance("+9m")
      let call = try #require(try await office.ask("anna") { try $0.next() }.call)
      #expect(call.lead == ada && call.promised?.local == "2026-11-24 10:30")
    }
  }

  @Test("a promise not taken within five minutes is listed as missed and stays first")
  func missedPromise() async throws {
    try await OfficeFixture.run { office in
      let ada = try await office.addLead("Ada").lead
      try await office.addLead("Ben")
      _ = try await office.ask("anna") { try $0.promise(ada, at: "10:30") }
      try await office.advance("+34m")
      let seen6 = try await office.ask("anna") { try $0.today() }
      #expect(seen6.missedPromises.isEmpty)
      try await office.advance("+1m")
      let seen7 = try await office.ask("anna") { try $0.today() }
      #expect(seen7.missedPromises.map(\.lead) == [ada])
      var filter = LeadFilter()
      filter.missed = true
      let missed = filter
      let seen8 = try await office.ask { try $0.leads(missed) }
      #expect(seen8.items.map(\.lead) == [ada])
      let seen9 = try await office.ask("anna") { try $0.next() }
      #expect(seen9.call?.lead == ada)
      #expect(try await office.faults() == [])
    }
  }

  @Test("a promise that can still be kept comes before one that was missed, and is not run into by it")
  func keepable() async throws {
    try await OfficeFixture.run { office in
      let ada = try await office.addLead("Ada").lead
      let ben = try await office.addLead("Ben").lead
      _ = try await office.ask("anna") { try $0.promise(ada, at: "10:30") }
      _ = try await office.ask("anna") { try $0.promise(ben, at: "11:30") }
      try await office.advance("+85m")
      let seen10 = try await office.ask("anna") { try $0.next() }
      #expect(seen10.nobody?.kind == "promiseAhead")
      try await office.advance("+5m")
      let seen11 = try await office.ask("anna") { try $0.today() }
      #expect(seen11.due.map(\.lead) == [ben, ada])
      let seen12 = try await office.ask("anna") { try $0.next() }
      #expect(seen12.call?.lead == ben)
    }
  }

  @Test("a rep who takes a promised call and vanishes loses the lease but not the promise")
  func lease() async throws {
    try await OfficeFixture.run { office in
      let ada = try await office.addLead("Ada").lead
      _ = try await office.ask("anna") { try $0.promise(ada, at: "10:30") }
      try await office.advance("+30m")
      let first = try #require(try await office.ask("anna") { try $0.next() }.call)
      try await office.advance("+31m")
      let again = try #require(try await office.ask("anna") { try $0.next() }.call)
      #expect(again.lead == ada && again.call != first.call && again.attempt == 2)
      let calls = try await office.ask("anna") { try $0.lead(ada) }.calls
      #expect(calls.map(\.state) == ["missed", "inHand"])
      let late = try await office.refused("anna") {
        try $0.record(OutcomeRequest(outcome: "n"), of: .call(first.call))
      }
      #expect(late.kind == .conflict)
      #expect(try await office.faults() == [])
    }
  }

  @Test("a late outcome replaces the miss until the lead is called again; commands renew the lease")
  func lateOutcome() async throws {
    try await OfficeFixture.run { office in
      let ada = try await office.addLead("Ada").lead
      let call = try #require(try await office.ask("anna") { try $0.next() }.call)
      try await office.advance("+20m")
      _ = try await office.ask("anna") { try $0.addNote("rings", to: ada) }
      try await office.advance("+20m")
      let seen13 = try await office.ask("anna") { try $0.today() }
      #expect(seen13.inHand?.call == call.call)
      try await office.advance("+20m")
      let seen14 = try await office.ask("anna") { try $0.today() }
      #expect(seen14.inHand == nil)
      let answer = try await office.ask("anna") {
        try $0.record(OutcomeRequest(outcome: "voicemail"), of: .call(call.call))
      }
      #expect(answer.outcome == "voicemail" && answer.attempt == 1)
      #expect(try await office.faults() == [])
    }
  }

  @Test("sixteen requests at once of one rep get one call")
  func atOnce() async throws {
    try await OfficeFixture.run { office in
      for index in 0..<5 { try await office.addLead("Lead \(index)") }
      let calls = try await withThrowingTaskGroup(of: Int64?.self) { tasks in
        for _ in 0..<16 { tasks.addTask { try await office.ask("anna") { try $0.next() }.call?.call } }
        var calls: Set<Int64?> = []
        for try await call in tasks { calls.insert(call) }
        return calls
      }
      #expect(calls.count == 1 && calls.first != .some(nil))
    }
  }
}
