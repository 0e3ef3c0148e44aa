import Glibc
import TrucaCore
import TrucaDocuments

/// A place whose law is asked many times.
struct LawCase {
  var name: String
  var zones: [String]
  var rules: [CallingRule]
  var isSuspended = false

  private static let margin = 300
  /// The year 2027.
  private static let from: Int64 = 1_798_761_600
  private static let to: Int64 = 1_830_297_600

  /// Name, nanoseconds an instant, instants allowed, longest search in microseconds.
  func measure(holidays: HolidayCalendar, directory: ZoneDirectory, instants: Int, seed: UInt64) throws -> String {
    let zones = try self.zones.map { try directory.zone($0) }
    let profile = LegalProfile(
      rules: rules, zones: zones, endMargin: .seconds(Int64(Self.margin)), holidays: holidays,
      suspended: isSuspended ? Set(rules.map(\.code)) : [])
    guard let profile else { LawBench.fail("cannot measure \(name): no rules") }
    var generator = SplitMix64(state: seed)
    let drawn = (0..<instants).map { _ in
      Instant(seconds: Self.from + Int64(generator.next() % UInt64(Self.to - Self.from)))
    }
    let clock = ContinuousClock()
    var allowed = 0
    let took = clock.measure { for instant in drawn where profile.allows(instant) { allowed += 1 } }
    var longest = Duration.zero
    for instant in stride(from: 0, to: instants, by: 100).map({ drawn[$0] }) {
      longest = max(longest, clock.measure { _ = profile.nextAllowed(from: instant, within: .days(14)) })
    }
    let columns = [name, text(took / instants, in: .nanoseconds(1)), "\(allowed)", text(longest, in: .microseconds(1))]
    return columns.joined(separator: "\t")
  }

  /// The same for `law.c`.
  func script(holidays: HolidayCalendar, instants: Int, seed: UInt64) -> String {
    var lines = ["case \(name)"] + zones.map { "zone \($0)" }
    for rule in rules {
      lines.append("row " + (isSuspended ? "||||||" : rule.windows.days.map(seconds).joined(separator: "|")))
      let regions = holidays.codes(for: rule, subdivisions: []).compactMap { holidays.regions[$0] }
      guard let first = regions.map(\.covered.lowerBound).max(), let last = regions.map(\.covered.upperBound).min()
      else { continue }
      lines.append("known \(first) \(last)")
      lines += Set(regions.flatMap(\.names.keys)).sorted().map { "day \($0)" }
    }
    lines.append("instants \(Self.from) \(Self.to) \(instants) \(seed)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func seconds(_ windows: [DayWindow]) -> String {
    windows.map { "\($0.start * 60)-\($0.end * 60 - Self.margin)" }.joined(separator: ",")
  }

  private func text(_ duration: Duration, in unit: Duration) -> String {
    let tenths = Int((duration / unit * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// Sebastiano Vigna's, as in `law.c`.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
