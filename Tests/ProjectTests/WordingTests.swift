import FoundationEssentials
import Testing

@Suite("What does not stand in the project")
struct WordingTests {
  @Test("words that break a boundary do not occur", arguments: ForbiddenWord.all)
  func forbiddenWords(_ word: ForbiddenWord) throws {
    let sources = word.folders.flatMap { ProjectTree.sources(in: $0) }
    #expect(!sources.isEmpty)
    for (file, text) in sources {
      for (number, line) in text.code.enumerated() where word.occurs(in: line) {
        Issue.record("\(file):\(number + 1): \(word.text) does not belong there, since \(word.reason)")
      }
    }
  }

  @Test("what is left to do stands in an issue and not in a file", arguments: ["TO" + "DO", "FIX" + "ME"])
  func noLeftovers(_ mark: String) throws {
    try forEachTextFile { file, text in
      // Names and addresses of samples may contain anything.
      let holdsMark = !file.hasSuffix(".csv") && text.contains(mark)
      #expect(!holdsMark, "\(file) holds \(mark)")
    }
  }

  @Test("no file names a path of one machine, or a host that packages come from")
  func noMachine() throws {
    // In pieces, so that this file passes too.
    let places = [
      "/wo" + "rk/", "/ro" + "ot/", "/opt/sw" + "ift", "../sha" + "red", "py" + "pi.org", "deb.deb" + "ian.org",
    ]
    try forEachTextFile { file, text in
      for place in places {
        let isNamed = text.contains(place)
        #expect(!isNamed, "\(file) names \(place)")
      }
    }
  }

  @Test("folders are nouns of the field", arguments: ["Utils", "Helpers", "Manager", "Common", "Extensions", "Misc"])
  func noJunkDrawers(_ name: String) throws {
    for file in try ProjectTree.files() {
      #expect(!file.split(separator: "/").dropLast().contains { $0 == name }, "\(file): say what the folder is about")
    }
  }

  @Test("a file fits into a head")
  func filesAreShort() throws {
    for file in try ProjectTree.files() where file.hasSuffix(".swift") {
      let lines =
        try #require(try ProjectTree.text(file)).split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 400, "\(file) has \(lines) lines: split it by type")
    }
  }

  private func forEachTextFile(_ check: (String, String) throws -> Void) throws {
    for file in try ProjectTree.files() {
      if let text = try ProjectTree.text(file) { try check(file, text) }
    }
  }
}
