import Hummingbird
import Synchronization
import Testing
import TrucaAPI
import TrucaClient
import TrucaServer

private struct Row: Codable, Sendable {
  var id: Int
  var text: String
}

private struct Verdict: Codable, Sendable, Equatable {
  var line: Int
  var id: Int
  var text: String
}

@Suite("NDJSON in both directions", .timeLimit(.minutes(5)))
struct NDJSONTests {
  private static func routes(_ router: Router<TrucaContext>) {
    router.post("rows") { request, context in
      try Response.ndjson(request, context: context) { lines, output in
        while let group = try await lines.next(upTo: 200) {
          var verdicts: [Verdict] = []
          for line in group {
            let row = try line.decode(Row.self)
            verdicts.append(Verdict(line: line.number, id: row.id, text: row.text))
          }
          try await output.write(verdicts)
        }
      }
    }
    router.post("echo") { request, context in
      try Response.ndjson(request, context: context) { lines, output in
        while let group = try await lines.next(upTo: 200) { try await output.write(group.map(\.bytes.count)) }
      }
    }
  }

  private static let type = [("Content-Type", "application/x-ndjson")]

  private static func upload(_ server: ServerFixture, _ path: String, _ pieces: [String]) async throws
    -> (answer: HTTPAnswer, lines: [String])
  {
    let client = server.client
    return try await onThread {
      var left = pieces[...]
      var lines: [String] = []
      let answer = try client.upload(
        path, headers: type, source: { () throws(ClientError) in left.popFirst().map { Array($0.utf8) } },
        onLine: { lines.append(String(decoding: $0, as: UTF8.self)) })
      return (answer, lines)
    }
  }

  @Test("each line gets its verdict, however the bytes are cut", arguments: [1, 2, 7, 1_000])
  func verdicts(size: Int) async throws {
    let text = Array("{\"id\":1,\"text\":\"a\"}\r\n\n{\"id\":2,\"text\":\"ñ\"}\n{\"id\":3,\"text\":\"\"}".utf8)
    let pieces = stride(from: 0, to: text.count, by: size).map { start in
      Array(text[start..<min(start + size, text.count)])
    }
    let lines = try await ServerFixture.run(routes: Self.routes) { server in
      let client = server.client
      return try await onThread {
        var left = pieces[...]
        var lines: [[UInt8]] = []
        _ = try client.upload(
          "/rows", headers: Self.type, source: { () throws(ClientError) in left.popFirst() },
          onLine: { lines.append($0) })
        return lines
      }
    }
    let got = try lines.map { try WireCoder.decode(Verdict.self, from: $0) }
    #expect(
      got == [.init(line: 1, id: 1, text: "a"), .init(line: 3, id: 2, text: "ñ"), .init(line: 4, id: 3, text: "")])
  }

  @Test("a client may wait for a line's verdict before it sends the next")
  func interactive() async throws {
    let text = try await ServerFixture.run(routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send(
          "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
        for word in ["a", "bb", "ccc"] {
          connection.send("\(word.utf8.count + 1)\r\n\(word)\n\r\n")
          try connection.receive(until: "\(word.utf8.count)\n\r\n")
        }
        connection.send("0\r\n\r\n")
        return try connection.receive(until: "0\r\n\r\n")
      }
    }
    #expect(text == "0\r\n\r\n")
  }

  @Test(
    "a line that is wrong ends the answer with a problem that names it",
    arguments: [
      ("{\"id\":1,\"text\":\"a\"}\n{\"id\":\"x\",\"text\":\"a\"}\n", ErrorKind.unreadable, 2),
      ("{\"id\":1,\"text\":\"a\"}\n\n\(String(repeating: "[", count: 70))\n", .tooDeep, 3),
      ("\(String(repeating: "x", count: 300_000))\n", .tooLarge, 1),
    ])
  func wrongLine(text: String, kind: ErrorKind, line: Int) async throws {
    let result = try await ServerFixture.run(routes: Self.routes) { try await Self.upload($0, "/rows", [text]) }
    #expect(result.answer.status == 200)
    let last = try #require(result.lines.last)
    let fault = try WireCoder.decode(NDJSONFault.self, from: Array(last.utf8))
    #expect(fault.problem.kind == kind)
    #expect(fault.problem.line == line)
  }

  @Test("another media type is refused at once")
  func mediaType() async throws {
    let answer = try await ServerFixture.run(routes: Self.routes) { try await $0.post("/rows", json: "{}") }
    #expect(answer.problem?.kind == .unsupported)
  }

  @Test("an upload that breaks off is not taken for whole")
  func brokenOff() async throws {
    let ended = Gate()
    let whole = Mutex(false)
    try await ServerFixture.run(
      routes: { router in
        router.post("rows") { request, context in
          try Response.ndjson(request, context: context) { lines, output in
            defer { ended.open() }
            while let group = try await lines.next(upTo: 10) { try await output.write(group.map(\.number)) }
            whole.withLock { $0 = true }
          }
        }
      },
      { server in
        try await server.raw { connection in
          connection.send(
            "POST /rows HTTP/1.1\r\nHost: t\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
          )
          connection.send("2\r\n1\n\r\n")
          try connection.receive(until: "1\n\r\n")
        }
        await ended.wait()
      })
    #expect(!whole.withLock { $0 })
  }

  @Test("fifty megabytes pass in both directions at once without piling up")
  func large() async throws {
    let line = Array("{\"id\":1,\"text\":\"\(String(repeating: "x", count: 4_000))\"}\n".utf8)
    let count = 50_000_000 / line.count
    let (most, lines) = try await ServerFixture.run(
      routes: { router in
        router.post("mirror") { request, context in
          try Response.ndjson(request, context: context) { lines, output in
            while let group = try await lines.next(upTo: 200) {
              try await output.write(group.map { String(decoding: $0.bytes, as: UTF8.self) })
            }
          }
        }
      },
      { server in
        let client = server.client
        return try await onThread {
          var sent = 0
          var lines = 0
          var most = 0
          _ = try client.upload(
            "/mirror", headers: Self.type,
            source: { () throws(ClientError) in
              guard sent < count else { return nil }
              sent += 1
              most = max(most, sent - lines)
              return line
            },
            onLine: { _ in lines += 1 })
          return (most, lines)
        }
      })
    #expect(lines == count)
    // What is sent and not answered lies in the server's and the kernel's buffers: of all that passes, a small part.
    #expect(most * line.count < 4_000_000, "\(most) lines under way at once")
  }
}
