import FoundationEssentials
import Testing

/// The project's files as they lie beside this test.
enum ProjectTree {
  static let root: String = {
    let path = #filePath
    return String(path[..<(path.firstRange(of: "/Tests/ProjectTests/")?.lowerBound ?? path.endIndex)])
  }()

  /// What a build, a demo or git leaves in the top folder.
  private static func isMade(_ name: String) -> Bool {
    name.hasPrefix(".build") || [".git", ".run", ".swiftpm", "Package.resolved"].contains(name)
  }

  /// All files that a person wrote, as paths below the root, in order.
  static func files() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: root)
    return try names.filter { !isMade($0) }.flatMap { try files(below: $0) }.sorted()
  }

  /// The Swift files below a folder.
  static func swiftFiles(in folder: String) throws -> [String] {
    try files(below: folder).filter { $0.hasSuffix(".swift") }.sorted()
  }

  /// The Swift files of `Sources`, taken apart once for all tests, by path.
  static let sources: [String: SwiftText] = {
    let files = (try? swiftFiles(in: "Sources")) ?? []
    return files.reduce(into: [:]) { $0[$1] = (try? text($1)).flatMap { $0 }.map(SwiftText.init) }
  }()

  /// The same of a folder of `Sources`, in order. Empty where there is none.
  static func sources(in folder: String) -> [(file: String, text: SwiftText)] {
    sources.filter { $0.key.hasPrefix(folder + "/") }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Names of the folders directly in a folder.
  static func folders(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").filter { isFolder("\(folder)/\($0)") }
      .sorted()
  }

  /// nil for what is no UTF-8 text.
  static func text(_ path: String) throws -> String? {
    let bytes = try #require(FileManager.default.contents(atPath: "\(root)/\(path)"), "\(path) cannot be read")
    return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }

  private static func files(below path: String) throws -> [String] {
    guard isFolder(path) else { return [path] }
    return try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)").flatMap {
      try files(below: "\(path)/\($0)")
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) && isFolder
  }
}
