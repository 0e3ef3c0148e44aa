import Testing
import TrucaAPI

@testable import truca

@Suite("The screen of truca work")
struct WorkScreenTests {
  @Test("a call at 80 by 24")
  func call() throws {
    let screen = try WorkPlay.calling().screen()
    #expect(screen.count == 24)
    #expect(screen[0].hasPrefix("truca work · anna  ") && screen[0].hasSuffix("  3 of 60 made · 09:30"))
    #expect(DisplayWidth.of(screen[0]) == 80)
    #expect(screen[2] == "Ana Ruiz, Acme  lead 42, call 3")
    // The number can be read from a chair, and copied.
    #expect(screen[4].hasPrefix("   |") || screen[4].contains("|_"))
    #expect(screen.contains("+34600111222"))
    #expect(screen.contains("there     it is Tue 24 Nov 10:30"))
    #expect(screen.contains("yours     for 30 min"))
    #expect(screen.contains("note      today 08:00, joan: Asked for prices."))
    #expect(screen.contains("n No answer   c Call back   l Lost"))
    #expect(screen.contains("o note   s skip   D dial   u undo   Q quit"))
  }

  @Test("a small terminal keeps name, number, keys and status", arguments: [(12, 40), (10, 40), (12, 20)])
  func small(rows: Int, columns: Int) throws {
    var play = try WorkPlay.calling()
    play.type("x")
    let screen = play.screen(rows: rows, columns: columns)
    #expect(screen.count == rows)
    let text = screen.joined(separator: "\n")
    for part in ["Ana Ruiz", "+34600111222", "n No answer", "l Lost", "Q quit", "x is no key"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  @Test("no line is wider than the terminal and none is missing, at any size, whatever the data are")
  func anySize() throws {
    var brief = Answers.brief(name: "山田太郎\u{1B}[2J" + String(repeating: "é", count: 60))
    brief.notes = (0..<3).map { index in
      .init(
        at: Answers.moment("2026-11-24T08:00:00Z"), by: "joan",
        text: String(repeating: index == 0 ? "山" : "long word\u{202E} ", count: 80))
    }
    var play = try WorkPlay.calling(brief)
    for step in 0..<3 {
      if step == 1 { play.type("l" + String(repeating: "理由", count: 50)) }
      if step == 2 { play = try WorkPlay.waiting(askAgain: Answers.moment("2026-11-24T11:31:00Z")) }
      for rows in [1, 2, 3, 5, 8, 12, 19, 20, 24, 60] {
        for columns in [2, 3, 10, 29, 40, 48, 80, 200] {
          let lines = WorkScreen(loop: play.loop, size: ScreenSize(rows: rows, columns: columns), now: play.now).lines
          #expect(lines.count == rows)
          for line in lines {
            #expect(line.width <= columns, "\(rows) by \(columns)")
            #expect(!line.rendered(styled: false).unicodeScalars.contains { $0.value < 0x20 })
          }
        }
      }
    }
  }

  @Test("only lines that have changed are sent; without colours no style is")
  func painting() throws {
    let play = try WorkPlay.calling()
    var painter = Painter(isStyled: false)
    let size = ScreenSize(rows: 24, columns: 80)
    let first = painter.paint(WorkScreen(loop: play.loop, size: size, now: play.now).lines)
    #expect(first.hasPrefix("\u{1B}[2J\u{1B}[1;1H") && !first.contains("\u{1B}[1m"))
    #expect(painter.paint(WorkScreen(loop: play.loop, size: size, now: play.now).lines) == "")
    let later = painter.paint(WorkScreen(loop: play.loop, size: size, now: play.now + 60_000).lines)
    #expect(later.contains("\u{1B}[1;1H") && later.contains("for 29 min") && !later.contains("Ana Ruiz"))
    painter.forget()
    #expect(painter.paint(WorkScreen(loop: play.loop, size: size, now: play.now).lines) == first)
    // A smaller screen leaves nothing of the larger one.
    let small = painter.paint([Text("a")])
    #expect(small.contains("\u{1B}[24;1H\u{1B}[2K"))
    var styled = Painter(isStyled: true)
    #expect(styled.paint([Text("a", .bold)]).contains("\u{1B}[1ma\u{1B}[0m"))
  }

  @Test("figures are drawn of equal height and width; what is no number is not drawn")
  func figures() throws {
    let lines = try #require(BigNumber.lines("+0123456789", width: 44))
    #expect(lines.map(\.count) == [43, 43, 43])
    #expect(BigNumber.lines("+0123456789", width: 43) == nil)
    #expect(BigNumber.lines("0 1", width: 80) == nil && BigNumber.lines("", width: 80) == nil)
  }

  @Test(
    "text is broken at spaces, and inside words that are too long",
    arguments: [
      ("one two three", 7, 9, ["one two", "three"]), ("abcdefgh ij", 4, 9, ["abcd", "efgh", "ij"]),
      ("山田 太郎", 4, 9, ["山田", "太郎"]), ("a b c d", 2, 2, ["a", "b…"]), ("", 10, 3, []), ("a\nb", 10, 3, ["a b"]),
    ])
  func wrap(text: String, width: Int, limit: Int, lines: [String]) {
    #expect(TextWrap.lines(text, width: width, limit: limit) == lines)
  }
}
