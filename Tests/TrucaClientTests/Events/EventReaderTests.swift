import Testing
import TrucaAPI

@testable import TrucaClient

@Suite("Reading server-sent events")
struct EventReaderTests {
  static func json(_ sequence: Int) -> String {
    #"{"sequence":\#(sequence),"at":{"instant":"2026-11-24T09:30:00Z","local":"2026-11-24 10:30","#
      + #""words":"today 10:30","zone":"Europe/Madrid"},"subject":"lead","lead":42,"actor":"anna","#
      + #""kind":"outcome","sentence":"call 9: voicemail"}"#
  }

  private func read(_ lines: [String], after place: Int64? = nil) throws -> (events: [LiveEvent], place: Int64?) {
    var reader = EventReader(place: place)
    let events = try lines.compactMap { try reader.take(Array($0.utf8)) }
    return (events, reader.place)
  }

  @Test("an event is whole at its empty line, and its id is the place to resume after")
  func event() throws {
    let read = try read(["id: 7", "event: outcome", "data: \(Self.json(7))", ""])
    #expect(read.events.map(\.sequence) == [7])
    #expect(read.events.first?.lead == 42)
    #expect(read.place == 7)
  }

  @Test("what was not ended by an empty line is no event, and no place")
  func unfinished() throws {
    let read = try read(["id: 7", "event: outcome", "data: \(Self.json(7))"], after: 3)
    #expect(read.events == [])
    #expect(read.place == 3)
  }

  @Test("comments are passed over; an id without data moves the place alone")
  func mark() throws {
    let read = try read([":", "id: 12", "", ": hello", ""])
    #expect(read.events == [])
    #expect(read.place == 12)
  }

  @Test("data on several lines is one text, and unknown fields and a missing space do no harm")
  func lines() throws {
    let json = Self.json(8)
    let half = json.firstIndex(of: ",") ?? json.startIndex
    let read = try read(["retry:5", "id:8", "data:\(json[...half])", "data: \(json[half...].dropFirst())", "what", ""])
    #expect(read.events.map(\.sequence) == [8])
  }

  @Test("data that are no event are an error", arguments: ["{}", "nonsense", ""])
  func nonsense(data: String) {
    #expect(throws: ClientError.self) { try read(["data: \(data)", ""]) }
  }
}

@Suite("Waiting before the next try")
struct BackOffTests {
  /// Knuth's generator of 64 bits.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 32
    }
  }

  @Test("it doubles up to five seconds, between half and all of that, and begins anew after an answer")
  func doubling() {
    var generator = Seeded(state: 11)
    var seen: Set<Int> = []
    for _ in 0..<200 {
      var backOff = BackOff()
      backOff.reset()
      for ceiling in [100, 200, 400, 800, 1600, 3200, 5000, 5000] {
        let wait = backOff.next(using: &generator)
        #expect(ceiling / 2...ceiling ~= wait)
        seen.insert(wait)
      }
      backOff.reset()
      #expect(backOff.next(using: &generator) <= BackOff.first)
    }
    // Clients do not come back at one time.
    #expect(seen.count > 500)
  }
}
