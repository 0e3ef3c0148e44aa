import Testing
import TrucaCore

@testable import TrucaDocuments

@Suite("TOML texts")
struct TOMLDocumentTests {
  private func sentence(_ text: String) -> DocumentProblem? {
    do throws(DocumentProblems) {
      _ = try TOMLDocument(file: "x.toml", text: text)
      return nil
    } catch {
      return error.problems.first
    }
  }

  @Test("every kind of value is read with the places of key and value")
  func values() throws {
    let text = """
      text = "café"
      number = -3
        real = 1.5
      flag = true
      day = 2026-11-24
      "odd key" = [1, "two"]
      """
    let entries = try TOMLDocument(file: "x.toml", text: text).entries
    #expect(
      entries.map(\.key) == ["text", "number", "real", "flag", "day", "odd key"])
    let date = try #require(CivilDate(year: 2026, month: 11, day: 24))
    #expect(
      entries.map(\.value.kind) == [
        .string("café"), .integer(-3), .float(1.5), .boolean(true), .date(date),
        .array([
          TOMLValue(kind: .integer(1), position: TOMLPosition(line: 6, column: 14)),
          TOMLValue(kind: .string("two"), position: TOMLPosition(line: 6, column: 17)),
        ]),
      ])
    #expect(entries[2].position == TOMLPosition(line: 3, column: 3))
    #expect(entries[2].value.position == TOMLPosition(line: 3, column: 10))
  }

  @Test("tables keep the order of the text")
  func order() throws {
    let text = "[outcomes.zebra]\na = 1\n[outcomes.ant]\n[outcomes.mole]\nz = 1\nb = 2\n"
    let entries = try TOMLDocument(file: "x.toml", text: text).entries
    guard case .table(let outcomes) = try #require(entries.first).value.kind else {
      Issue.record("outcomes is no table")
      return
    }
    #expect(outcomes.map(\.key) == ["zebra", "ant", "mole"])
    #expect(outcomes.map(\.position.line) == [1, 3, 4])
    guard case .table(let mole) = outcomes[2].value.kind else {
      Issue.record("mole is no table")
      return
    }
    #expect(mole.map(\.key) == ["z", "b"])
  }

  @Test("an empty text is an empty table")
  func empty() throws {
    #expect(try TOMLDocument(file: "x.toml", text: "").entries.isEmpty)
    #expect(try TOMLDocument(file: "x.toml", bytes: []).entries.isEmpty)
  }

  @Test(
    "a syntax error has its place",
    arguments: [
      ("a = 1\na = 2\n", 2, 5), ("\na = [1\n", 2, 8), ("a = 2026-02-30", 1, 15), ("a = \"x\u{0}y\"", 1, 7),
      ("a = 1\u{0}", 1, 6), ("a = 99999999999999999999", 1, 25), ("a", 1, 2),
      ("[.a]", 1, 1), ("a = 1\n[b]\n[[.c]]\nd = 1\n", 3, 1),
    ])
  func syntaxError(text: String, line: Int, column: Int) throws {
    let problem = try #require(sentence(text))
    #expect(problem.line == line)
    #expect(problem.sentence.hasPrefix("cannot read this as TOML: "))
    #expect(problem.column == column)
    #expect(problem.description.hasPrefix("x.toml:\(line):\(column): cannot"))
  }

  @Test("bytes that are not UTF-8 are refused", arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]])
  func invalidUTF8(bytes: [UInt8]) throws {
    let problems = try #require(throws: DocumentProblems.self) {
      try TOMLDocument(file: "x.toml", bytes: Array("\na = \"".utf8) + bytes + Array("\"".utf8))
    }
    #expect(problems.problems.first?.line == 2)
  }

  @Test("NUL is refused wherever it stands", arguments: ["\u{0}", "\u{0}a = 1", "# \u{0}\na = 1", "a = '\u{0}'"])
  func nul(text: String) {
    #expect(sentence(text) != nil)
  }

  @Test("deep nesting is refused before it can exhaust the stack")
  func deep() {
    let many = 100_000
    #expect(sentence("a = " + String(repeating: "[", count: many)) != nil)
    #expect(sentence("a = " + String(repeating: "{a=", count: many)) != nil)
    #expect(sentence(String(repeating: "a.", count: many) + "a = 1") != nil)
    #expect(sentence("[" + String(repeating: "a.", count: many) + "a]") != nil)
    #expect(sentence(String(repeating: "'=' . ", count: many) + "a = 1") != nil)
    #expect(sentence(String(repeating: "a.", count: 200) + "a = 1") == nil)
    #expect(sentence("a = " + String(repeating: "[", count: 50) + String(repeating: "]", count: 50)) == nil)
  }
}
