import Testing
import TrucaAPI

/// A client of `GET /v1/events` that reads when the test wants it to.
final class EventConnection: Sendable {
  let raw: RawConnection

  /// Opens a stream and waits until the daemon answers. `uid` plays another peer.
  init(
    _ socket: String, as login: String? = nil, uid: UInt32? = nil, after: String? = nil, lastEventID: String? = nil
  ) throws {
    raw = try RawConnection(socket)
    var head = "GET /v1/events\(after.map { "?after=\($0)" } ?? "") HTTP/1.1\r\nHost: t\r\n"
    if let login { head += "Truca-As: \(login)\r\n" }
    if let uid { head += "\(PlayedPeers.header): \(uid)\r\n" }
    if let lastEventID { head += "Last-Event-ID: \(lastEventID)\r\n" }
    raw.send(head + "\r\n")
    begin = try raw.receive(until: "\n\n")
  }

  /// What came first: the head, and where the reader stands.
  let begin: String

  /// Events until one of that kind about that lead has come.
  func events(until kind: String, lead: Int64? = nil) throws -> [LiveEvent] {
    var text = begin
    while true {
      let events = try Self.events(in: text)
      if events.contains(where: { $0.kind == kind && (lead == nil || $0.lead == lead) }) { return events }
      let piece = raw.receive()
      try #require(!piece.isEmpty, "ended after: \(text)")
      text += piece
    }
  }

  /// The whole events in a text; sizes of chunks stand on lines of their own and are passed over.
  static func events(in text: String) throws -> [LiveEvent] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return try lines.filter { $0.hasPrefix("data: ") }.map { line in
      try WireCoder.decode(LiveEvent.self, from: Array(line.dropFirst(6).utf8))
    }
  }
}
