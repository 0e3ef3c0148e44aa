import FoundationEssentials

/// Where the project and what was built of it lie, and how much of the long tests is wanted.
enum Project {
  static let root: String = {
    let path = #filePath
    return String(path[..<(path.firstRange(of: "/Tests/EndToEndTests/")?.lowerBound ?? path.endIndex)])
  }()

  /// Of the release binaries: `TRUCA_BINARIES`, else where `make release` puts them.
  static let binaries = ProcessInfo.processInfo.environment["TRUCA_BINARIES"] ?? root + "/.build/release"

  /// Whether the tests with their full counts are wanted, and those that need root.
  static let isSystemTest = ProcessInfo.processInfo.environment["TRUCA_SYSTEM"] == "1"

  /// Of sample files of leads.
  static func sample(_ name: String) -> String { "\(root)/Tests/TrucaDocumentsTests/Fixtures/\(name)" }
}
