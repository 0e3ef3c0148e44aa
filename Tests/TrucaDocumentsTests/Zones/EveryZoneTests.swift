import Testing
import TrucaCore
import TrucaDocuments

@Suite("All zones of zone.tab beside Python's zoneinfo")
struct EveryZoneTests {
  private static let start = Instant(seconds: 1_577_836_800)  // 2020-01-01
  private static let end = Instant(seconds: 2_145_916_800)  // 2038-01-01

  /// What holds from `at` on.
  private struct Change {
    var at: Instant
    var offset: ZoneOffset
  }

  private func histories() throws -> [String: [Change]] {
    var result: [String: [Change]] = [:]
    for line in String(decoding: try ZoneFixtures.bytes("zone-changes.txt"), as: UTF8.self).split(separator: "\n") {
      var words = line.split(separator: " ")
      let name = String(words.removeFirst())
      var changes = [Change(at: Self.start, offset: try Self.offset(words[0], words[1]))]
      for index in stride(from: 2, to: words.count, by: 3) {
        let at = Instant(seconds: try #require(Int64(words[index])))
        changes.append(Change(at: at, offset: try Self.offset(words[index + 1], words[index + 2])))
      }
      result[name] = changes
    }
    return result
  }

  private static func offset(_ seconds: Substring, _ abbreviation: Substring) throws -> ZoneOffset {
    ZoneOffset(seconds: try #require(Int(seconds)), abbreviation: String(abbreviation))
  }

  @Test("the files kept here are those of zone.tab, and Python was asked about each")
  func complete() throws {
    let zones = Set(try ZoneFixtures.directory.zonesByCountry().values.joined())
    #expect(zones.count == 418)
    #expect(Set(try histories().keys) == zones)
  }

  @Test("each change of 2020-2037 comes at its second, and no other one comes")
  func changes() throws {
    var count = 0
    for (name, changes) in try histories() {
      let zone = try ZoneFixtures.directory.zone(name)
      for (index, change) in changes.enumerated() {
        let next = index + 1 < changes.count ? changes[index + 1].at : Self.end
        for at in [change.at, next - .seconds(1)] {
          let moment = zone.local(at: at)
          #expect(
            moment.offsetSeconds == change.offset.seconds && moment.abbreviation == change.offset.abbreviation,
            "\(name) at \(at.rfc3339)")
        }
        count += index == 0 ? 0 : 1
        // Between two changes nothing changes, not even for some days.
        var at = change.at
        while at < next {
          #expect(zone.offsetSeconds(at: at) == change.offset.seconds, "\(name) at \(at.rfc3339)")
          at = at + .days(9)
        }
      }
    }
    #expect(count > 4000)
  }
}
