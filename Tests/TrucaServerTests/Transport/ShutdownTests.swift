import FoundationEssentials
import Glibc
import Hummingbird
import Testing
import TrucaClient
import TrucaServer

@Suite("Graceful shutdown", .timeLimit(.minutes(1)))
struct ShutdownTests {
  @Test("a request in flight is finished, idle connections close, the socket is gone")
  func finishes() async throws {
    let arrived = Gate()
    let leave = Gate()
    try await ServerFixture.run(
      routes: { router in
        router.get("slow") { _, _ in
          arrived.open()
          await leave.wait()
          return try Response.json("done")
        }
        router.get("ok") { _, _ in try Response.json(true) }
      },
      { server in
        let idle = try await server.raw { connection in
          connection.send("GET /ok HTTP/1.1\r\nHost: t\r\n\r\n")
          try connection.receive(until: "true")
          return connection
        }
        async let slow = server.send("GET", "/slow")
        await arrived.wait()
        await server.shutDown()
        // The idle connection's end shows that the shutdown has begun; the slow request still runs.
        #expect(try await onThread { idle.receiveAll() }.isEmpty)
        leave.open()
        let answer = try await slow
        #expect(answer.status == 200)
        #expect(String(decoding: answer.body, as: UTF8.self) == "\"done\"")
        await server.end()
        #expect(!FileManager.default.fileExists(atPath: server.socket))
        await #expect(throws: ClientError.unreachable(path: server.socket, code: ENOENT)) {
          try await server.send("GET", "/ok")
        }
      })
  }

  @Test("what does not end within the drain time is cut")
  func cuts() async throws {
    var limits = TransportLimits()
    limits.drain = .milliseconds(200)
    let arrived = Gate()
    try await ServerFixture.run(
      limits: limits,
      routes: { router in
        router.get("endless") { request, _ in
          Response(
            status: .ok,
            body: .init { writer in
              try await writer.write(ByteBuffer(string: "a\n"))
              arrived.open()
              try await request.body.consumeWithCancellationOnInboundClose { _ in
                try await Task.sleep(for: .seconds(3_600))
              }
            })
        }
      },
      { server in
        let lost = Task { try await server.send("GET", "/endless") }
        await arrived.wait()
        await server.shutDown()
        await #expect(throws: ClientError.self) { _ = try await lost.value }
        await server.end()
      })
  }
}
