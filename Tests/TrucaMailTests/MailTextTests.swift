import Testing
import TrucaMail

@Suite("Text and addresses in messages")
struct MailTextTests {
  @Test(
    "a header's text stays one line",
    arguments: [
      ("Anna Serra", "Anna Serra"), ("a\r\nBcc: eve", "a Bcc: eve"), ("a\0b\u{2028}c\u{2029}d\u{85}e", "a b c d e"),
      ("  a \t b\u{A0}\u{3000} ", "a b"), ("\r\n", ""), ("👩‍👩‍👧‍👦 e\u{301}", "👩‍👩‍👧‍👦 e\u{301}"), ("\u{1B}[31m", "[31m"),
    ])
  func field(text: String, meant: String) {
    #expect(Array(MailText.field(text).unicodeScalars) == Array(meant.unicodeScalars))
  }

  @Test(
    "a body keeps its lines and loses its control characters",
    arguments: [
      ("", "\n"), ("a", "a\n"), ("a\n", "a\n"), ("a\r\nb\rc\n\nd", "a\nb\nc\n\nd\n"), ("\r\r\n\n", "\n\n\n"),
      ("a\tb  \n", "a\tb  \n"), ("a\0b\u{1B}c\u{7F}d\u{85}e", "a b c d e\n"), ("a\u{2028}b", "a\u{2028}b\n"),
      ("e\u{301}\r\n", "e\u{301}\n"),
    ])
  func body(text: String, meant: String) {
    #expect(Array(MailText.body(text).unicodeScalars) == Array(meant.unicodeScalars))
  }

  @Test(
    "one plain address is taken as it stands",
    arguments: [
      "anna@example.org", "anna", "-Xanna@example.org", "-f", "a.b+c@x", "o'neill@a-b.example",
      "!#$%&'*+-/=?^_`{|}~@h_1",
      "x@xn--mnchen-3ya.example", String(repeating: "x", count: 64) + "@y",
    ])
  func address(_ text: String) {
    #expect(MailAddress(text)?.text == text)
  }

  @Test(
    "what is not one plain address is refused",
    arguments: [
      "", "@", "a@", "@b", "a@b@c", "a b@c", "a@b c", "a,b", "a@b,c@d", "<a@b>", "Anna <a@b>", "\"a b\"@c", "a(b)@c",
      "a@[::1]",
      ".a@b", "a.@b", "a..b@c", "a@b..c", "a@.b", "a@b.", "a@-b", "a@b-", "josé@b", "a@münchen.example",
      "a@b\r\nBcc: c@d", "a\0@b",
      "a;b@c", "a@b;c", "a:b@c", "@a:b@c", "a\\@b", "a\u{2028}@b", " a@b", "a@b ", "a\n",
      String(repeating: "x", count: 65) + "@y", "x@" + String(repeating: "y", count: 64),
      "x@" + Array(repeating: "yyyyyyyyy", count: 26).joined(separator: "."),
    ])
  func noAddress(_ text: String) {
    #expect(MailAddress(text) == nil)
  }
}
