import Hummingbird
import Testing
import TrucaAPI
import TrucaClient
import TrucaServer

@Suite("Limits of requests", .timeLimit(.minutes(1)))
struct LimitTests {
  private static func routes(_ router: Router<TrucaContext>) {
    router.get("ok") { _, _ in try Response.json(true) }
    router.post("size") { request, context in
      try Response.json(try await request.collect(limit: context.limits.bodyBytes).count)
    }
    router.post("unread") { _, _ -> Response in throw Problem(.forbidden, "cannot let you do this; ask a manager") }
  }

  private static var small: TransportLimits {
    var limits = TransportLimits()
    limits.bodyBytes = 1_000
    return limits
  }

  private static let close = "Host: t\r\nConnection: close\r\n"

  @Test("a body is taken up to the limit and not beyond", arguments: [(1_000, 200), (1_001, 413)])
  func announced(size: Int, status: Int) async throws {
    let answer = try await ServerFixture.run(limits: Self.small, routes: Self.routes) {
      try await $0.send("POST", "/size", body: [UInt8](repeating: 120, count: size))
    }
    #expect(answer.status == status)
  }

  @Test("a chunked body is taken up to the limit and not beyond", arguments: [(10, 200), (11, 413)])
  func chunked(pieces: Int, status: Int) async throws {
    let answer = try await ServerFixture.run(limits: Self.small, routes: Self.routes) { server in
      let client = server.client
      return try await onThread {
        var left = pieces
        return try client.upload(
          "/size",
          source: { () throws(ClientError) in
            left -= 1
            return left >= 0 ? [UInt8](repeating: 120, count: 100) : nil
          }, onLine: { _ in })
      }
    }
    #expect(answer.status == status)
  }

  @Test("an answer before the body's end comes through while the client sends without end")
  func early() async throws {
    let answer = try await ServerFixture.run(limits: Self.small, routes: Self.routes) { server in
      let client = server.client
      return try await onThread {
        try client.upload(
          "/unread", source: { () throws(ClientError) in [UInt8](repeating: 120, count: 50_000) }, onLine: { _ in })
      }
    }
    #expect(answer.problem?.kind == .forbidden)
  }

  @Test("who goes on sending after the answer is cut off")
  func endless() async throws {
    let text = try await ServerFixture.run(limits: Self.small, routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send("POST /unread HTTP/1.1\r\nHost: t\r\nContent-Length: 100000000\r\n\r\n")
        let answer = try connection.receive(until: "manager")
        connection.send(String(repeating: "x", count: 50_000_000))
        #expect(connection.receiveAll().isEmpty)
        return answer
      }
    }
    #expect(text.hasPrefix("HTTP/1.1 403 "))
  }

  @Test(
    "headers over the limit are answered 431",
    arguments: [
      "GET /ok HTTP/1.1\r\nHost: t\r\nX: \(String(repeating: "x", count: 17_000))\r\n\r\n",
      "GET /ok HTTP/1.1\r\nHost: t\r\n" + String(repeating: "X: \(String(repeating: "x", count: 400))\r\n", count: 50)
        + "\r\n",
      "GET /ok HTTP/1.1\r\nHost: t\r\n" + String(repeating: "X:x\r\n", count: 300) + "\r\n",
      "GET /\(String(repeating: "x", count: 17_000)) HTTP/1.1\r\nHost: t\r\n\r\n",
    ])
  func headers(request: String) async throws {
    let text = try await ServerFixture.run(routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send(request)
        return connection.receiveAll()
      }
    }
    #expect(text.hasPrefix("HTTP/1.1 431 "), "\(text.prefix(200))")
    #expect(text.contains(#""kind":"headersTooLarge""#))
  }

  @Test("headers below the limit are served")
  func headersBelow() async throws {
    let text = try await ServerFixture.run(routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send("GET /ok HTTP/1.1\r\n\(Self.close)X: \(String(repeating: "x", count: 15_000))\r\n\r\n")
        return connection.receiveAll()
      }
    }
    #expect(text.hasPrefix("HTTP/1.1 200 "))
  }

  @Test(
    "what is no good request is answered 400 and harms nobody",
    arguments: [
      "GET /ok HTTP/1.0\r\n\r\n", "GET /ok HTTP/1.0\r\nHost: t\r\n\r\n", "GET /ok HTTP/1.1\r\n\r\n",
      "GET /ok HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /ok HTTP/2.0\r\nHost: t\r\n\r\n",
      "GET /ok HTTP/9.9\r\nHost: t\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}", "hello\r\n\r\n", "\0\0\0\0\r\n\r\n",
      "GET http://t/ok HTTP/1.1\r\nHost: t\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n",
      "CONNECT t:1 HTTP/1.1\r\nHost: t\r\n\r\n", "GET /ok HTTP/1.1\r\nHost: t\r\nBad Name: x\r\n\r\n",
      "GET /ok HTTP/1.1\r\nHost: t\r\n: x\r\n\r\n", "POST /size HTTP/1.1\r\nHost: t\r\nContent-Length: -1\r\n\r\n",
      "POST /size HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999999999999999999\r\n\r\n",
      "POST /size HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
      "POST /size HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ])
  func garbage(request: String) async throws {
    let (text, after) = try await ServerFixture.run(routes: Self.routes) { server in
      let text = try await server.raw { connection in
        connection.send(request)
        connection.endSending()
        return connection.receiveAll()
      }
      return (text, try await server.send("GET", "/ok").status)
    }
    #expect(text.hasPrefix("HTTP/1.1 400 "), "\(text)")
    #expect(text.contains(#""kind":"badRequest""#))
    #expect(after == 200)
  }

  @Test("random bytes never end the server", arguments: 0..<20 as Range<UInt64>)
  func noise(seed: UInt64) async throws {
    var generator = SplitMix(seed: seed)
    let heads = [
      "", "GET /ok HTTP/1.1\r\nHost: t\r\n", "POST /size HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n",
    ]
    let length = Int.random(in: 1...3_000, using: &generator)
    let noise = (0..<length).map { _ in Unicode.Scalar(UInt8.random(in: 0...127, using: &generator)) }
    let text = heads[Int(seed) % heads.count] + String(String.UnicodeScalarView(noise))
    let status = try await ServerFixture.run(routes: Self.routes) { server in
      _ = try await server.raw { connection in
        connection.send(text)
        connection.endSending()
        return connection.receiveAll()
      }
      return try await server.send("GET", "/ok").status
    }
    #expect(status == 200)
  }
}
