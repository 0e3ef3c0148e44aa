import Testing

@Suite("Reading Swift files as text")
struct SwiftTextTests {
  @Test(
    "an import is found whatever stands before it",
    arguments: [
      ("import GRDB", "GRDB", nil), ("public import GRDB", "GRDB", "public"),
      ("@preconcurrency import Glibc", "Glibc", nil), ("import struct Foundation.Date", "Foundation", nil),
      ("@testable package import A.B // why", "A", "package"),
    ] as [(String, String, String?)])
  func imports(_ line: String, _ module: String, _ access: String?) throws {
    let found = try #require(SwiftText("let a = 1\n\(line)\n").imports.first)
    #expect(found.line == 2)
    #expect(found.module == module)
    #expect(found.access == access)
  }

  @Test(
    "comments and literals hide nothing and find nothing",
    arguments: [
      ("a // import B", "a "), ("a /* import /* B */ C */ d", "a  d"), (#"f("x // \" y") // z"#, "f() "),
      (##"f(#"a " b"#, c)"##, "f(, c)"), ("let import_ = 1", "let import_ = 1"),
    ])
  func code(_ text: String, _ code: String) {
    #expect(SwiftText(text).code == [code])
    #expect(SwiftText(text).imports.isEmpty)
  }

  @Test("a literal of several lines keeps the count of lines")
  func severalLines() throws {
    let text = SwiftText("let a = \"\"\"\n  SELECT 1\n  \"\"\"\nimport B")
    #expect(text.literals.map(\.text) == ["\n  SELECT 1\n  "])
    #expect(try #require(text.imports.first).line == 4)
  }

  @Test(
    "a forbidden word is found as a word of its own",
    arguments: [("let a = Date()", true), ("asDate()", false), ("my_Date()", false), ("a(Date(), Date())", true)])
  func words(_ line: String, _ found: Bool) {
    let word = ForbiddenWord(text: "Date()", folders: [], reason: "")
    #expect(word.occurs(in: line) == found)
  }

  @Test("a manifest is taken apart into its targets")
  func manifest() throws {
    let text = """
      let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
      targets: [
          .target(name: "TrucaCore", swiftSettings: strict),
          .target(
            name: "TrucaStore", dependencies: ["TrucaCore", .product(name: "GRDB", package: "GRDB.swift"), log]),
        ]
      """
    let targets = Manifest(text).targets
    #expect(targets.map(\.name) == ["TrucaCore", "TrucaStore"])
    #expect(targets.map(\.modules) == [[], ["TrucaCore", "GRDB", "Logging"]])
  }
}
