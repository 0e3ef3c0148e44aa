import FoundationEssentials
import Testing

@Suite("Boundaries between the targets")
struct BoundaryTests {
  @Test("each target imports only what it may", arguments: Boundary.all)
  func importsAreAllowed(_ boundary: Boundary) {
    let sources = ProjectTree.sources(in: "Sources/\(boundary.target)")
    #expect(!sources.isEmpty)
    for (file, text) in sources {
      for found in text.imports where !boundary.modules.contains(found.module) {
        Issue.record(
          "\(file):\(found.line): \(boundary.target) must not import \(found.module), since \(boundary.reason)")
      }
    }
  }

  @Test("the manifest gives each target only what it may import", arguments: Boundary.all)
  func dependenciesAreAllowed(_ boundary: Boundary) throws {
    let manifest = try #require(try ProjectTree.text("Package.swift"))
    let entry = try #require(
      Manifest(manifest).targets.first { $0.name == boundary.target }, "Package.swift has no \(boundary.target)")
    #expect(entry.text.contains("swiftSettings: strict"), "\(boundary.target) is not compiled with the strict settings")
    for name in entry.modules where !boundary.modules.contains(name) {
      Issue.record("\(boundary.target) must not depend on \(name), since \(boundary.reason)")
    }
  }

  @Test("each folder of Sources has its boundary")
  func everyTargetHasARule() throws {
    // Targets of C have no imports to check.
    let swift = try ProjectTree.folders(in: "Sources").filter {
      try !ProjectTree.swiftFiles(in: "Sources/\($0)").isEmpty
    }
    #expect(swift == Boundary.all.map(\.target).sorted(), "a new target needs a row in Boundary.swift that says why")
  }

  @Test("the database library is in no signature of the store")
  func databaseStaysInside() {
    for (file, text) in ProjectTree.sources(in: "Sources/TrucaStore") {
      for found in text.imports where found.module == "GRDB" && ["public", "package"].contains(found.access) {
        Issue.record(
          "\(file):\(found.line): no signature may name GRDB: the store shall be able to change its database")
      }
    }
  }

  @Test("no source imports the whole of Foundation")
  func noFullFoundation() {
    for (file, text) in ProjectTree.sources(in: "Sources") {
      for found in text.imports where found.module == "Foundation" {
        Issue.record("\(file):\(found.line): import FoundationEssentials: Foundation adds tens of megabytes")
      }
    }
  }

  @Test("SQL is written in the store alone", arguments: ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE "])
  func sqlIsInTheStore(_ statement: String) {
    for (file, text) in ProjectTree.sources(in: "Sources") where !file.hasPrefix("Sources/TrucaStore/") {
      for literal in text.literals where literal.text.contains(statement) {
        Issue.record("\(file):\(literal.line): only the store knows SQL")
      }
    }
  }

  @Test("dependencies are pinned to one version")
  func versionsAreExact() throws {
    let manifest = try #require(try ProjectTree.text("Package.swift"))
    let lines = manifest.split(separator: "\n").filter { $0.contains(".package(url:") }
    #expect(!lines.isEmpty)
    for line in lines { #expect(line.contains("exact: "), "a build must be the same next year") }
  }
}
