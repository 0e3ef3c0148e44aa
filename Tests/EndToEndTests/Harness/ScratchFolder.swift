import FoundationEssentials
import Glibc
import Testing

/// A folder of one test, below /tmp since a socket's path must be short.
struct ScratchFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/truca-e2e-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemFailure("make a folder in /tmp") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    // Other users run truca in it.
    chmod(path, 0o755)
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws -> String {
    guard FileManager.default.createFile(atPath: file(name), contents: Data(text.utf8)) else {
      throw SystemFailure("write \(file(name))")
    }
    return file(name)
  }

  /// Empty where the file is missing.
  func text(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: file(name)) ?? Data(), as: UTF8.self)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
