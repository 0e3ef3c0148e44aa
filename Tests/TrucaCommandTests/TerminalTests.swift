import Testing

@testable import truca

@Suite("Terminal")
struct TerminalTests {
  @Test(
    "display width counts columns",
    arguments: [
      ("", 0), ("Ana", 3), ("José", 4), ("Jose\u{301}", 4), ("山田", 4), ("김", 2), ("ｱ", 1), ("👍", 2), ("👩‍💻", 2),
      ("🇪🇸", 2), ("a\u{200B}b", 2), ("☎️", 2), ("é…→", 3),
    ])
  func width(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test("cutting never takes more columns than allowed, and says that something is missing")
  func cut() {
    #expect(DisplayWidth.cut("Ana Ruiz", to: 8) == "Ana Ruiz")
    #expect(DisplayWidth.cut("Ana Ruiz", to: 5) == "Ana …")
    #expect(DisplayWidth.cut("山田太郎", to: 4) == "山…")
  }

  @Test(
    "control characters of data become harmless",
    arguments: [
      ("\u{1B}[31mred", "\u{FFFD}[31mred"), ("\u{9B}31m", "\u{FFFD}31m"), ("a\nb\tc\r\nd", "a b c  d"),
      ("\u{7F}\u{0}", "\u{FFFD}\u{FFFD}"), ("a\u{202E}b", "a\u{FFFD}b"), ("a\u{2028}b", "a b"), ("Núria 山", "Núria 山"),
    ])
  func harmless(text: String, expected: String) {
    #expect(HarmlessText.line(text) == expected)
    #expect(Text(text).rendered(styled: true) == expected)
  }

  @Test("every harmful scalar is caught, whatever stands around it")
  func everyScalar() throws {
    for value in 0...UInt32(0x20FF) {
      let scalar = try #require(Unicode.Scalar(value))
      let isHarmful =
        scalar.properties.generalCategory == .control
        || [0x61C, 0x200E, 0x200F, 0x2028, 0x2029].contains(value) || 0x202A...0x202E ~= value
        || 0x2066...0x2069 ~= value
      #expect(HarmlessText.isHarmful(scalar) == isHarmful, "U+\(String(value, radix: 16))")
      let line = HarmlessText.line("x\(Character(scalar))y").unicodeScalars
      #expect(line.contains(scalar) == (!isHarmful || scalar == " "), "U+\(String(value, radix: 16))")
    }
  }

  @Test("JSON keeps its meaning and holds no control characters")
  func json() throws {
    let text = try JSONText.line(["a": "\u{1B}]0;x\u{7}\u{9B}2J\u{202E}é"])
    #expect(text == #"{"a":"\u001b]0;x\u0007\u009b2J\u202eé"}"#)
    #expect(try JSONText.pretty(["a": "b\n"]) == "{\n  \"a\" : \"b\\n\"\n}")
  }

  @Test("styles are rendered on a terminal alone")
  func styles() {
    let text = Text("a", .bold) + "b" + Text("", .alarm)
    #expect(text.rendered(styled: true) == "\u{1B}[1ma\u{1B}[0mb")
    #expect(text.rendered(styled: false) == "ab")
  }

  @Test("a table aligns by width, leaves empty columns out, and cuts what may be cut")
  func table() {
    var table = Table([
      .init(title: "lead", isNumber: true), .init(title: "name", shrinks: true), .init(title: "empty"),
      .init(title: "at"),
    ])
    table.add(["7", "山田太郎", "", "10:30"])
    table.add(["1234", "Maria del Carmen", "", "9:00"])
    #expect(
      table.lines(width: nil).map { $0.rendered(styled: false) } == [
        "lead  name              at", "   7  山田太郎          10:30", "1234  Maria del Carmen  9:00",
      ])
    #expect(
      table.lines(width: 23).map { $0.rendered(styled: false) } == [
        "lead  name        at", "   7  山田太郎    10:30", "1234  Maria del…  9:00",
      ])
    #expect(table.lines(width: 5).allSatisfy { $0.width > 5 })
  }

  @Test("a fact sheet leaves out what is not known")
  func facts() {
    var facts = FactSheet()
    facts.add("name", "Ana")
    facts.add("mail", nil as String?)
    facts.add("capacity", "60")
    #expect(facts.lines.map { $0.rendered(styled: false) } == ["name      Ana", "capacity  60"])
  }

  @Test(
    "numbers have separators",
    arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (6_200_000, "6,200,000"), (-1_234, "-1,234")])
  func count(number: Int, words: String) {
    #expect(Count.words(number) == words)
  }

  @Test("a progress bar fills with the bytes, and is drawn only when it changes")
  func progress() {
    var drawn: [String] = []
    var bar = ProgressBar(total: 200) { drawn.append($0) }
    bar.show(bytes: 100, rows: 5)
    bar.show(bytes: 100, rows: 5)
    #expect(drawn.count == 1)
    #expect(drawn.first?.contains("50 %  5 rows") == true)
    bar.clear()
    bar.clear()
    #expect(drawn.count == 2)
    #expect(ProgressBar.line(bytes: 300, total: 200, rows: 9).contains("100 %"))
    #expect(ProgressBar.line(bytes: 300, total: nil, rows: 9) == "9 rows")
    #expect(ProgressBar.line(bytes: 0, total: 0, rows: 0) == "0 rows")
  }

  @Test(
    "colours need a terminal, and NO_COLOR turns them off",
    arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], [:]])
  func colours(environment: [String: String]) {
    let console = Console.standard(environment)
    #expect(!console.isStyled || (environment.isEmpty && console.outputIsTerminal))
  }
}
