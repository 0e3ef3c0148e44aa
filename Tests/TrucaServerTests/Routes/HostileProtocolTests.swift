import Testing
import TrucaAPI
import TrucaClient

/// What an attack over the socket found; each is answered, and in bounded work.
@Suite("A hostile request")
struct HostileProtocolTests {
  @Test("that names a time beyond a century is not read, so that distances cannot add up beyond all numbers")
  func distance() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      let text = "in " + String(repeating: "99999w", count: 100)
      let answer = try await desk.send("POST", "/v1/leads/1/snooze", as: "anna", json: #"{"at":"\#(text)"}"#)
      #expect(answer.status == 400)
      #expect(answer.body.count < 1000)
    }
  }

  @Test("that records a wrong number of a closed lead leaves it closed", arguments: ["stop", "lost"])
  func wrongNumberOfClosed(way: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      let closing =
        way == "stop"
        ? try await desk.send("POST", "/v1/leads/1/stop", as: "anna", json: "{}")
        : try await desk.send(
          "POST", "/v1/leads/1/calls", as: "anna", json: #"{"outcome":"lost","reason":"bought elsewhere"}"#)
      try #require(closing.status < 300)
      let answer = try await desk.send("POST", "/v1/leads/1/calls", as: "anna", json: #"{"outcome":"wrong-number"}"#)
      #expect(answer.status == 201)
      #expect(try await desk.by { try $0.lead(1) }.state == "closed")
      try await desk.expectHealthy()
    }
  }

  @Test("is not read in UTF-16 or UTF-32, where the depth of JSON would not be seen", arguments: [2, 4])
  func wideJSON(width: Int) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      // The low byte of U+0122 is that of a quote.
      let text = "{\"y\":\"\u{122}\",\"x\":\(String(repeating: "[", count: 200))\(String(repeating: "]", count: 200)),"
      let bytes = (text + "\"text\":\"n\"}").unicodeScalars.flatMap { scalar in
        (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> UInt32(8 * $0)) }
      }
      let answer = try await desk.server.send(
        "POST", "/v1/leads/1/notes", headers: [("Content-Type", "application/json")], body: bytes)
      #expect(answer.problem?.kind == .unreadable)
    }
  }

  @Test("cannot select all held leads by a reason that is a pattern", arguments: ["%", "_onsent", "no%", "\\"])
  func patterns(reason: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead("Ana", number: "+34600000057")
      let all = try await desk.send("POST", "/v1/held/settle", json: #"{"country":"ES"}"#)
      try #require(try WireCoder.decode(SettleAnswer.self, from: all.body).selected == 1)
      let escaped = reason == "\\" ? "\\\\" : reason
      let answer = try await desk.send(
        "POST", "/v1/held/settle", json: #"{"country":"ES","reason":"\#(escaped)"}"#)
      #expect(try WireCoder.decode(SettleAnswer.self, from: answer.body).selected == 0)
    }
  }

  @Test("is refused in one short sentence, however long what it names")
  func longNames() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      for name in [String(repeating: "x", count: 500_000), "e" + String(repeating: "\u{301}", count: 200_000)] {
        let answer = try await desk.send("POST", "/v1/leads", json: #"{"name":"A","team":"\#(name)"}"#)
        let problem = try #require(answer.problem)
        #expect(problem.kind == .badRequest)
        #expect(problem.detail.hasPrefix("cannot find team "))
        #expect(problem.detail.utf8.count <= Problem.detailLimit + 3)
      }
    }
  }

  @Test("cannot make a user whom no path names", arguments: [".", ".."])
  func dots(login: String) async throws {
    try await DeskFixture.run { desk in
      let answer = try await desk.send(
        "POST", "/v1/users", json: #"{"user":"\#(login)","roles":["intake"],"zone":"Europe/London"}"#)
      #expect(answer.problem?.kind == .badRequest)
    }
  }

  @Test("whose body breaks off within an import gets a last line that says so, and one answer")
  func brokenImport() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let text = try await desk.server.raw { connection in
        connection.send(
          "POST /v1/imports?team=north HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "b\r\nName,Phone\n\r\nZZ\r\n")
        return connection.receiveAll()
      }
      #expect(text.contains(#""detail":"cannot read the body"#))
      #expect(text.hasSuffix("\r\n0\r\n\r\n"))
      #expect(text.split(separator: "HTTP/1.1 ").count == 1)
    }
  }
}
