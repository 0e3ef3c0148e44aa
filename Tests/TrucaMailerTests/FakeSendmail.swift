import FoundationEssentials
import Glibc

/// A program in sendmail's place, in a folder of its own: it keeps what it was given, then does as told.
final class FakeSendmail: Sendable {
  let folder: String

  /// - Parameter script: what a shell does after arguments, environment and standard input were kept; `$folder` is
  ///   the folder.
  init(_ script: String = "exit 0", reading: Bool = true) throws {
    var template = Array("/tmp/truca-sendmail-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let text = """
      #!/bin/sh
      folder='\(folder)'
      echo once >> "$folder/runs"
      for argument in "$@"; do printf '%s\\n' "$argument"; done > "$folder/arguments"
      env > "$folder/environment"
      \(reading ? "cat > \"$folder/message\"" : "")
      \(script)
      """
    try Data(text.utf8).write(to: URL(filePath: path))
    chmod(path, 0o755)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  var path: String { folder + "/sendmail" }

  /// What the script left under that name; nil where it left nothing.
  func kept(_ name: String) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0) }
  }

  /// How often it was run.
  var runs: Int { kept("runs")?.split(separator: "\n").count ?? 0 }
}
