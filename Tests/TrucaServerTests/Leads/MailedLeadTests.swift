import Testing
import TrucaAPI
import TrucaClient

@Suite("A lead comes in as a mail")
struct MailedLeadTests {
  private static let number = "+44 20 7946 0123"

  private func add(_ mail: MailedLead, to desk: DeskFixture) async throws -> Lead {
    try await desk.addRoster()
    let answer = try await desk.by("gate") { try $0.addLead(mail: mail) }
    return try await desk.lead(answer.lead)
  }

  @Test("JSON in the text is taken as an entry")
  func json() async throws {
    try await DeskFixture.run { desk in
      let text = #"{"name":"Ada Byron","numbers":["\#(Self.number)"],"source":"landing page","team":"north"}"#
      let lead = try await add(MailedLead(from: "form@example.org", text: text), to: desk)
      #expect(lead.name == "Ada Byron")
      #expect(lead.source == "landing page")
      #expect(lead.state == "open")
      #expect(lead.notes.map(\.text) == [text])
    }
  }

  @Test("lines with labels are read as the columns of an export are, in five languages")
  func labels() async throws {
    try await DeskFixture.run { desk in
      let text = """
        New message from your site

        *Nombre:* Ana
        Apellidos: Ruiz
        Teléfono: \(Self.number)
        E-mail: ana@example.org
        Mensaje: please call, thanks
        """
      let mail = MailedLead(from: "noreply@example.net", subject: "Form", text: text, team: "north")
      let lead = try await add(mail, to: desk)
      #expect(lead.name == "Ana Ruiz")
      #expect(lead.email == "ana@example.org")
      #expect(lead.numbers.map(\.text) == [Self.number])
      #expect(lead.notes.first?.text == "Form\n\n" + text)
    }
  }

  @Test("else the sender is the lead, with the first number in the text that can be one")
  func plain() async throws {
    try await DeskFixture.run { desk in
      let text = "Hello,\nmy order 12345678 of 2026-11-20 did not come. Ring me on \(Self.number), after six.\nTom"
      let mail = MailedLead(from: "tom@example.org", fromName: "Tom Wren", text: text, team: "north")
      let lead = try await add(mail, to: desk)
      #expect(lead.name == "Tom Wren")
      #expect(lead.email == "tom@example.org")
      #expect(lead.numbers.map(\.text) == [Self.number])
    }
  }

  @Test("what cannot be read loses no mail", arguments: ["{\"name\": ", "", "{}", "[1]", "Phone:", "::::", "\u{0}"])
  func unreadable(text: String) async throws {
    try await DeskFixture.run { desk in
      let lead = try await add(MailedLead(from: "tom@example.org", text: text, team: "north"), to: desk)
      #expect(lead.name == "tom@example.org")
      #expect(lead.state == "held")
    }
  }

  @Test("a mail that is delivered twice is one lead")
  func twice() async throws {
    try await DeskFixture.run { desk in
      let mail = MailedLead(
        from: "tom@example.org", text: "Call \(Self.number)", messageId: "<1@example.org>", team: "north")
      let first = try await add(mail, to: desk).lead
      let again = try await desk.by("gate") { try $0.addLead(mail: mail) }
      #expect(again.result == "alreadyHere")
      #expect(again.lead == first)
    }
  }

  @Test("a mail cannot choose the rep, and only intake and the team's people may bring one")
  func rights() async throws {
    try await DeskFixture.run { desk in
      let text = "Name: Ada\nOwner: ben\nPhone: \(Self.number)"
      let lead = try await add(MailedLead(text: text, team: "north"), to: desk)
      #expect(lead.numbers.count == 1)
      let body = #"{"text":"Name: Bo","team":"south"}"#
      #expect(try await desk.send("POST", "/v1/leads/mail", as: "anna", json: body).status == 403)
    }
  }

  @Test(
    "people who write through one form stay apart",
    arguments: [
      ("Name: Ada", "Name: Bo", "form@example.org"), ("Firma: Acme", "Firma: Bolt", "form@example.org"),
      (#"{"name":"Ada""#, #"{"name":"Bo""#, "form@example.org"),
      (#"{"source":"a""#, #"{"source":"b""#, "form@example.org"),
      ("Please call me.", "Call me too.", "no-reply@example.org"), ("Call me.", "Call.", "WordPress@example.org"),
      ("Reference: site\nName: Ada", "Reference: site\nName: Bo", "form@example.org"),
    ])
  func oneForm(first: String, second: String, sender: String) async throws {
    try await DeskFixture.run { desk in
      @Sendable func mail(_ words: String, _ number: String) -> MailedLead {
        let text = words.hasPrefix("{") ? "\(words),\"numbers\":[\"\(number)\"]}" : "\(words)\nPhone: \(number)"
        return MailedLead(from: sender, fromName: "Site", text: text, team: "north")
      }
      let ada = try await add(mail(first, "+44 20 7946 0123"), to: desk)
      let bo = try await desk.by("gate") { try $0.addLead(mail: mail(second, "+44 20 7946 0124")) }
      #expect(bo.result == "added")
      #expect(bo.lead != ada.lead)
      #expect(ada.email == nil)
    }
  }

  @Test(
    "an entry that is refused becomes a lead of its sender",
    arguments: [
      #""owner":"nobody""#, #""team":"moon""#, #""playbook":"none""#, #""consent":{"source":"x","date":"never"}"#,
    ])
  func refused(field: String) async throws {
    try await DeskFixture.run { desk in
      let text = #"{"name":"Ada","numbers":["\#(Self.number)"],\#(field)}"#
      let lead = try await add(MailedLead(from: "tom@example.org", text: text, team: "north"), to: desk)
      #expect(lead.name == "tom@example.org")
      #expect(lead.numbers.map(\.text) == [Self.number])
      #expect(lead.notes.map(\.text) == [text])
    }
  }

  @Test("a mail of nobody in particular is held", arguments: ["", "Hello", #"{"source":"x"}"#, #"{"company":"Acme"}"#])
  func nobody(text: String) async throws {
    try await DeskFixture.run { desk in
      let lead = try await add(MailedLead(text: text, team: "north"), to: desk)
      #expect(lead.name == "mail without a sender")
      #expect(lead.state == "held")
    }
  }
}
