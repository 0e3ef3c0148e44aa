import Testing
import TrucaAPI
import TrucaClient

@Suite("An idempotency key")
struct IdempotencyTests {
  static let body = #"{"name":"Ada","numbers":["+442079460001"],"team":"north"}"#

  @Test("with the same request gets the same bytes and has no second effect, also after a restart")
  func again() async throws {
    let state = try ScratchDirectory()
    let key = [("Idempotency-Key", "abc")]
    let (first, journal) = try await DeskFixture.run(in: state) { desk in
      try await desk.addRoster()
      let first = try await desk.send("POST", "/v1/leads", headers: key, json: Self.body)
      let journal = try await desk.journal()
      try await desk.advance(to: "+1 h")
      #expect(try await desk.send("POST", "/v1/leads", headers: key, json: Self.body).body == first.body)
      #expect(try await desk.journal() == journal)
      return (first, journal)
    }
    #expect(first.status == 201)
    try await DeskFixture.run(in: state) { desk in
      let again = try await desk.send("POST", "/v1/leads", headers: key, json: Self.body)
      #expect(again.status == 201)
      #expect(again.body == first.body)
      #expect(try await desk.journal() == journal)
    }
  }

  @Test("with another body, path or person acted for is refused")
  func mismatch() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let key = [("Idempotency-Key", "abc")]
      _ = try await desk.send("POST", "/v1/leads", headers: key, json: Self.body)
      let before = try await desk.journal()
      let others = [
        try await desk.send("POST", "/v1/leads", headers: key, json: #"{"name":"Bob","team":"north"}"#),
        try await desk.send("POST", "/v1/leads/1/notes", headers: key, json: Self.body),
        try await desk.send("POST", "/v1/leads", as: "anna", headers: key, json: Self.body),
        try await desk.send("POST", "/v1/undo", as: "anna", headers: key),
      ]
      for answer in others { #expect([400, 422].contains(answer.status)) }
      #expect(others[0].problem?.kind == .idempotencyMismatch)
      #expect(others[2].problem?.kind == .idempotencyMismatch)
      #expect(try await desk.journal() == before)
    }
  }

  @Test("is another peer's own")
  func peers() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let key = [("Idempotency-Key", "abc")]
      let one = try await desk.send(
        "POST", "/v1/leads/1/notes", uid: 5001, headers: key, json: #"{"text":"nothing there yet"}"#)
      #expect(one.status == 404)
      try await desk.addLead("Ada", owner: "anna")
      try await desk.addLead("Bob", owner: "ben")
      let anna = try await desk.send("POST", "/v1/leads/1/notes", uid: 5001, headers: key, json: #"{"text":"hers"}"#)
      let ben = try await desk.send("POST", "/v1/leads/2/notes", uid: 5002, headers: key, json: #"{"text":"his"}"#)
      #expect(anna.status == 200)
      #expect(ben.status == 200)
      #expect(try await desk.lead(2).notes.map(\.text) == ["his"])
    }
  }

  @Test("of a refused request can be used for a better one")
  func refused() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let key = [("Idempotency-Key", "abc")]
      #expect(try await desk.send("POST", "/v1/leads", headers: key, json: "{}").status == 400)
      #expect(try await desk.send("POST", "/v1/leads", headers: key, json: Self.body).status == 201)
    }
  }

  @Test("that is none is refused", arguments: ["", "two words", "é", String(repeating: "k", count: 129)])
  func bad(key: String) async throws {
    try await DeskFixture.run { desk in
      let answer = try await desk.send("POST", "/v1/leads", headers: [("Idempotency-Key", key)], json: "{}")
      #expect(answer.status == 400)
    }
  }

  @Test("keeps a clock from being advanced twice, and many lines from coming in twice")
  func everywhere() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let key = [("Idempotency-Key", "abc")]
      let first = try await desk.send("POST", "/v1/clock/advance", headers: key, json: #"{"to":"+1 h"}"#)
      let second = try await desk.send("POST", "/v1/clock/advance", headers: key, json: #"{"to":"+1 h"}"#)
      #expect(second.body == first.body)
      #expect(desk.now == "2026-11-24T11:00:00Z")
      let lines = (0..<5).map { #"{"name":"Lead \#($0)","email":"l\#($0)@example.org","team":"north"}"# }
      let headers = [("Content-Type", "application/x-ndjson"), ("Idempotency-Key", "def")]
      let body = Array(lines.joined(separator: "\n").utf8)
      let one = try await desk.server.send("POST", "/v1/leads", headers: headers, body: body)
      let journal = try await desk.journal()
      let two = try await desk.server.send("POST", "/v1/leads", headers: headers, body: body)
      #expect(two.body == one.body)
      #expect(try await desk.journal() == journal)
    }
  }
}
