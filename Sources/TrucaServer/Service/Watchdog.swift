public import Logging
public import ServiceLifecycle

/// Tells the service manager that the daemon works, as long as it really does: each round asks all checks, and only if
/// every one has answered the manager is told. One that hangs holds the round, and the manager ends the daemon.
public struct Watchdog: Service {
  /// One part of the daemon that is asked to do something.
  public struct Check: Sendable {
    let name: String
    let run: @Sendable () async throws -> Void

    /// `run` returns when the part has answered, and throws where it cannot.
    public init(_ name: String, run: @escaping @Sendable () async throws -> Void) {
      self.name = name
      self.run = run
    }
  }

  private let checks: [Check]
  private let logger: Logger
  /// Waits in real time for the next round.
  private let pause: @Sendable () async throws -> Void
  private let feed: @Sendable () -> Void

  public init(
    checks: [Check], logger: Logger, pause: @escaping @Sendable () async throws -> Void,
    feed: @escaping @Sendable () -> Void
  ) {
    self.checks = checks
    self.logger = logger
    self.pause = pause
    self.feed = feed
  }

  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await round()
        do { try await pause() } catch { return }
      }
    }
  }

  private func round() async {
    for check in checks {
      do {
        try await check.run()
      } catch {
        // A round that the shutdown has cut short says nothing.
        if !Task.isCancelled {
          logger.error("cannot feed the watchdog: one part does not answer", metadata: ["part": "\(check.name)"])
        }
        return
      }
    }
    feed()
  }
}

extension Watchdog {
  /// What the desk itself can be asked: its writer, with a command that it carries out, and its ticker.
  public static func checks(of desk: Desk) -> [Check] {
    [
      Check("writer") { try await desk.keepClock() },
      Check("ticker") { guard desk.heartbeat.isAlive(at: .now) else { throw NotAlive() } },
    ]
  }

  private struct NotAlive: Error {}
}
