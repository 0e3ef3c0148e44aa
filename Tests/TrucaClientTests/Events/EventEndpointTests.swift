import ScriptedDaemon
import Testing
import TrucaAPI

@testable import TrucaClient

@Suite("A stream of events", .timeLimit(.minutes(1)))
struct EventEndpointTests {
  /// What was told, in short: `+` connected, `-` interrupted, else the sequence.
  private func listen(
    _ daemon: ScriptedDaemon, after place: Int64? = nil, until count: Int
  ) throws -> [String] {
    var told: [String] = []
    try Client(socket: daemon.path).events(after: place, until: EventEnding()) { news in
      switch news {
      case .connected: told.append("+")
      case .interrupted: told.append("-")
      case .event(let event): told.append(String(event.sequence))
      }
      return told.count < count
    }
    return told
  }

  private func block(_ sequence: Int) -> [String] {
    ["id: \(sequence)", "event: outcome", "data: \(EventReaderTests.json(sequence))", ""]
  }

  @Test("it goes on behind the last event where the daemon ends the stream, hangs up, or is stopping")
  func resume() throws {
    let stopping = #"{"kind":"unavailable","status":503,"title":"t","type":"t","detail":"cannot: stopping"}"#
    let daemon = try ScriptedDaemon(
      .lines([":", "id: 3", ""] + block(5)), .hangUp, .problem(stopping, status: 503),
      .lines([":", "id: 5", ""] + block(6)))
    #expect(try listen(daemon, until: 7) == ["+", "5", "-", "-", "-", "+", "6"])
    let requests = daemon.requests
    #expect(requests.map { $0.header("last-event-id") } == [nil, "5", "5", "5"])
    #expect(requests.allSatisfy { $0.target == "/v1/events" && $0.header("accept") == "text/event-stream" })
  }

  @Test("it is resumed where it stood even if no event had come")
  func resumeWithoutEvent() throws {
    let daemon = try ScriptedDaemon(.lines([":", "id: 3", ""]), .lines([":", "id: 3", ""] + block(4)))
    #expect(try listen(daemon, until: 4) == ["+", "-", "+", "4"])
    #expect(daemon.requests.map { $0.header("last-event-id") } == [nil, "3"])
  }

  @Test("it begins behind the event that the caller names")
  func after() throws {
    let daemon = try ScriptedDaemon(.lines([":", "id: 3", ""]))
    #expect(try listen(daemon, after: 3, until: 1) == ["+"])
    #expect(daemon.requests.first?.header("last-event-id") == "3")
  }

  @Test("a refusal, and an answer that is no stream of events, end it")
  func refused() throws {
    let problem = #"{"kind":"forbidden","status":403,"title":"t","type":"t","detail":"cannot"}"#
    let refusing = try ScriptedDaemon(.problem(problem, status: 403))
    #expect(throws: Problem.self) { try listen(refusing, until: 9) }
    let babbling = try ScriptedDaemon(.lines(["data: {}", ""]))
    #expect(throws: ClientError.self) { try listen(babbling, until: 9) }
  }

  @Test("the end that was asked for ends it, also while it waits for a daemon that is not there")
  func ending() throws {
    let ending = try EventEnding()
    var tries = 0
    try Client(socket: "/nonexistent/socket").events(until: ending) { news in
      guard case .interrupted = news else { return false }
      tries += 1
      if tries == 3 { ending.request() }
      return true
    }
    #expect(tries == 3)
  }
}
