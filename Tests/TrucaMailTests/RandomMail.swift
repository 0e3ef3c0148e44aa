import TrucaMail

/// Mails made of what has broken mail programs.
struct RandomMail {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let words = [
    "Anna", "call", "10:30", "José", "Müller", "Łukasz", "Zoë", "שלום", "مرحبا", "こんにちは", "你好", "👩‍👩‍👧‍👦", "🇪🇸", "e\u{301}",
    "a\u{300}\u{301}\u{302}", "\u{202E}evil", "\u{200F}", "\u{FEFF}", "\u{A0}", "\u{3000}", "=?utf-8?q?x?=",
    "=?utf-8?b?!?=",
    "=41", "=", "\"quoted\"", "back\\slash", "(comment)", "<a@b>", ",", ";", ":", "@", "a,b", "…", "\u{FFFD}",
    "\u{10FFFD}",
    "--=_truca", "--=_truca--", "%s%n", "Bcc: eve@example.org", "_", "?", "?=", "=?", "-X/tmp/x", "--",
    "tel:+34600111222",
    "ß", "İ", "\u{1F468}\u{200D}\u{1F4BB}", "𝒜", "'", "Dr.", "O'Neill,", "&amp;", "<br>",
  ]
  private static let gaps = [
    " ", " ", " ", "  ", "\t", "\r", "\n", "\r\n", "\n\n", "\0", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}[31m",
    "\u{7F}", "\u{85}",
    "\u{2028}", "\u{2029}", "\r\nBcc: eve@example.org\r\n", "\r\n\r\n", "\n ", "", "",
  ]
  private static let lines = [
    ".", "..", "From x Mon Jan  1", "From ", ">From x", "trailing   ", "tab\t", "\t", " ", "", "-f root", "--",
    "--=_truca",
    "--=_truca--", ".\r", "Subject: no", "begin 644 x", "=", "=\r", "a=", "=20",
  ]
  private static let names = [
    "anna", "-Xanna", "-f", "--", "o'neill", "a.b+c", "x=y", "a/b", "!#$%&'*+-/=?^_`{|}~", "A_1",
  ]
  private static let hosts = ["example.org", "localhost", "a-b.example", "xn--mnchen-3ya.example", "h_1.example"]

  mutating func next(number: Int) -> Mail {
    let second = String(100 + number % 60).dropFirst()
    let minute = String(100 + number / 60 % 60).dropFirst()
    return Mail(
      from: "truca@\(random.pick(Self.hosts))", to: address(), toName: random.chance(percent: 10) ? "" : name(),
      messageID: "m\(number).1@\(random.pick(Self.hosts))", date: "2026-11-24T08:\(minute):\(second)Z",
      subject: subject(),
      text: body(), html: random.chance(percent: 70) ? body() : nil,
      calendar: random.chance(percent: 20)
        ? "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nX:\(body())\r\nEND:VCALENDAR\r\n" : nil)
  }

  private mutating func address() -> String {
    let name = random.pick(Self.names)
    return random.chance(percent: 85) ? "\(name)@\(random.pick(Self.hosts))" : name
  }

  private mutating func name() -> String { phrase(1...4) }

  private mutating func subject() -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<3: longWord()
    case 3..<6: phrase(200...400)
    case 6..<8: ""
    case 8..<20:
      String(repeating: random.pick(["é", "👍", "あ", "א", "e\u{301}"]), count: Int.random(in: 1...120, using: &random))
    default: phrase(1...12)
    }
  }

  private mutating func phrase(_ count: ClosedRange<Int>) -> String {
    var text = random.chance(percent: 10) ? random.pick(Self.gaps) : ""
    for _ in 0..<Int.random(in: count, using: &random) {
      text += word()
      text += random.chance(percent: 70) ? " " : random.pick(Self.gaps)
    }
    return text
  }

  private mutating func word() -> String {
    guard random.chance(percent: 15) else { return random.pick(Self.words) }
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random)) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  private mutating func longWord() -> String {
    String(repeating: random.pick(["x", "é", "👍", "=", "\""]), count: random.pick([70, 998, 10_000]))
  }

  private mutating func body() -> String {
    if random.chance(percent: 3) { return "" }
    var text = ""
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<40: text += random.pick(Self.lines)
      case 40..<42: text += longWord()
      default: text += phrase(1...30)
      }
      text += random.pick(["\n", "\n", "\r\n", "\r", ""])
    }
    return text
  }
}
