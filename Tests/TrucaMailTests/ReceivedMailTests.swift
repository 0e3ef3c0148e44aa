import Testing
import TrucaMail

@Suite("A message that comes in")
struct ReceivedMailTests {
  private static let head = "From: Tom <tom@example.org>\nSubject: s\n"

  private func text(_ message: String) -> String { ReceivedMail(Array(message.utf8)).text }

  @Test("HTML speaks where the plain text is blank")
  func blankPlain() {
    let parts = "--b\nContent-Type: text/plain\n\n \n\n--b\nContent-Type: text/html\n\n<p>Phone: 1\n--b--\n"
    let text = text(Self.head + "Content-Type: multipart/alternative; boundary=b\n\n" + parts)
    #expect(text.contains("Phone: 1"))
  }

  @Test(
    "a NUL ends nothing",
    arguments: [("", "a\0b"), ("Content-Transfer-Encoding: quoted-printable\n", "a=00b")])
  func nul(header: String, body: String) {
    #expect(text(Self.head + header + "\n" + body + "\n") == "a b\n")
  }

  @Test(
    "what stands behind the headers is read where no part is found",
    arguments: [
      "multipart/mixed; boundary=\"x", "multipart/mixed", "multipart/mixed; boundary=y", "application/json", "nonsense",
    ])
  func broken(type: String) {
    let text = text(Self.head + "Content-Type: \(type)\n\n--x\nContent-Type: text/plain\n\nPhone: 1\n")
    #expect(text.contains("Phone: 1"))
  }

  @Test("labelled lines without a mail's headers are text", arguments: ["\n", "\r\n"])
  func noHeaders(end: String) {
    #expect(text("Name: Ada\(end)Phone: 1\(end)\(end)hello") == "Name: Ada\nPhone: 1\n\nhello\n")
  }

  @Test("text in no charset is UTF-8 or Latin-1", arguments: ["", "Content-Type: text/plain; charset=klingon\n"])
  func noCharset(header: String) {
    let message = Array((Self.head + header + "\nJos").utf8)
    #expect(ReceivedMail(message + Array("é\n".utf8)).text == "José\n")
    #expect(ReceivedMail(message + [0xE9, 0x0A]).text == "José\n")
  }

  @Test("text of a stated charset is read in it")
  func charset() {
    let type = "Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n"
    #expect(text(Self.head + type + "Mu=F1oz =80\n") == "Muñoz €\n")
  }

  @Test("an attachment is not the text, however it is spelt", arguments: ["attachment", "ATTACHMENT"])
  func attachment(word: String) {
    let parts = "--b\nContent-Disposition: \(word)\n\nno\n--b\nContent-Type: text/plain\n\nyes\n--b--\n"
    #expect(text(Self.head + "Content-Type: multipart/mixed; boundary=b\n\n" + parts) == "yes\n")
  }

  @Test(
    "names of characters are read in HTML, and comments are not",
    arguments: [
      ("J&ouml;rg Mu&ntilde;oz", "Jörg Muñoz"), ("T&eacute;l&#233;phone&nbsp;&#x31;", "Téléphone 1"),
      ("a<!-- b > c -->d", "ad"), ("a<!-- b", "a"), ("&iquest;&yuml;&iexcl;&euro;", "¿ÿ¡€"), ("&none; &", "&none; &"),
    ])
  func html(body: String, meant: String) {
    let text = text(Self.head + "Content-Type: text/html; charset=utf-8\n\n\(body)")
    #expect(Array(text.unicodeScalars.prefix { $0 != "\n" }) == Array(meant.unicodeScalars))
  }

  @Test("anything is a message", arguments: ["", "\n", ":", "From", "From: ", "\0", "\r\r\r", "--\n--\n"])
  func anything(message: String) {
    let mail = ReceivedMail(Array(message.utf8))
    #expect(mail.messageID == nil)
  }
}
