import Testing
import TrucaAPI
import TrucaClient

@Suite("Leads coming in")
struct ArrivalTests {
  @Test(
    "what stands in the way of a call holds the lead with its reason",
    arguments: [
      ("", "", "", "noNumber"), ("12 ab", "", "", "unreadableNumber"), ("0612345678", "", "", "unreadableNumber"),
      ("+34916267925", "", "", "consent"), ("+4930123456", "", "", "consent"), ("+17875550123", "", "", "noRule"),
      ("+442079460001", "Spain", "", "placeConflict"), ("+18005550123", "", "", "unknownPlace"),
      ("+353861234567", "", "", "consent"), ("+12035550123", "US", "CT", "consent"),
    ])
  func held(number: String, country: String, state: String, reason: String) async throws {
    try await OfficeFixture.run { office in
      let answer = try await office.addLead("Ada") { entry in
        entry.numbers = number.isEmpty ? [] : [number]
        entry.country = country
        entry.state = state
      }
      #expect(answer.state == "held" && answer.held.map(\.kind).contains(reason), "\(answer.held)")
      #expect(answer.next == nil && answer.planned == 0)
      #expect(try await office.faults() == [])
    }
  }

  @Test("consent that lasts opens a Spanish lead, one of three years ago does not, one of tomorrow is refused")
  func consent() async throws {
    try await OfficeFixture.run { office in
      func add(_ date: String) async throws -> IntakeAnswer {
        try await office.addLead("Eva \(date)", "+34916267925") { $0.consent = .init(source: "web", date: date) }
      }
      let recent = try await add("2026-11-01")
      #expect(recent.state == "open")
      let lapsed = try await add("2023-11-01")
      #expect(lapsed.held.map(\.kind) == ["consent"])
      let problem = await #expect(throws: Problem.self) { try await add("tomorrow") }
      #expect(problem?.kind == .badRequest)
    }
  }

  @Test(
    "the same e-mail, or number with the same name, is a new enquiry; another name is linked; an id is already here")
  func duplicates() async throws {
    try await OfficeFixture.run { office in
      let first = try await office.addLead("Ada King", "+442079460111") { entry in
        entry.email = "ada@example.org"
        entry.externalId = "X-1"
      }
      #expect(first.result == "added")
      let byMail = try await office.addLead("A. K.", "+442079460222") { $0.email = "ADA@example.org" }
      #expect(byMail.result == "newEnquiry" && byMail.lead == first.lead)
      let seen1 = try await office.addLead("ada  king", "020 7946 0111") { $0.country = "GB" }
      #expect(seen1.result == "newEnquiry")
      #expect(try await office.addLead("Bob", "+442079460111").result == "linked")
      let seen2 = try await office.addLead("Zoe", "+442079460333") { $0.externalId = "X-1" }
      #expect(seen2.result == "alreadyHere")
      let shown = try await office.ask { try $0.lead(first.lead) }
      #expect(shown.numbers.map(\.number) == ["+442079460111", "+442079460222"])
      #expect(try await office.faults() == [])
    }
  }

  @Test("a new enquiry reopens a closed lead: its week starts anew, attempt numbers go on")
  func reopened() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada") { $0.email = "ada@example.org" }.lead
      _ = try await office.ask("anna") { try $0.next() }
      _ = try await office.ask("anna") { try $0.record(OutcomeRequest(outcome: "r")) }
      try await office.advance("2026-12-15 09:30")
      let again = try await office.addLead("Ada") { $0.email = "ada@example.org" }
      #expect(again.state == "open" && again.planned >= 6)
      let call = try #require(try await office.ask("anna") { try $0.next() }.call)
      #expect(call.lead == lead && call.attempt == 2 && call.why.contains("Call 1 of"))
      #expect(try await office.faults() == [])
    }
  }

  @Test("leads without an owner go to the rep with the most room")
  func dealt() async throws {
    try await OfficeFixture.run { office in
      for index in 0..<6 { try await office.addLead("Lead \(index)", owner: nil) }
      let owners = try await office.ask { try $0.leads(LeadFilter()) }.items.compactMap(\.owner)
      #expect(owners.filter { $0 == "anna" }.count == 3 && owners.filter { $0 == "marc" }.count == 3)
    }
  }

  @Test("settling by place and consent releases leads; their week begins then")
  func settled() async throws {
    try await OfficeFixture.run { office in
      let spanish = try await office.addLead("Eva", "916267925").lead
      let german = try await office.addLead("Uwe", "+4930123456").lead
      let seen3 = try await office.ask { try $0.held() }
      #expect(seen3.items.map(\.lead) == [spanish, german])
      try await office.advance("12:00")
      var place = SettleRequest()
      place.leads = [spanish]
      place.country = "ES"
      let first = place
      let answer = try await office.ask("nora") { try $0.settle(first) }
      #expect(answer.selected == 1 && answer.stillHeld == ["consent": 1])
      var consent = SettleRequest()
      consent.in = "ES"
      consent.consent = .init(source: "contract", date: "2026-11-01")
      let second = consent
      let seen4 = try await office.ask("nora") { try $0.settle(second) }
      #expect(seen4.released == 1)
      let shown = try await office.ask { try $0.lead(spanish) }
      #expect(shown.state == "open" && shown.weekStart?.local == "2026-11-24 12:00")
      #expect(shown.storedAt.local == "2026-11-24 09:00")
      let seen5 = try await office.refused("anna") { try $0.settle(second) }
      #expect(seen5.kind == .forbidden)
      #expect(try await office.faults() == [])
    }
  }

  @Test("many leads in lines get an answer for each line, good or bad; the same key again adds nothing")
  func lines() async throws {
    try await OfficeFixture.run { office in
      let body = """
        {"name":"Ada","numbers":["+442079460001"]}
        {"name":
        {"nme":"Bob"}

        {"name":"Cleo","numbers":["+442079460003"]}
        """
      func send() async throws -> [LeadLineAnswer] {
        let answer = try await office.server.send(
          "POST", "/v1/leads", headers: [("Content-Type", "application/x-ndjson"), ("Idempotency-Key", "k1")],
          body: Array(body.utf8))
        #expect(answer.status == 200)
        return try answer.body.split(separator: UInt8(ascii: "\n")).map {
          try WireCoder.decode(LeadLineAnswer.self, from: Array($0))
        }
      }
      let first = try await send()
      #expect(first.map(\.line) == [1, 2, 3, 5])
      #expect(first.map { $0.problem?.kind } == [nil, .unreadable, .badRequest, nil])
      #expect(try await send() == first)
      let seen6 = try await office.ask { try $0.leads(LeadFilter()) }
      #expect(seen6.total == 2)
    }
  }

  @Test("an edit needs the present version and moves the plan where the place changes")
  func edited() async throws {
    try await OfficeFixture.run { office in
      let lead = try await office.addLead("Ada").lead
      let version = try await office.ask("anna") { try $0.lead(lead) }.version
      var change = LeadChange()
      change.place = "US-FL"
      change.name = "Ada Lovelace"
      let edit = change
      let seen7 = try await office.refused("anna") { try $0.changeLead(lead, version: 99, edit) }
      #expect(seen7.kind == .versionMismatch)
      let answer = try await office.ask("anna") { try $0.changeLead(lead, version: version, edit) }
      #expect(answer.next?.local == "2026-11-24 15:00")
      let shown = try await office.ask("anna") { try $0.lead(lead) }
      #expect(shown.name == "Ada Lovelace" && shown.place?.setByHand == true && shown.place?.rules == ["US", "US-FL"])
      #expect(try await office.faults() == [])
    }
  }

  @Test(
    "text search finds names and numbers, and takes wildcards as they are",
    arguments: [
      ("Love", 1), ("0001", 1), ("%", 1), ("_", 0), ("nobody", 0),
    ])
  func search(text: String, count: Int) async throws {
    try await OfficeFixture.run { office in
      try await office.addLead("Ada Lovelace", "+442079460001")
      try await office.addLead("100% Ben", "+442079460002")
      var filter = LeadFilter()
      filter.search = text
      let wanted = filter
      let seen8 = try await office.ask { try $0.leads(wanted) }
      #expect(seen8.items.count == count)
    }
  }
}
