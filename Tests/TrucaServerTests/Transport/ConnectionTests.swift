import Glibc
import Hummingbird
import Synchronization
import Testing
import TrucaAPI
import TrucaClient
import TrucaServer

@Suite("Connections", .timeLimit(.minutes(1)))
struct ConnectionTests {
  /// What a route saw of its body: its size, or nil where it broke off.
  private final class Seen: Sendable {
    let size = Mutex<Int?>(nil)
    let gate = Gate()
  }

  private static func routes(_ router: Router<TrucaContext>) {
    router.get("ok/:name") { _, context in try Response.json(context.parameters.require("name")) }
    router.post("size") { request, context in try Response.json(try await request.collect(limit: 1_000_000).count) }
    router.get("flood") { _, _ in
      Response(
        status: .ok,
        body: .init { writer in
          while true { try await writer.write(ByteBuffer(repeating: 120, count: 100_000)) }
        })
    }
  }

  private static var hasty: TransportLimits {
    var limits = TransportLimits()
    limits.idle = .milliseconds(300)
    return limits
  }

  @Test("a rush of connections is kept waiting and not turned away")
  func rush() async throws {
    var limits = TransportLimits()
    limits.connections = 1
    try await ServerFixture.run(limits: limits, routes: Self.routes) { server in
      let waiting = (0..<300).map { _ in try? RawConnection(server.socket, waits: false) }
      #expect(waiting.count { $0 != nil } == 300)
    }
  }

  @Test("pipelined requests are answered in their order")
  func pipelined() async throws {
    let text = try await ServerFixture.run(routes: Self.routes) { server in
      try await server.raw { connection in
        let requests = (0..<50).map { "GET /ok/n\($0) HTTP/1.1\r\nHost: t\r\n\r\n" }.joined()
        connection.send(requests + "GET /ok/last HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n")
        return connection.receiveAll()
      }
    }
    let names = text.split(separator: "\"").filter { $0.hasPrefix("n") || $0 == "last" }.map(String.init)
    #expect(names == (0..<50).map { "n\($0)" } + ["last"])
  }

  @Test("garbage behind a good request is refused after its answer")
  func pipelinedGarbage() async throws {
    let text = try await ServerFixture.run(routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send("GET /ok/first HTTP/1.1\r\nHost: t\r\n\r\n!!!\r\n\r\n")
        return connection.receiveAll()
      }
    }
    #expect(text.hasPrefix("HTTP/1.1 200 "))
    #expect(text.contains("\"first\"HTTP/1.1 400 "))
  }

  @Test("a client that has ended its side still gets its answer, and then the end")
  func halfClose() async throws {
    let text = try await ServerFixture.run(routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send("POST /size HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc")
        connection.endSending()
        return connection.receiveAll()
      }
    }
    #expect(text.hasPrefix("HTTP/1.1 200 "))
    #expect(text.hasSuffix("3"))
  }

  @Test("a client that waits for leave to send its body gets it")
  func expectContinue() async throws {
    let text = try await ServerFixture.run(routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send("POST /size HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
        try connection.receive(until: "HTTP/1.1 100 Continue\r\n\r\n")
        connection.send("abc")
        return try connection.receive(until: "\r\n\r\n3")
      }
    }
    #expect(text.hasPrefix("HTTP/1.1 200 "))
  }

  @Test(
    "a body that breaks off is never taken for whole",
    arguments: ["Content-Length: 10\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"], [true, false])
  func cutShort(body: String, halfClosed: Bool) async throws {
    let seen = Seen()
    let answer = try await ServerFixture.run(
      routes: { router in
        router.post("seen") { request, _ in
          defer { seen.gate.open() }
          let count = try await request.collect(limit: 1_000).count
          seen.size.withLock { $0 = count }
          return Response(status: .ok)
        }
      },
      { server in
        let answer = try await server.raw { connection in
          connection.send("POST /seen HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\n" + body)
          try connection.receive(until: "100 Continue\r\n\r\n")
          guard halfClosed else { return "" }
          connection.endSending()
          return connection.receiveAll()
        }
        await seen.gate.wait()
        return answer
      })
    #expect(seen.size.withLock { $0 } == nil)
    #expect(answer.hasPrefix(halfClosed ? "HTTP/1.1 400 " : ""))
  }

  @Test("a body that stalls is answered 408", arguments: ["", "abc"])
  func stalledBody(start: String) async throws {
    let text = try await ServerFixture.run(limits: Self.hasty, routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send("POST /size HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\n" + start)
        return connection.receiveAll()
      }
    }
    #expect(text.hasPrefix("HTTP/1.1 408 "))
    #expect(text.contains(#""kind":"timeout""#))
  }

  @Test("a connection that says nothing, or half a head, is closed", arguments: ["", "GET /ok/a HTTP/1.1\r\nHo"])
  func stalledHead(start: String) async throws {
    let text = try await ServerFixture.run(limits: Self.hasty, routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send(start)
        return connection.receiveAll()
      }
    }
    #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 400 "), "\(text)")
  }

  @Test("a connection idle between requests is closed")
  func idle() async throws {
    let text = try await ServerFixture.run(limits: Self.hasty, routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send("GET /ok/a HTTP/1.1\r\nHost: t\r\n\r\n")
        return connection.receiveAll()
      }
    }
    #expect(text.hasSuffix("\"a\""))
  }

  @Test("an answer that is not read does not hold the connection for ever")
  func unreadAnswer() async throws {
    let ended = Gate()
    try await ServerFixture.run(
      limits: Self.hasty,
      routes: { router in
        router.get("flood") { _, _ in
          Response(
            status: .ok,
            body: .init { writer in
              defer { ended.open() }
              while true { try await writer.write(ByteBuffer(repeating: 120, count: 100_000)) }
            })
        }
      },
      { server in
        let connection = try RawConnection(server.socket)
        connection.send("GET /flood HTTP/1.1\r\nHost: t\r\n\r\n")
        await ended.wait()
        withExtendedLifetime(connection) {}
      })
  }

  @Test("a request that takes longer than the idle time is not cut")
  func slowRoute() async throws {
    let answer = try await ServerFixture.run(
      limits: Self.hasty,
      routes: { router in
        router.get("slow") { _, _ in
          try await Task.sleep(for: .milliseconds(900))
          return try Response.json(true)
        }
      }, { try await $0.send("GET", "/slow") })
    #expect(answer.status == 200)
  }

  @Test("connections over the limit wait until others leave")
  func connectionLimit() async throws {
    var limits = TransportLimits()
    limits.connections = 3
    let answer = try await ServerFixture.run(limits: limits, routes: Self.routes) { server in
      try await server.raw { first in
        let request = "GET /ok/a HTTP/1.1\r\nHost: t\r\n\r\n"
        let others = try (0..<40).map { _ in try RawConnection(server.socket) }
        for other in others { other.send(request) }
        first.send(request)
        try first.receive(until: "\"a\"")
        // The last of them is served only because those before it leave.
        try #require(try #require(others.last).isSilent(for: 300))
        for other in others.dropLast() {
          try other.receive(until: "\"a\"")
          shutdown(other.descriptor, Int32(SHUT_RDWR))
        }
        shutdown(first.descriptor, Int32(SHUT_RDWR))
        return try #require(others.last).receive(until: "\"a\"")
      }
    }
    #expect(answer.hasPrefix("HTTP/1.1 200 "))
  }

  @Test("a thousand connections are served at once")
  func thousand() async throws {
    try #require(DescriptorLimit.raise() >= 4_096)
    let served = try await ServerFixture.run(routes: Self.routes) { server in
      try await onThread {
        let connections = try (0..<1_000).map { _ in try RawConnection(server.socket) }
        for connection in connections { connection.send("GET /ok/a HTTP/1.1\r\nHost: t\r\n\r\n") }
        return try connections.map { try $0.receive(until: "\"a\"") }.count { $0.hasPrefix("HTTP/1.1 200 ") }
      }
    }
    #expect(served == 1_000)
  }
}
