import Testing
import TrucaCore
import TrucaDocuments

@Suite("The process as text")
struct ProcessTextTests {
  static let valid = """
    schema = 1
    defaultPlaybook = "short"
    [playbooks.short]
    name = "Short"
    kind = "adaptive"
    rhythm = ["at once", "2 days"]
    min = 1
    max = 2
    windowHours = 48
    firstDayGapMinutes = 30
    gapMinutes = 60
    maxPer24Hours = 2
    [outcomes.no-answer]
    name = "No answer"
    reached = false
    effect = "go on"
    [outcomes.never]
    name = "Never again"
    reached = true
    effect = "suppress"
    """

  private func decode(_ text: String) throws(DocumentProblems) -> ProcessDocument {
    try ProcessText.decode([("p.toml", text)])
  }

  private func problems(_ texts: [(String, String)]) -> [String] {
    do throws(DocumentProblems) {
      _ = try ProcessText.decode(texts.map { (fileName: $0.0, text: $0.1) })
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  /// The problems of the valid text with one line replaced, or left out by "".
  private func problems(replacing line: String, by other: String) throws -> [String] {
    let range = try #require(Self.valid.firstRange(of: line))
    return problems([("p.toml", Self.valid.replacingCharacters(range, by: other))])
  }

  @Test("rendered documents read as themselves", arguments: 0..<200)
  func roundTrip(seed: Int) throws {
    var random = RandomProcess(seed: UInt64(seed))
    let document = random.document()
    #expect(document.problems().isEmpty)
    let text = ProcessText.render(document)
    let read = try decode(text)
    #expect(read == document)
    #expect(ProcessText.render(read) == text)
  }

  @Test("every key of a rendered document has a comment above it")
  func comments() throws {
    var random = RandomProcess(seed: 7)
    let lines = ProcessText.render(random.document()).split(separator: "\n", omittingEmptySubsequences: false)
    let keys = lines.indices.filter { lines[$0].contains(" = ") && !lines[$0].hasPrefix("#") }
    #expect(keys.count > 20)
    for index in keys { #expect(index > 0 && lines[index - 1].hasPrefix("#"), "\(lines[index])") }
  }

  @Test("a text is read into its values")
  func values() throws {
    let document = try decode(Self.valid)
    #expect(document.defaultPlaybook == "short")
    #expect(
      document.playbooks == [
        Playbook(
          key: "short", name: "Short", kind: .adaptive(rhythm: [.atOnce, .after(.days(2), atMost: .days(2))]),
          minAttempts: 1, maxAttempts: 2, window: .hours(48), firstDayGap: .minutes(30), gap: .minutes(60),
          maxPer24Hours: 2, callMinutes: 10)
      ])
    #expect(document.outcomes.map(\.key) == ["no-answer", "never"])
  }

  @Test("several files make one document, outcomes in the order of the files")
  func merged() throws {
    let cut = try #require(Self.valid.firstRange(of: "[outcomes.no-answer]")).lowerBound
    let first = String(Self.valid[..<cut]) + "[outcomes.zed]\nname = 'Z'\nreached = true\neffect = 'go on'\n"
    let second = String(Self.valid[cut...])
    let document = try ProcessText.decode([("a.toml", first), ("b.toml", second)])
    #expect(document.outcomes.map(\.key) == ["zed", "no-answer", "never"])
  }

  @Test("a key that stands in two files is an error with both files")
  func twice() {
    let other = "schema = 1\ndefaultPlaybook = 'short'\n[outcomes.never]\nname = 'x'\nreached = true\neffect = 'move'\n"
    #expect(
      problems([("a.toml", Self.valid), ("b.toml", other)]) == [
        "b.toml:2:1: cannot have \"defaultPlaybook\" twice: it stands in a.toml already, remove one",
        "b.toml:3:11: cannot have outcome \"never\" twice: it stands in a.toml already, remove one",
      ])
  }

  @Test("an outcome without effect is refused in plain words with its line")
  func noEffect() throws {
    let found = try problems(replacing: "effect = \"go on\"", by: "")
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "p.toml:13:11: cannot tell what follows from outcome \"no-answer\": add its effect, one of \"go on\"") == true)
  }

  @Test(
    "what cannot be used is refused at its place",
    arguments: [
      ("schema = 1", "schema = 2", "p.toml:1:10: cannot read schema 2"),
      ("schema = 1", "", "p.toml:1:1: cannot do without \"schema\": add it as schema = 1"),
      ("defaultPlaybook = \"short\"", "", "p.toml:1:1: cannot do without \"defaultPlaybook\""),
      ("defaultPlaybook = \"short\"", "defaultPlaybook = \"shirt\"", "p.toml:2:1: cannot find the playbook \"shirt\""),
      ("max = 2", "maxx = 2", "p.toml:3:12: cannot do without \"max\" in playbook \"short\""),
      ("min = 1", "min = 3", "p.toml:7:1: cannot promise 3 attempts at most 2 times in playbook \"short\""),
      ("max = 2", "max = 3", "p.toml:6:1: cannot make 3 attempts in playbook \"short\" with 2 in rhythm"),
      ("\"2 days\"", "\"3 days\"", "p.toml:6:1: cannot keep number 2 in rhythm"),
      ("\"2 days\"", "\"2 weeks\"", "p.toml:6:22: cannot read \"2 weeks\" in rhythm"),
      ("\"adaptive\"", "\"adaptable\"", "p.toml:5:8: cannot use kind \"adaptable\""),
      ("\"adaptive\"", "\"steps\"", "p.toml:3:12: cannot do without \"steps\""),
      ("gapMinutes = 60", "gapMinutes = 0", "p.toml:11:1: cannot use 0 as gapMinutes"),
      ("gapMinutes = 60", "gapMinutes = 60.5", "p.toml:11:14: cannot use a decimal number as \"gapMinutes\""),
      ("effect = \"go on\"", "effect = \"go-on\"", "p.toml:16:10: cannot use effect \"go-on\""),
      ("effect = \"go on\"", "effect = \"stop\"", "p.toml:13:11: cannot do without \"closes\""),
      ("effect = \"go on\"", "effect = \"rest\"", "p.toml:13:11: cannot do without \"restDays\""),
      (
        "effect = \"go on\"", "effect = \"go on\"\nrestDays = 4",
        "p.toml:17:1: cannot use \"restDays\" in outcome \"no-answer\": only the effect \"rest\" takes it"
      ),
      ("effect = \"suppress\"", "effect = \"move\"", "p.toml:13:2: cannot do without an outcome for"),
      ("[outcomes.never]", "[outcomes.Never]", "p.toml:17:11: cannot use the key \"Never\""),
      ("[outcomes.never]", "[outcome.never]", "p.toml:17:2: cannot use the unknown key \"outcome\": did you mean"),
      ("kind = \"adaptive\"", "kind = \"adaptive", "p.toml:5:17: cannot read this as TOML"),
    ])
  func refused(line: String, other: String, expected: String) throws {
    let found = try problems(replacing: line, by: other)
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test("all problems of all files come at once, in the order of the text")
  func all() throws {
    let text = Self.valid.replacing("min = 1", with: "min = 9").replacing("name = \"No answer\"", with: "nam = 1")
    let found = problems([("a.toml", "x = "), ("p.toml", text)])
    #expect(
      found.map { String($0.prefix { $0 != " " }) } == ["a.toml:1:5:", "p.toml:7:1:", "p.toml:13:11:", "p.toml:14:1:"])
  }

  @Test("no file at all is an error")
  func none() {
    #expect(problems([]).count == 1)
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<String.Index>, by other: String) -> String {
    self[..<range.lowerBound] + other + self[range.upperBound...]
  }

  fileprivate func replacing(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return replacingCharacters(range, by: new)
  }
}
