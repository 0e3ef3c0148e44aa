import Testing
import TrucaAPI
import TrucaClient
import TrucaServer

@Suite("The life of a stream of events", .timeLimit(.minutes(5)))
struct EventLifeTests {
  @Test("the graceful shutdown ends a stream properly and does not wait for it")
  func shutdown() async throws {
    try await DeskFixture.run { desk in
      let stream = try await onThread { [socket = desk.server.socket] in try EventConnection(socket) }
      await desk.server.shutDown()
      let rest = try await onThread { stream.raw.receiveAll() }
      #expect(rest.hasSuffix("0\r\n\r\n"))
      await desk.server.end()
    }
  }

  @Test("a stream without events says now and then where it stands")
  func heartbeat() async throws {
    var limits = TransportLimits()
    limits.heartbeat = .milliseconds(20)
    try await DeskFixture.run(limits: limits) { desk in
      let place = try await desk.journal()
      let beats = try await onThread { [socket = desk.server.socket] in
        let stream = try EventConnection(socket)
        return try (0..<3).map { _ in try stream.raw.receive(until: "\n\n") }
      }
      for beat in beats { #expect(beat.contains(":\nid: \(place)\n\n")) }
    }
  }

  @Test("the client goes on behind the last event after the daemon was started anew, and misses none")
  func restart() async throws {
    let state = try ScratchDirectory()
    let path = state.file("stable")
    let ending = try EventEnding()
    let listener = Listener()
    async let listening: Void = onThread {
      try Client(socket: path).events(after: 0, until: ending) { listener.hear($0) }
    }
    for round in 0..<3 {
      try await DeskFixture.run(in: state, socket: path) { desk in
        if round == 0 { try await desk.addRoster() }
        try await desk.addLead("Ada \(round)")
        let last = try await desk.journal()
        await listener.wait(for: last)
      }
    }
    ending.request()
    try await listening
    let sequences = listener.sequences
    #expect(sequences == Array(1...(try #require(sequences.last))))
    #expect(listener.connections >= 3)
  }
}
