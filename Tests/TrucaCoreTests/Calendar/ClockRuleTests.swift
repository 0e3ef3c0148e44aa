import Testing
import TrucaCore

@Suite("When a wall clock is believed")
struct ClockRuleTests {
  private func reading(_ wall: Int64, boot: Int64, _ name: String = "a") -> ClockReading {
    ClockReading(wall: Instant(seconds: wall), sinceBoot: .seconds(boot), boot: name)
  }

  @Test(
    "a step is what the wall clock ran more, or less, than the boot clock, beyond an hour",
    arguments: [
      (100_000, 50, nil), (103_600, 50, nil), (103_650, 50, nil), (103_651, 50, 3601), (190_000, 86_400, nil),
      (96_450, 50, nil), (96_449, 50, -3601), (0, 50, -100_050),
    ] as [(Int64, Int64, Int64?)])
  func step(wall: Int64, boot: Int64, seconds: Int64?) {
    let step = ClockRule.step(from: reading(100_000, boot: 0), to: reading(wall, boot: boot))
    #expect(step?.span == seconds.map(Span.seconds))
    #expect(step?.expected == seconds.map { _ in Instant(seconds: 100_000 + boot) })
  }

  @Test("in the same run of the machine a new process judges from the last trusted reading")
  func sameRun() {
    let memory = ClockMemory(trusted: reading(100, boot: 10), latest: Instant(seconds: 100), isHeld: false)
    let now = reading(9000, boot: 20)
    #expect(ClockRule.resumed(memory, at: now) == memory.trusted)
    #expect(ClockRule.resumed(nil, at: now) == now)
  }

  @Test("after a reboot a clock may be ahead by any time, but not behind what was given out")
  func reboot() {
    let memory = ClockMemory(trusted: reading(90_000, boot: 10), latest: Instant(seconds: 100_000), isHeld: false)
    for wall in [96_400, 100_000, 9_000_000] as [Int64] {
      #expect(ClockRule.resumed(memory, at: reading(wall, boot: 5, "b")).wall == Instant(seconds: wall))
    }
    let behind = reading(96_399, boot: 5, "b")
    let trusted = ClockRule.resumed(memory, at: behind)
    #expect(ClockRule.step(from: trusted, to: behind)?.span == .seconds(-3601))
  }

  @Test("a step that waited still waits after a reboot")
  func heldOverReboot() {
    let memory = ClockMemory(trusted: reading(100, boot: 10), latest: Instant(seconds: 200), isHeld: true)
    let now = reading(90_000, boot: 5, "b")
    #expect(ClockRule.step(from: ClockRule.resumed(memory, at: now), to: now)?.expected == Instant(seconds: 200))
  }

  @Test("where the machine's runs have no names, each start counts as a run of its own")
  func nameless() {
    let memory = ClockMemory(trusted: reading(100, boot: 10, ""), latest: Instant(seconds: 200), isHeld: false)
    let now = reading(9000, boot: 20, "")
    #expect(ClockRule.resumed(memory, at: now) == now)
  }

  @Test(
    "zone data are over a year old from the second summer on",
    arguments: [
      ("2026f", "2026-11-24T00:00:00Z", false), ("2025b", "2026-06-30T23:59:59Z", false),
      ("2025b", "2026-07-01T00:00:00Z", true), ("2019c", "2026-11-24T00:00:00Z", true),
      ("unknown", "2026-11-24T00:00:00Z", false), ("2019", "2026-11-24T00:00:00Z", false),
    ])
  func zoneData(version: String, now: String, isOld: Bool) throws {
    #expect(ZoneDataAge.isOverAYear(version, at: try #require(Instant(rfc3339: now))) == isOld)
  }
}
