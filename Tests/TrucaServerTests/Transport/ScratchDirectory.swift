import FoundationEssentials
import Glibc
import Testing

/// A fresh directory with a path short enough for sockets, removed at the end of its life.
final class ScratchDirectory: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/truca-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }
}
