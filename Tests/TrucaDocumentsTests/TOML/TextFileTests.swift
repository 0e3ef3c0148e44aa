import Glibc
import Testing
import TrucaDocuments

@Suite("A file that people write")
struct TextFileTests {
  /// A folder of its own for the length of `body`.
  private func inFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/truca-text-XXXXXX".utf8CString)
    let name = mkdtemp(&template).map { String(cString: $0) }
    let folder = try #require(name)
    defer {
      for file in ["file", "pipe"] { unlink("\(folder)/\(file)") }
      rmdir(folder)
    }
    try body(folder)
  }

  private func write(_ bytes: [UInt8], length: Int, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    try #require(ftruncate(descriptor, length) == 0)
  }

  private func reason(_ path: String) -> String? {
    do throws(TextFileError) {
      _ = try TextFile.text(path)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("is read as it stands")
  func text() throws {
    try inFolder { folder in
      let path = folder + "/file"
      try write(Array("socket = \"ñ\"\n".utf8), length: 14, to: path)
      #expect(try TextFile.text(path) == "socket = \"ñ\"\n")
    }
  }

  @Test("is refused with the reason where it is too long, and takes no memory")
  func tooLong() throws {
    try inFolder { folder in
      let path = folder + "/file"
      try write([], length: 1 << 40, to: path)
      #expect(reason(path) == "it is too large")
    }
  }

  @Test("is refused with the reason where it is no text")
  func noText() throws {
    try inFolder { folder in
      let path = folder + "/file"
      try write([0xFF, 0xFE, 0x00], length: 3, to: path)
      #expect(reason(path) == "it is not UTF-8")
      #expect(reason(folder) == "it is not a regular file")
      #expect(reason(folder + "/none") == "it is not there")
      try #require(mkfifo(folder + "/pipe", 0o600) == 0)
      #expect(reason(folder + "/pipe") == "it is not a regular file")
    }
  }
}
