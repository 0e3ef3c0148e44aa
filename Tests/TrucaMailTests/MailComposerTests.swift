import Glibc
import Testing
import TrucaMail

@Suite("Composed messages")
struct MailComposerTests {
  static let plain = Mail(
    from: "truca@example.org", to: "anna@example.org", toName: "Anna Serra", messageID: "<7.1@example.org>",
    date: "2026-11-24T08:00:05Z", subject: "Today: 4 calls", text: "Good morning\r\nFrom here on\n")

  @Test("a text alone is one readable part")
  func text() throws {
    var mail = Self.plain
    mail.text = "Trucades: 4, à 10 h\nBon dia "
    let text = String(decoding: try MailComposer.compose(mail), as: UTF8.self)
    #expect(
      text == """
        Date: Tue, 24 Nov 2026 08:00:05 +0000
        From: truca@example.org
        To: Anna Serra <anna@example.org>
        Subject: Today: 4 calls
        Message-Id: <7.1@example.org>
        Auto-Submitted: auto-generated
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Trucades: 4, =C3=A0 10 h
        Bon dia=20

        """)
  }

  @Test("text, HTML and calendar are alternatives, the plainest first")
  func alternatives() throws {
    var mail = Self.plain
    mail.html = "<p>4 calls</p>"
    mail.calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
    let lines = String(decoding: try MailComposer.compose(mail), as: UTF8.self).split(separator: "\n")
    let types = lines.filter { $0.hasPrefix("Content-Type:") }
    #expect(
      types == [
        "Content-Type: multipart/alternative; boundary=\"=_truca\"", "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8", "Content-Type: text/calendar; charset=utf-8; method=REQUEST",
      ])
  }

  @Test(
    "a date is told as mail has it",
    arguments: [
      ("2026-11-24T08:00:05Z", "Tue, 24 Nov 2026 08:00:05 +0000"),
      ("2026-03-01T23:59:59.750Z", "Sun, 01 Mar 2026 23:59:59 +0000"),
      ("2028-02-29T00:00:00+01:00", "Tue, 29 Feb 2028 00:00:00 +0100"),
    ])
  func date(text: String, header: String) throws {
    let mail = Self.mail(date: text)
    let lines = String(decoding: try MailComposer.compose(mail), as: UTF8.self).split(separator: "\n")
    #expect(lines.contains("Date: \(header)"))
  }

  @Test("the same mail gives the same bytes")
  func repeatable() throws {
    var mails = RandomMail(seed: 3)
    for number in 0..<50 {
      let mail = mails.next(number: number)
      #expect(try MailComposer.compose(mail) == MailComposer.compose(mail))
    }
  }

  @Test(
    "what no message can be made of is refused, with the reason",
    arguments: [
      (mail(to: "anna@example.org, eve@example.org"), ComposeError.recipient), (mail(to: ""), .recipient),
      (mail(to: "a\r\nBcc: eve"), .recipient), (mail(to: "josé@example.org"), .recipient),
      (mail(from: "Anna <anna@example.org>"), .sender), (mail(from: "-X/tmp/x"), .sender),
      (mail(messageID: "7"), .messageID), (mail(messageID: "<7@x>\r\nBcc: eve"), .messageID),
      (mail(date: "yesterday"), .date), (mail(date: ""), .date), (mail(date: "2026-11-24T08:00:00"), .date),
    ])
  func refused(mail: Mail, error: ComposeError) {
    #expect(throws: error) { try MailComposer.compose(mail) }
    #expect(error.description.hasPrefix("cannot "))
  }

  private static func mail(
    from: String = plain.from, to: String = plain.to, messageID: String = plain.messageID, date: String = plain.date
  ) -> Mail {
    Mail(from: from, to: to, toName: "", messageID: messageID, date: date, subject: "", text: "")
  }

  /// In a process of its own, since other tests take memory too.
  @Test("20,000 messages leave no memory behind")
  func memory() async {
    await #expect(processExitsWith: .success) {
      var mail = Self.plain
      mail.toName = "Núria Vilà"
      mail.html = "<p>4 calls</p>"
      mail.calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
      for _ in 0..<500 { _ = try MailComposer.compose(mail) }
      let before = try Self.residentPages()
      for _ in 0..<20_000 { _ = try MailComposer.compose(mail) }
      let grown = (try Self.residentPages() - before) * 4096
      // The smallest thing that could be forgotten is over 100 bytes each time.
      if grown > 1_500_000 { exit(1) }
    }
  }

  private static func residentPages() throws -> Int {
    let file = try #require(fopen("/proc/self/statm", "r"))
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 200)
    fgets(&line, 200, file)
    let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
      separator: " ")
    return try #require(Int(words[1]))
  }
}
