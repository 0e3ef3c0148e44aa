import Glibc
import ScriptedDaemon
import Testing

@testable import truca

extension ScriptedDaemon {
  /// Writes a file into the daemon's folder; its path.
  func file(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    return path
  }

  /// The text of a file in the daemon's folder; nil where there is none.
  func text(of name: String) -> String? {
    try? InputFile.text("\(folder)/\(name)", atMost: 1 << 20)
  }
}
