import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaStore

@testable import TrucaServer

@Suite("Live events", .timeLimit(.minutes(5)))
struct EventTests {
  @Test("an entry of the journal is told as it is committed, with its place, kind and sentence")
  func told() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let stream = try await onThread { [socket = desk.server.socket] in try EventConnection(socket, as: "anna") }
      #expect(stream.begin.lowercased().contains("content-type: text/event-stream"))
      let lead = try await desk.addLead().lead
      let events = try await onThread { try stream.events(until: "stored") }
      let event = try #require(events.first)
      #expect(event.sequence == (try await desk.journal()))
      #expect(event.lead == lead && event.subject == "lead" && event.user == nil)
      #expect(event.actor == "root" || event.actor.hasPrefix("uid "))
      #expect(event.sentence == "entered, open")
      #expect(event.at.instant == DeskFixture.tuesday && event.at.zone == "Europe/London")
    }
  }

  @Test("each sees her own: a rep her leads and herself, a manager her team, an administrator all, others themselves")
  func visibility() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let mine = try await desk.addLead("Ada", owner: "anna").lead
      let bens = try await desk.addLead("Bob", owner: "ben").lead
      let souths = try await desk.addLead("Cid", owner: "sam") { $0.team = "south" }.lead
      let all = try await desk.journal()
      let seen = { (login: String?) async throws -> [LiveEvent] in
        let page = try await Self.page(desk, login)
        #expect(page.end == all)
        return page.events
      }
      let anna = try await seen("anna")
      #expect(Set(anna.compactMap(\.lead)) == [mine])
      #expect(Set(anna.compactMap(\.user)) == ["anna"])
      let mona = try await seen("mona")
      #expect(Set(mona.compactMap(\.lead)) == [mine, bens])
      #expect(Set(mona.compactMap(\.user)) == ["anna", "ben", "mona", "gate"])
      let gate = try await seen("gate")
      #expect(gate.compactMap(\.lead) == [] && gate.compactMap(\.user) == ["gate"])
      let administrator = try await seen(nil)
      #expect(administrator.map(\.sequence) == Array(1...all))
      #expect(Set(administrator.compactMap(\.lead)) == [mine, bens, souths])
      #expect(administrator.contains { $0.subject == "process" && $0.sentence == "process version 1 applied" })
    }
  }

  @Test("what becomes of mails is told in words")
  func mails() async throws {
    try await DeskFixture.run(at: "2026-11-24T08:00:00Z") { desk in
      try await desk.addReader("anna")
      try await desk.advance(to: "08:30")
      try await desk.end(try await desk.claimed(), 75)
      try await desk.pass(.minutes(1))
      try await desk.end(try await desk.claimed(), 0)
      _ = try await desk.by { try $0.pauseMails(reason: nil) }
      _ = try await desk.by { try $0.resumeMails() }
      _ = try await desk.by("anna") { try $0.switchReminders(["morning": "off"]) }
      let told = try await Self.page(desk, nil).events.map(\.sentence)
      #expect(
        told.suffix(6) == [
          "mail 1 waits to be sent", "mail 1 was not taken and is tried again", "mail 1 sent", "mails paused",
          "mails go again", "anna has switched a reminder",
        ])
    }
  }

  /// The whole journal, as one of these people may see it.
  private static func page(_ desk: DeskFixture, _ login: String?) async throws -> EventPage {
    try await desk.desk.store.read { [desk = desk.desk] reading in
      let caller = try desk.caller(uid: PlayedPeers.ownUID, acting: login, reading)
      return try QueryScope(desk: desk, reading: reading, now: desk.clock.now(), caller: caller).events(after: 0)
    }
  }

  @Test("a stream is resumed behind the place that the client names; the header goes before the address")
  func resume() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead("Ada")
      let second = try await desk.addLead("Bob").lead
      let last = try await desk.journal()
      let socket = desk.server.socket
      let whole = try await onThread { try EventConnection(socket, after: "0").events(until: "stored", lead: second) }
      #expect(whole.map(\.sequence) == Array(1...last))
      let resumed = try await onThread {
        try EventConnection(socket, after: "0", lastEventID: "\(last - 2)").events(until: "stored", lead: second)
      }
      #expect(resumed.map(\.sequence) == [last - 1, last])
    }
  }

  @Test("a place that the journal has not reached is its end, and what comes then is told")
  func beyond() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let stream = try await onThread { [socket = desk.server.socket] in try EventConnection(socket, after: "9999") }
      #expect(stream.begin.contains("id: \(try await desk.journal())\n"))
      try await desk.addLead()
      let events = try await onThread { try stream.events(until: "stored") }
      #expect(events.count == 1)
    }
  }

  @Test("a place that is none is refused", arguments: ["x", "-1", "1.5"])
  func badPlace(place: String) async throws {
    try await DeskFixture.run { desk in
      let answer = try await desk.send("GET", "/v1/events?after=\(place)")
      #expect(answer.status == 400)
      #expect(answer.problem?.detail.hasPrefix("cannot begin with") == true)
      let header = try await desk.send("GET", "/v1/events", headers: [("Last-Event-ID", place)])
      #expect(header.status == 400)
    }
  }

  @Test("one peer holds 32 streams and no more, and gets its places back")
  func places() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let socket = desk.server.socket
      try await onThread {
        var streams = try (0..<32).map { _ in try EventConnection(socket) }
        let refused = try RawConnection(socket)
        refused.send("GET /v1/events HTTP/1.1\r\nHost: t\r\n\r\n")
        let text = try refused.receive(until: "\r\n\r\n{")
        #expect(text.hasPrefix("HTTP/1.1 409 "))
        // Another peer has places of its own.
        _ = try EventConnection(socket, uid: 5001)
        streams.removeAll()
      }
      // HEAD takes none.
      for _ in 0..<40 { #expect(try await desk.send("HEAD", "/v1/events", uid: 5001).status == 200) }
      try await onThread {
        // The daemon hears of their end in its own time: it is asked until a place is free.
        while true {
          let next = try RawConnection(socket)
          next.send("GET /v1/events HTTP/1.1\r\nHost: t\r\n\r\n")
          if next.receive().hasPrefix("HTTP/1.1 200 ") { return }
        }
      }
    }
  }

  @Test("who loses her rights while she listens hears no more")
  func rightsEnd() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let stream = try await onThread { [socket = desk.server.socket] in try EventConnection(socket, uid: 5001) }
      _ = try await desk.by { try $0.leave("anna", to: nil) }
      let rest = try await onThread { stream.raw.receiveAll() }
      #expect(!rest.contains("data:"))
    }
  }
}
