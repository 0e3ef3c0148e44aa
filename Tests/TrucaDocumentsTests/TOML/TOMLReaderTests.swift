import Testing
import TrucaCore

@testable import TrucaDocuments

@Suite("Decoding TOML tables")
struct TOMLReaderTests {
  /// The problems that `read` finds in `text`, as `line:column sentence`.
  private func problems(_ text: String, _ read: (TOMLReader) -> Void) throws -> [String] {
    let collector = ProblemCollector()
    read(TOMLReader(try TOMLDocument(file: "x.toml", text: text), collector: collector))
    return collector.problems.map { "\($0.line):\($0.column) \($0.sentence)" }
  }

  @Test("typed values are handed out")
  func values() throws {
    let found = try problems("s = 'x'\ni = 5\nb = true\nd = 2026-01-02\ne = '2026-01-03'\nl = ['a', 'b']") { reader in
      #expect(reader.requiredString("s") == "x")
      #expect(reader.integer("i", in: 1...5) == 5)
      #expect(reader.boolean("b") == true)
      #expect(reader.date("d")?.description == "2026-01-02")
      #expect(reader.date("e")?.description == "2026-01-03")
      #expect(reader.strings("l")?.map(\.text) == ["a", "b"])
      #expect(reader.string("missing") == nil)
      reader.finish()
    }
    #expect(found.isEmpty)
  }

  @Test("all problems of a table are found in one pass")
  func all() throws {
    let found = try problems("count = 'x'\nnmae = 'y'\nflag = 1\nitems = ['a', 2]\n") { reader in
      _ = reader.requiredInteger("count", in: 1...9)
      _ = reader.requiredString("name")
      _ = reader.boolean("flag")
      _ = reader.strings("items")
      reader.finish()
    }
    #expect(
      found == [
        "1:9 cannot use a text as \"count\": write a whole number",
        "1:1 cannot do without \"name\": add it as a text in quotes",
        "3:8 cannot use a whole number as \"flag\": write true or false",
        "4:15 cannot use a whole number in \"items\": write texts in quotes",
        "2:1 cannot use the unknown key \"nmae\": did you mean \"name\"?",
      ])
  }

  @Test(
    "a number out of its range says the range",
    arguments: [
      (1...9, "it must be from 1 to 9"), (20...Int.max, "it must be at least 20"),
      (Int.min...(-1), "it must be at most -1"),
    ])
  func range(range: ClosedRange<Int>, words: String) throws {
    let found = try problems("n = 12") { #expect($0.integer("n", in: range) == nil) }
    #expect(found == ["1:5 cannot use 12 as \"n\": \(words)"])
  }

  @Test("an unknown key far from every name lists the names")
  func unknown() throws {
    let found = try problems("[team.madrid]\nquux = 1") { reader in
      for (name, team) in reader.tables("team", noun: "team") {
        #expect(name == "madrid")
        _ = team.string("country")
        _ = team.string("zone")
        team.finish()
      }
      reader.finish()
    }
    #expect(found == ["2:1 cannot use the unknown key \"quux\" in team \"madrid\": known are country, zone"])
  }

  @Test("a value where a table should be is a problem")
  func noTable() throws {
    let found = try problems("team = 3\nrule = [{}, 4]") { reader in
      #expect(reader.tables("team", noun: "team").isEmpty)
      #expect(reader.list("rule", noun: "rule").count == 1)
    }
    #expect(
      found == [
        "1:8 cannot use a whole number as team: make it a table",
        "2:13 cannot use a whole number as rule 2: make it a table",
      ])
  }

  @Test(
    "the nearest name is found, and none is forced",
    arguments: [
      ("maxx", "max"), ("callMinuets", "callMinutes"), ("Note", "note"), ("kidn", "kind"), ("banana", nil),
      ("x", nil),
    ])
  func nearest(name: String, expected: String?) {
    #expect(NearestName.of(name, among: ["note", "kind", "max", "callMinutes"]) == expected)
  }
}
