import SystemPackage
import Testing

@testable import truca_mailer

@Suite("Files without a name")
struct UnlinkedFileTests {
  @Test("a file that grew too long keeps what was written last, and what comes then is behind it")
  func shortened() throws {
    let file = try UnlinkedFile(in: "/tmp")
    try file.fill([UInt8](repeating: UInt8(ascii: "y"), count: 5_000) + Array("no way".utf8))
    UnlinkedFile.shorten(file.descriptor, over: 1_000, to: 8)
    try file.descriptor.writeAll(Array("!".utf8))
    #expect(String(decoding: file.tail(100), as: UTF8.self) == "yyno way!")
  }

  @Test("one that is not too long stays whole")
  func whole() throws {
    let file = try UnlinkedFile(in: "/tmp")
    try file.fill(Array("queue full".utf8))
    UnlinkedFile.shorten(file.descriptor, over: 10, to: 4)
    #expect(String(decoding: file.tail(100), as: UTF8.self) == "queue full")
  }
}
