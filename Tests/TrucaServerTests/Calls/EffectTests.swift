import Testing
import TrucaAPI
import TrucaClient

@Suite("Outcomes of calls")
struct EffectTests {
  @Test(
    "each shipped outcome does what the process says",
    arguments: [
      ("no-answer", nil, nil, "open"), ("v", nil, nil, "open"), ("b", nil, nil, "open"), ("c", nil, nil, "open"),
      ("t", "tomorrow 10:30", nil, "open"), ("w", nil, nil, "held"), ("d", nil, nil, "closed"),
      ("r", nil, nil, "closed"), ("q", nil, nil, "closed"), ("won", nil, nil, "closed"),
      ("lost", nil, "bought elsewhere", "closed"),
    ] as [(String, String?, String?, String)])
  func effects(outcome: String, time: String?, reason: String?, state: String) async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      _ = try await office.ask("anna") { try $0.next() }
      let answer = try await office.ask("anna") {
        try $0.record(OutcomeRequest(outcome: outcome, time: time, reason: reason))
      }
      #expect(answer.state == state)
      let shown = try await office.ask("anna") { try $0.lead(lead) }
      #expect(shown.state == state)
      #expect(shown.planned.isEmpty == (state != "open"))
      if outcome == "t" { #expect(shown.planned.first?.at.local == "2026-11-25 10:30") }
      if outcome == "w" { #expect(shown.held.map(\.kind) == ["noNumberLeft"]) }
      #expect(try await office.faults() == [])
    }
  }

  @Test(
    "an outcome that lacks what it needs, or is unknown, is refused and changes nothing",
    arguments: [
      ("t", nil, nil), ("lost", nil, nil), ("n", "tomorrow 9h", nil), ("blue", nil, nil), ("t", "yesterday", nil),
      ("t", "25:99", nil),
    ] as [(String, String?, String?)])
  func refused(outcome: String, time: String?, reason: String?) async throws {
    try await OfficeFixture.run { office in
      try await office.addLead("Ada")
      _ = try await office.ask("anna") { try $0.next() }
      let before = try await office.ask { try $0.status() }.journal
      let problem = try await office.refused("anna") {
        try $0.record(OutcomeRequest(outcome: outcome, time: time, reason: reason))
      }
      #expect(problem.kind == .badRequest && problem.detail.hasPrefix("cannot"))
      let seen1 = try await office.ask { try $0.status() }
      #expect(seen1.journal == before)
    }
  }

  @Test("a callback outside law or hours is refused with the nearest time")
  func badCallback() async throws {
    try await OfficeFixture.run { office in
      try await office.addLead("Ada")
      _ = try await office.ask("anna") { try $0.next() }
      let problem = try await office.refused("anna") {
        try $0.record(OutcomeRequest(outcome: "t", time: "tomorrow 19:30"))
      }
      #expect(problem.kind == .refused && problem.detail.contains("2026-11-25 17:59"))
      #expect(problem.retryAt == "2026-11-25T16:59:00Z")
    }
  }

  @Test("a wrong number moves on to the next one, and holds the lead when none is left")
  func wrongNumber() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada") { $0.numbers = ["+442079460001", "+442079460002"] }.lead
      let seen2 = try await office.ask("anna") { try $0.next() }
      #expect(seen2.call?.number == "+442079460001")
      _ = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "w")) }
      try await office.advance("+35m")
      let seen3 = try await office.ask("anna") { try $0.next(lead: lead) }
      #expect(seen3.call?.number == "+442079460002")
      let seen4 = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "w")) }
      #expect(seen4.state == "held")
    }
  }

  @Test("do not call closes the number for every lead that has it; undo opens them again")
  func suppression() async throws {
    try await OfficeFixture.run { office in
      let ada = try await office.addLead("Ada", "+442079460111").lead
      let other = try await office.addLead("Bruno", "+442079460111", owner: "marc")
      #expect(other.result == "linked")
      _ = try await office.ask("anna") { try $0.next(lead: ada) }
      _ = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "d")) }
      let seen5 = try await office.ask("marc") { try $0.lead(other.lead) }
      #expect(seen5.held.map(\.kind) == ["suppressed"])
      let seen6 = try await office.ask("marc") { try $0.next() }
      #expect(seen6.call == nil)
      #expect(try await office.addLead("Carla", "+442079460111").state == "held")
      #expect(try await office.faults() == [])

      let undone = try await office.ask("anna") { try $0.undo() }
      #expect(undone.state == "open")
      let seen7 = try await office.ask("marc") { try $0.next() }
      #expect(seen7.call?.lead == other.lead)
      #expect(try await office.faults() == [])
    }
  }

  @Test("a person on the do-not-call list who enquires again is held, not called")
  func suppressedEnquiry() async throws {
    try await OfficeFixture.run { office in
      let ada = try await office.addLead("Ada", "+442079460111") { $0.email = "ada@example.org" }.lead
      _ = try await office.ask("anna") { try $0.next() }
      _ = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "d")) }
      let again = try await office.addLead("Ada", "+442079460111") { $0.email = "ada@example.org" }
      #expect(again.result == "newEnquiry" && again.lead == ada && again.state == "held" && again.next == nil)
      let seen8 = try await office.ask("anna") { try $0.next() }
      #expect(seen8.call == nil)
      #expect(try await office.faults() == [])
    }
  }

  @Test("undo takes back the last outcome of the day; the attempt stays made and is logged anew")
  func undo() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      _ = try await office.ask("anna") { try $0.next() }
      _ = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "won")) }
      _ = try await office.ask("anna") { try $0.undo() }
      let shown = try await office.ask("anna") { try $0.lead(lead) }
      #expect(shown.state == "open" && shown.calls.map(\.state) == ["undone"])
      let seen9 = try await office.refused("anna") { try $0.undo() }
      #expect(seen9.kind == .conflict)
      let again = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "n")) }
      #expect(again.attempt == 1 && again.lead == lead)
      #expect(try await office.faults() == [])
    }
  }

  @Test("undo is refused after another's command on the lead, and on the next day")
  func undoRefused() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      _ = try await office.ask("anna") { try $0.next() }
      _ = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "n")) }
      _ = try await office.ask("nora") { try $0.addNote("mine", to: lead) }
      let later = try await office.refused("anna") { try $0.undo() }
      #expect(later.detail.contains("noteAdded"))
      try await office.advance("13:00")
      _ = try await office.ask("anna") { try $0.next(lead: lead) }
      _ = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "n")) }
      try await office.advance("tomorrow 9:00")
      let seen10 = try await office.refused("anna") { try $0.undo() }
      #expect(seen10.detail.contains("no outcome today"))
    }
  }

  @Test("undo takes back also what the outcome's own command went on to decide")
  func undoFinished() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      var last: CallAnswer?
      while last?.state != "closed" {
        guard try await office.ask("anna", { try $0.next(lead: lead) }).call != nil else {
          try await office.advance("+1h")
          continue
        }
        last = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "n")) }
      }
      let seen11 = try await office.ask("anna") { try $0.lead(lead) }
      #expect(seen11.closing == "unreached")
      let seen12 = try await office.ask("anna") { try $0.undo() }
      #expect(seen12.attempt == last?.attempt)
      #expect(try await office.faults() == [])
    }
  }

  @Test("skipping gives the call back and keeps it away until the next part of the lead's day")
  func skip() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      _ = try await office.ask("anna") { try $0.next() }
      let skipped = try await office.ask("anna") { try $0.skip(reason: "lunch") }
      // 10:00 in Madrid is 9:00 in London, where the first part of the day ends at 10.
      #expect(skipped.next?.local == "2026-11-24 11:00")
      let seen13 = try await office.ask("anna") { try $0.next() }
      #expect(seen13.call == nil)
      let shown = try await office.ask("anna") { try $0.lead(lead) }
      #expect(shown.calls.isEmpty && shown.planned.first?.attempt == 1)
      try await office.advance("10:00")
      let seen14 = try await office.ask("anna") { try $0.next() }
      #expect(seen14.call?.attempt == 1)
      #expect(try await office.faults() == [])
    }
  }

  @Test("snoozing moves the next call and all others behind it, within the lead's week")
  func snooze() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      let answer = try await office.ask("anna") { try $0.snooze(lead, until: "friday 9h") }
      #expect(answer.next?.local == "2026-11-27 09:00")
      let seen15 = try await office.refused("anna") { try $0.snooze(lead, until: "in 8 days") }
      #expect(seen15.kind == .refused)
      #expect(
        try await office.ask("anna") { try $0.promise(lead, at: "tomorrow 10:30") }.next?.local == "2026-11-25 10:30")
      let seen16 = try await office.refused("anna") { try $0.snooze(lead, until: "friday 9h") }
      #expect(seen16.kind == .conflict)
    }
  }

  @Test("calls that Truca did not hand out are recorded, counted and kept apart by direction")
  func made() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      let out = try await office.ask("anna") {
        try $0.record(MadeCallRequest(outcome: "n", at: "9:30", number: "+44 20 7946 0999"), with: lead)
      }
      #expect(out.attempt == 1)
      let incoming = try await office.ask("anna") {
        try $0.record(MadeCallRequest(outcome: "q", direction: "in"), with: lead)
      }
      #expect(incoming.attempt == nil && incoming.state == "closed")
      let calls = try await office.ask("anna") { try $0.lead(lead) }.calls
      #expect(calls.map(\.direction) == ["out", "in"])
      #expect(calls[0].at.local == "2026-11-24 09:30" && calls[0].number == "+442079460999")
      let future = try await office.refused("anna") {
        try $0.record(MadeCallRequest(outcome: "n", at: "2026-12-24 10:00"), with: lead)
      }
      #expect(future.kind == .badRequest)
      #expect(try await office.faults() == [])
    }
  }
}
