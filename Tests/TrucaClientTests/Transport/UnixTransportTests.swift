import Glibc
import Testing
import TrucaAPI
import TrucaClient

@Suite("The client's transport", .timeLimit(.minutes(1)))
struct UnixTransportTests {
  @Test("a request is sent as HTTP/1.1 with its headers and body")
  func request() throws {
    let server = try ScriptedServer { connection in
      let head = connection.receive(until: "abc")
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(head.utf8.count)\r\n\r\n\(head)")
    }
    let answer = try UnixTransport(path: server.path)
      .send("POST", "/v1/x?a=%20", headers: [("Truca-As", "ana")], body: Array("abc".utf8))
    #expect(
      String(decoding: answer.body, as: UTF8.self)
        == "POST /v1/x?a=%20 HTTP/1.1\r\nHost: truca\r\nConnection: close\r\n"
        + "Truca-As: ana\r\nContent-Length: 3\r\n\r\nabc")
  }

  @Test(
    "what would begin a line of its own is refused before anything is sent",
    arguments: [
      ("GET\r\nX: y", "/", "X", "y"), ("GET", "/\r\nX: y", "X", "y"), ("GET", "/ HTTP/1.1\r\nX:", "X", "y"),
      ("GET", "/\0", "X", "y"), ("GET", "/ñ", "X", "y"), ("GET", "", "X", "y"), ("GET", "x", "X", "y"),
      ("", "/", "X", "y"), ("GET", "/", "X\r\nY", "y"), ("GET", "/", "X:", "y"), ("GET", "/", "", "y"),
      ("GET", "/", "X", "y\r\nZ: z"), ("GET", "/", "X", "y\n"), ("GET", "/", "X", "y\r"), ("GET", "/", "X", "\0"),
      ("GET", "/", "X", "\u{7F}"),
    ])
  func injection(method: String, path: String, name: String, value: String) {
    // Nobody listens there: an attempt to send would be "unreachable".
    let transport = UnixTransport(path: "/tmp/truca-none/s")
    let error = #expect(throws: ClientError.self) {
      try transport.send(method, path, headers: [(name, value)])
    }
    #expect(error?.exitCode == 64)
    #expect(throws: ClientError.self) {
      try transport.upload(path, method: method, headers: [(name, value)], source: { nil }, onLine: { _ in })
    }
  }

  @Test("a daemon that does not run is named, with how to start it")
  func unreachable() throws {
    let error = try #require(throws: ClientError.self) {
      try UnixTransport(path: "/tmp/truca-none/s").send("GET", "/")
    }
    #expect(error == .unreachable(path: "/tmp/truca-none/s", code: ENOENT))
    #expect(error.exitCode == 69)
    #expect(
      error.description == "cannot reach trucad at /tmp/truca-none/s: No such file or directory; "
        + "start it with `systemctl start trucad` or `trucad --config FILE`")
  }

  @Test("a socket that one may not open is told apart from one that is not there")
  func denied() {
    let error = ClientError.unreachable(path: "/run/truca/s", code: EACCES)
    #expect(error.exitCode == 77)
    #expect(error.description.contains("group"))
  }

  @Test("a path that does not fit is unreachable", arguments: ["", String(repeating: "x", count: 108)])
  func unfitPath(path: String) {
    #expect(throws: ClientError.self) { try UnixTransport(path: path).send("GET", "/") }
  }

  @Test(
    "the end of the connection before the answer's end is an error",
    arguments: ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"])
  func cutShort(said: String) throws {
    let server = try ScriptedServer { connection in
      connection.receive(until: "\r\n\r\n")
      connection.send(said)
    }
    let error = try #require(throws: ClientError.self) { try UnixTransport(path: server.path).send("GET", "/") }
    #expect(error.exitCode == 75)
  }

  @Test("a daemon that stays silent is given up after the patience")
  func patience() throws {
    let server = try ScriptedServer { connection in connection.receive(until: "never") }
    let error = try #require(throws: ClientError.self) {
      try UnixTransport(path: server.path, patience: 50).send("GET", "/")
    }
    #expect(error == .connectionLost("the daemon was silent for 50 ms"))
  }

  @Test(
    "an error before the body is read ends an upload without end, also where the daemon hangs up",
    arguments: [true, false])
  func earlyAnswer(hangsUp: Bool) throws {
    let problem = Problem(.forbidden, "cannot let you do this; ask a manager")
    let body = try WireCoder.encode(problem)
    let server = try ScriptedServer { connection in
      connection.send("HTTP/1.1 403 Forbidden\r\nContent-Length: \(body.count)\r\n\r\n")
      connection.send(body)
      if !hangsUp { connection.receive(until: "never") }
    }
    let answer = try UnixTransport(path: server.path)
      .upload("/", source: { [UInt8](repeating: 120, count: 1 << 20) }, onLine: { _ in })
    #expect(answer.problem == problem)
  }

  @Test("an upload goes on while the daemon answers with more than the buffers hold before it reads")
  func fullBuffers() throws {
    let answer = (0..<20_000).map { "{\"row\":\($0),\"text\":\"\(String(repeating: "x", count: 100))\"}\n" }.joined()
    let server = try ScriptedServer { connection in
      connection.receive(until: "\r\n\r\n")
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.send("\(String(answer.utf8.count, radix: 16))\r\n\(answer)\r\n")
      connection.receive(until: "0\r\n\r\n")
      connection.send("0\r\n\r\n")
    }
    var left = 100
    var lines = 0
    _ = try UnixTransport(path: server.path).upload(
      "/",
      source: {
        left -= 1
        return left >= 0 ? [UInt8](repeating: 120, count: 100_000) : nil
      }, onLine: { _ in lines += 1 })
    #expect(lines == 20_000)
    #expect(left == -1)
  }

  @Test("a source that fails ends the request unfinished")
  func sourceFails() throws {
    let server = try ScriptedServer { connection in connection.receive(until: "0\r\n\r\n") }
    let error = try #require(throws: ClientError.self) {
      try UnixTransport(path: server.path).upload(
        "/", source: { () throws(ClientError) in throw .sourceFailed("leads.csv: Input/output error") },
        onLine: { _ in })
    }
    #expect(error.exitCode == 66)
  }

  @Test("a stream is read line by line and left when the reader has enough")
  func stream() throws {
    let server = try ScriptedServer { connection in
      connection.receive(until: "\r\n\r\n")
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.send("4\r\na\nb\n\r\n5\r\nc\r\nd\n\r\n")
      connection.receive(until: "never")
    }
    var lines: [String] = []
    _ = try UnixTransport(path: server.path).stream("/events") { line in
      lines.append(String(decoding: line, as: UTF8.self))
      return lines.count < 3
    }
    #expect(lines == ["a", "b", "c"])
  }
}
