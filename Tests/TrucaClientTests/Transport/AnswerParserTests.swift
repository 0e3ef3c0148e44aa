import Testing

@testable import TrucaClient

@Suite("Reading answers")
struct AnswerParserTests {
  private static let good: [(String, String)] = [
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nT: x\r\n\r\n", "hello"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n0A\r\nhellohello\r\n0\r\n\r\n", "hellohello"),
    ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length:2 \r\n\r\nhi", "hi"),
    ("HTTP/1.1 204 No Content\r\n\r\n", ""), ("HTTP/1.1 304 \r\nContent-Length: 9\r\n\r\n", ""),
    ("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", ""), ("HTTP/1.1 200 OK\n\nuntil the end", "until the end"),
  ]

  private func parse(_ text: String, size: Int, head: Bool = false) throws -> (status: Int, body: String) {
    var parser = AnswerParser(answersHEAD: head)
    var body: [UInt8] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      try parser.feed(bytes[start..<min(start + size, bytes.count)], body: &body)
    }
    try parser.end()
    return (parser.status, String(decoding: body, as: UTF8.self))
  }

  @Test("an answer is read whole, however its bytes are cut", arguments: good, [1, 2, 3, 1_000])
  func whole(answer: (text: String, body: String), size: Int) throws {
    let (status, body) = try parse(answer.text, size: size)
    #expect(body == answer.body)
    #expect(200..<400 ~= status)
  }

  @Test("an answer with a length that is cut anywhere is lost", arguments: good.prefix(5))
  func cut(text: String, body: String) throws {
    for length in 0..<text.utf8.count {
      #expect(throws: ClientError.self, "after \(length) bytes") {
        try parse(String(decoding: text.utf8.prefix(length), as: UTF8.self), size: 1_000)
      }
    }
  }

  @Test("the answer to HEAD has no body, whatever its length says")
  func head() throws {
    #expect(try parse("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", size: 100, head: true).status == 200)
  }

  @Test(
    "what is no answer is refused",
    arguments: [
      "HTTP/1.0 200 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 +20 OK\r\n\r\n", "SSH-2.0-x\r\n\r\n", "\r\n\r\n",
      "HTTP/1.1 200 OK\r\n: x\r\n\r\n", "HTTP/1.1 200 OK\r\nx\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n",
      "HTTP/1.1 200 OK\r\nX: \(String(repeating: "x", count: 70_000))",
    ])
  func refused(text: String) throws {
    let error = try #require(throws: ClientError.self) { try parse(text, size: 100_000) }
    guard case .malformedAnswer = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("headers are found whatever their case")
  func headers() throws {
    var parser = AnswerParser(answersHEAD: false)
    var body: [UInt8] = []
    try parser.feed(Array("HTTP/1.1 200 OK\r\nETag: \"7\"\r\nContent-Length: 0\r\n\r\n".utf8), body: &body)
    #expect(HTTPAnswer(status: 200, body: [], fields: parser.fields).header("etag") == "\"7\"")
    #expect(HTTPAnswer(status: 200, body: [], fields: parser.fields).header("Etag ") == nil)
  }
}
