/// Reads a file of the configuration, whose writer can have made a mistake: a folder, a pipe, an endless file.
public enum TextFile {
  /// The text of the file at `path`, which must be UTF-8 of at most 4 MiB.
  public static func text(_ path: String) throws(TextFileError) -> String {
    let bytes: [UInt8]
    do throws(SmallFileError) {
      bytes = try SmallFile.read(path)
    } catch {
      switch error {
      case .missing: throw TextFileError(reason: "it is not there")
      case .unreadable(let reason): throw TextFileError(reason: reason)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw TextFileError(reason: "it is not UTF-8") }
    return text
  }
}

/// Why a file has no text.
public struct TextFileError: Error, Hashable, Sendable {
  /// Completes "cannot read FILE: …".
  public var reason: String
}
