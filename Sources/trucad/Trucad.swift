import ArgumentParser
import Glibc
import Logging
import TrucaCore
import TrucaDocuments
import TrucaServer
import TrucaStore

/// The daemon: reads its configuration, opens the store, serves the socket until it is told to stop.
@main
struct Trucad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trucad",
    abstract: "Schedules each lead's calls and hands them out over a Unix socket.",
    discussion: """
      Example: trucad --config /etc/truca/trucad.toml

      A trial with a clock of its own, on a store of its own:
        trucad --config config/trucad.toml --state /tmp/truca --socket /tmp/truca/truca.sock \\
          --clock simulated --start 2026-11-24T08:00:00Z --rate 1
      """,
    version: DaemonVersion.text)

  @Option(help: "The system's configuration.")
  var config = "/etc/truca/trucad.toml"

  @Option(help: "The state directory, instead of the configured one.")
  var state: String?

  @Option(help: "The socket's path, instead of the configured one.")
  var socket: String?

  @Option(help: "real or simulated; a store is made with one of them for ever.")
  var clock = ClockKind.real

  @Option(help: "Where a simulated clock begins in a new store (RFC 3339).")
  var start: String?

  @Option(help: "0: a simulated clock moves by 'truca clock advance' alone; 1: it also runs.")
  var rate = 1

  @Option(help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel = LogLevel.info

  func validate() throws {
    guard clock == .real || rate == 0 || rate == 1 else {
      throw ValidationError("cannot run a simulated clock at rate \(rate): use 0 or 1")
    }
    guard clock == .simulated || start == nil else {
      throw ValidationError("cannot set the start of the real clock: leave --start out, or add --clock simulated")
    }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    // A reload that comes before there is anything to reload must not be the end.
    signal(SIGHUP, SIG_IGN)
    do {
      try await Daemon(options: self).run()
    } catch let failure as StartFailure {
      failure.tell()
      throw ExitCode(failure.exitCode)
    }
  }
}

enum ClockKind: String, ExpressibleByArgument, CaseIterable {
  case real, simulated
}

/// How much is logged.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case trace, debug, info, notice, warning, error, critical

  var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .info }
}

enum DaemonVersion {
  static let text = "0.1.0"
}
