import Testing

@testable import truca

@Suite("Keys of a terminal")
struct KeyDecoderTests {
  @Test(
    "bytes become keys",
    arguments: [
      ("n", [Key.character("n")]), ("né山👍", [.character("n"), .character("é"), .character("山"), .character("👍")]),
      ("\r", [.enter]), ("\n", [.enter]), ("\u{7F}", [.backspace]), ("\u{3}\u{1A}", [.control("C"), .control("Z")]),
      ("\u{1B}[Ax", [.other, .character("x")]), ("\u{1B}[1;5Cx", [.other, .character("x")]),
      ("\u{1B}OPx", [.other, .character("x")]), ("\u{1B}xn", [.other, .character("n")]),
      ("\u{1B}\u{1B}[A", [.escape, .other]), ("\u{1B}[200~n\nq\u{1B}[201~x", [.paste("n\nq"), .character("x")]),
    ])
  func keys(text: String, keys: [Key]) {
    var whole = KeyDecoder()
    #expect(whole.feed(text.utf8) == keys)
    // However the bytes are cut.
    var cut = KeyDecoder()
    #expect(text.utf8.flatMap { cut.feed([$0]) } == keys)
    #expect(!cut.isWaiting)
  }

  @Test("an Escape that nothing follows is the key of that name")
  func escape() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.escape])
    #expect(decoder.feed([UInt8(ascii: "n")]) == [.character("n")])
  }

  @Test("whatever comes, the decoder goes on: no bytes stop it, and none become a control character")
  func anything() {
    for seed in UInt64(1)...200 {
      var state = seed &* 0x9E37_79B9_7F4A_7C15
      var decoder = KeyDecoder()
      for _ in 0..<200 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        for key in decoder.feed([UInt8(truncatingIfNeeded: state >> 40)]) {
          guard case .character(let character) = key else { continue }
          #expect(character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "seed \(seed)")
        }
      }
      _ = decoder.flush()
      #expect(decoder.feed("n".utf8) == [.character("n")], "seed \(seed)")
    }
  }

  @Test("a line is typed, corrected, and takes no control characters from the clipboard")
  func editor() {
    var editor = LineEditor()
    for character in "tomorow" { editor.take(.character(character)) }
    for _ in 0..<3 { editor.take(.backspace) }
    for character in "row 9h" { editor.take(.character(character)) }
    #expect(editor.text == "tomorow 9h")
    editor.take(.control("W"))
    #expect(editor.text == "tomorow ")
    editor.take(.paste("a\u{1B}[2J\nb"))
    #expect(editor.text == "tomorow a\u{FFFD}[2J b")
    editor.take(.control("U"))
    editor.take(.backspace)
    #expect(editor.text == "")
  }
}
