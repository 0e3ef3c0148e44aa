import Testing
import TrucaCore
import TrucaDocuments

@Suite("Zone files")
struct ZoneFileTests {
  @Test(
    "a zone answers as Python's zoneinfo does, around each change and long after the last",
    arguments: ZoneFixtures.names)
  func offsets(name: String) throws {
    let zone = try ZoneFixtures.directory.zone(name)
    let rows = try ZoneFixtures.rows("zone-instants.txt", zone: name)
    #expect(rows.count > 100)
    for row in rows {
      let instant = Instant(seconds: try #require(Int64(row[0])))
      let moment = zone.local(at: instant)
      #expect(moment.offsetSeconds == Int(row[1]), "\(name) \(row)")
      #expect(moment.abbreviation == row[2], "\(name) \(row)")
      #expect(zone.offsetSeconds(at: instant) == Int(row[1]), "\(name) \(row)")
      let time = zone.time(at: instant)
      #expect(time.secondOfDay == moment.secondOfDay && time.date == moment.date && time.weekday == moment.weekday)
    }
  }

  @Test("a local time has the instants that Python finds", arguments: ZoneFixtures.names)
  func walls(name: String) throws {
    let zone = try ZoneFixtures.directory.zone(name)
    for row in try ZoneFixtures.rows("zone-walls.txt", zone: name) {
      let date = try #require(CivilDate(iso: row[0]))
      let minute = try #require(Int(row[1]))
      let expected = try row.dropFirst(2).map { Instant(seconds: try #require(Int64($0))) }
      switch zone.instants(of: date, minute: minute) {
      case .gap(let before, let after):
        #expect(expected.isEmpty, "\(name) \(row)")
        #expect(after - before <= .minutes(1))
        let wall = LocalTime(day: date.daysSinceEpoch, secondOfDay: minute * 60)
        #expect(isBefore(zone.time(at: before), wall) && isBefore(wall, zone.time(at: after)), "\(name) \(row)")
      case .one(let instant): #expect(expected == [instant], "\(name) \(row)")
      case .two(let first, let second): #expect(expected == [first, second], "\(name) \(row)")
      }
    }
  }

  private func isBefore(_ left: LocalTime, _ right: LocalTime) -> Bool {
    (left.day, left.secondOfDay) < (right.day, right.secondOfDay)
  }

  @Test("the day that Apia left out has no instants")
  func skippedDay() throws {
    let zone = try ZoneFixtures.directory.zone("Pacific/Apia")
    let date = try #require(CivilDate(year: 2011, month: 12, day: 30))
    let jump = try #require(Instant(rfc3339: "2011-12-30T10:00:00Z"))
    #expect(zone.instants(of: date, minute: 12 * 60) == .gap(before: jump - .minutes(1), after: jump))
    #expect(zone.start(of: date) == jump)
  }

  @Test("a file that is cut off anywhere is refused", arguments: ["America/New_York", "Asia/Kolkata"])
  func cutOff(name: String) throws {
    let bytes = try ZoneFixtures.bytes("zoneinfo/" + name)
    #expect(throws: Never.self) { try ZoneFile.decode(bytes, name: name) }
    for length in 0..<bytes.count {
      #expect(throws: ZoneFileError.self) { try ZoneFile.decode(Array(bytes.prefix(length)), name: name) }
    }
  }

  @Test("damaged bytes are refused or read, and never crash", arguments: ["America/Havana", "Asia/Kolkata"])
  func damaged(name: String) throws {
    let bytes = try ZoneFixtures.bytes("zoneinfo/" + name)
    var generator = SplitMix(seed: 7)
    for _ in 0..<2000 {
      var copy = bytes
      for _ in 0..<3 { copy[Int(generator.next() % UInt64(copy.count))] = UInt8(truncatingIfNeeded: generator.next()) }
      if let zone = try? ZoneFile.decode(copy, name: name) { _ = zone.local(at: Instant(seconds: 1_800_000_000)) }
    }
  }

  @Test("each breach of the format has its error")
  func breaches() throws {
    let bytes = try ZoneFixtures.bytes("zoneinfo/Asia/Kolkata")
    func error(_ change: (inout [UInt8]) -> Void) throws -> ZoneFileError {
      var copy = bytes
      change(&copy)
      return try #require(throws: ZoneFileError.self) { try ZoneFile.decode(copy, name: "X") }
    }
    #expect(try error { $0[0] = 0 } == .notAZoneFile)
    #expect(try error { $0[4] = 0 } == .unsupportedVersion(0))
    #expect(try error { $0[4] = UInt8(ascii: "9") } == .unsupportedVersion(UInt8(ascii: "9")))
    #expect(try error { $0.removeLast() } == .truncated)
    #expect(try error { $0.append(0) } == .malformed("bytes after the footer"))
    let footer = "\nIST-5:30\n".utf8
    #expect(
      try error { $0.replaceSubrange(($0.count - footer.count)..., with: "\nIST\n".utf8) } == .malformedRule("IST"))
    #expect(
      try error { $0.replaceSubrange(($0.count - footer.count)..., with: "\nUTC0\n".utf8) } == .malformedRule("UTC0"))
  }
}

/// Sebastiano Vigna's splitmix64.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
