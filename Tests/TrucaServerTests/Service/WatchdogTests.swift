import Logging
import Synchronization
import Testing
import TrucaServer
import TrucaSystemd

@Suite("The watchdog")
struct WatchdogTests {
  private struct Silent: Error {}

  /// How often the manager is told in `rounds` rounds, in which each named part answers or not.
  private func fed(_ rounds: Int, _ parts: [(String, Bool)], log: @escaping @Sendable (String) -> Void = { _ in })
    async throws -> Int
  {
    let count = Mutex(0)
    let left = Mutex(rounds - 1)
    let checks = parts.map { name, answers in
      Watchdog.Check(name) { if !answers { throw Silent() } }
    }
    let watchdog = Watchdog(
      checks: checks, logger: Logger(label: "test") { _ in JournalLogHandler(level: .info, write: log) },
      pause: {
        let isOver = left.withLock { left in
          left -= 1
          return left < 0
        }
        if isOver { throw CancellationError() }
      },
      feed: { count.withLock { $0 += 1 } })
    try await watchdog.run()
    return count.withLock { $0 }
  }

  @Test("tells the manager each round while all parts answer")
  func answers() async throws {
    let count = try await fed(3, [("writer", true), ("ticker", true), ("socket", true)])
    #expect(count == 3)
  }

  @Test("tells the manager nothing, and the log which part it is, where one does not", arguments: 0..<3)
  func silent(index: Int) async throws {
    let names = ["writer", "ticker", "socket"]
    let lines = Mutex<[String]>([])
    let parts = names.enumerated().map { ($1, $0 != index) }
    let count = try await fed(2, parts) { line in lines.withLock { $0.append(line) } }
    #expect(count == 0)
    let logged = lines.withLock { $0 }
    #expect(logged.count == 2)
    for line in logged { #expect(line.contains("part=\(names[index])"), "\(line)") }
  }

  @Test("a desk that works answers, by its writer and its ticker")
  func desk() async throws {
    try await OfficeFixture.run(people: false) { office in
      let turns = Mutex(0)
      let ticker = Ticker(desk: office.desk) { _ in
        let turn = turns.withLock { turns in
          turns += 1
          return turns
        }
        if turn > 1 { throw CancellationError() }
      }
      try await ticker.run()
      let fed = Mutex(0)
      let watchdog = Watchdog(
        checks: Watchdog.checks(of: office.desk), logger: Logger(label: "test"),
        pause: { throw CancellationError() }, feed: { fed.withLock { $0 += 1 } })
      try await watchdog.run()
      #expect(fed.withLock { $0 } == 1)
    }
  }

  @Test("a loop is alive that has beaten since, or that rests no longer than it said")
  func heartbeat() {
    let start = ContinuousClock.now
    let heart = Heartbeat()
    #expect(heart.isAlive(at: start), "before the first beat it has its time")
    #expect(!heart.isAlive(at: start))
    heart.beat()
    #expect(heart.isAlive(at: start))
    #expect(!heart.isAlive(at: start), "it works on one thing since")
    heart.rest(until: start + .seconds(30))
    #expect(heart.isAlive(at: start))
    #expect(heart.isAlive(at: start + .seconds(39)))
    #expect(!heart.isAlive(at: start + .seconds(41)), "it should be back")
    heart.beat()
    #expect(heart.isAlive(at: start + .seconds(41)))
  }
}
