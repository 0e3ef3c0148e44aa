import Testing
import TrucaCore

/// Zones by their present rules, and short ways to write instants. No files are needed.
enum RuleZones {
  static func madrid() throws -> Zone { try zone("Europe/Madrid", "CET-1CEST,M3.5.0,M10.5.0/3") }
  static func canary() throws -> Zone { try zone("Atlantic/Canary", "WET0WEST,M3.5.0/1,M10.5.0") }
  static func newYork() throws -> Zone { try zone("America/New_York", "EST5EDT,M3.2.0,M11.1.0") }
  static func losAngeles() throws -> Zone { try zone("America/Los_Angeles", "PST8PDT,M3.2.0,M11.1.0") }
  static func lordHowe() throws -> Zone { try zone("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0") }
  static func cairo() throws -> Zone { try zone("Africa/Cairo", "EET-2EEST,M4.5.5/0,M10.5.4/24") }
  static func kolkata() throws -> Zone { try zone("Asia/Kolkata", "IST-5:30") }

  static func zone(_ name: String, _ posix: String) throws -> Zone { try #require(Zone(name: name, posix: posix)) }

  static func all() throws -> [Zone] {
    [try madrid(), try canary(), try newYork(), try losAngeles(), try lordHowe(), try cairo(), try kolkata()]
  }
}

func utc(_ rfc3339: String) throws -> Instant { try #require(Instant(rfc3339: rfc3339), "\(rfc3339)") }

func civil(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso), "\(iso)") }

/// Sebastiano Vigna's splitmix64.
struct WeekGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Windows of a week, coarse and fine, some of them meeting at midnight.
  mutating func windows() -> WeeklyWindows {
    var result = WeeklyWindows()
    for weekday in Weekday.allCases {
      result[weekday] = (0..<Int.random(in: 0...3, using: &self)).compactMap { _ in
        let start = Int.random(in: 0..<1440, using: &self)
        let isLate = Int.random(in: 0..<4, using: &self) == 0
        let end = isLate ? 1440 : Int.random(in: 1...1440, using: &self)
        return DayWindow(start: start % 3 == 0 ? 0 : start, end: end)
      }
    }
    return result
  }
}
