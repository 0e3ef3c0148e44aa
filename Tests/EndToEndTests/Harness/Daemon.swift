import FoundationEssentials
import Glibc
import Testing
import TrucaClient

/// A daemon of one test: the release binary in a folder of its own, with the project's configuration.
final class Daemon {
  /// How a daemon is started; the default is a clock that stands still on a Tuesday, five to nine in Madrid.
  struct Settings {
    var start = "2026-11-24T07:55:00Z"
    var rate = 0
    /// Country of numbers in national spelling, by team.
    var teams = ["demo": "ES"]
    /// Instead of the files in config/process.
    var process = Project.root + "/config/process"
  }

  private static let patience: Int32 = 60_000

  let folder: ScratchFolder
  let settings: Settings
  private var child: Child?
  private var runs = 0

  var socket: String { folder.file("trucad.sock") }
  var pid: pid_t? { child?.pid }
  /// What trucad wrote on its standard error.
  var log: String { folder.text("trucad.log") }

  /// Starts a daemon, lends it, ends it. The folder with its log is kept, and named, where the test has failed by then.
  static func run(_ settings: Settings = Settings(), _ body: (Daemon) throws -> Void) throws {
    let daemon = try Daemon(settings)
    var succeeded = false
    defer {
      daemon.child?.destroy()
      if succeeded, !Failures.contains(Test.current) {
        daemon.folder.remove()
      } else {
        print("The daemon's folder is kept: \(daemon.folder.path)")
      }
    }
    try daemon.start()
    try body(daemon)
    succeeded = true
  }

  private init(_ settings: Settings) throws {
    self.settings = settings
    folder = try ScratchFolder()
    let teams = settings.teams.sorted { $0.key < $1.key }.map { "[teams.\($0.key)]\ncountry = \"\($0.value)\"\n" }
    _ = try folder.write(
      """
      socket = "\(folder.file("trucad.sock"))"
      state = "\(folder.file("state"))"
      administrators = [\(getuid())]
      process = "\(settings.process)"
      callingRules = "\(Project.root)/config/calling-rules.toml"
      holidays = "\(Project.root)/config/holidays.toml"
      places = "\(Project.root)/config/places.toml"
      dialTable = "\(Project.root)/config/dial-table.txt"

      \(teams.joined())
      """, to: "trucad.toml")
  }

  /// Starts trucad and waits until it says that it is ready.
  func start() throws {
    let notify = try NotifySocket(path: folder.file("notify.sock"))
    let child = try launch(simulated, notify: notify.path, errors: folder.file("trucad.log"))
    guard notify.waitForReady(of: child, milliseconds: Self.patience) else {
      child.destroy()
      throw SystemFailure(sentence: "trucad did not become ready:\n\(log.suffix(2000))")
    }
    self.child = child
  }

  /// Starts another trucad with other flags after those of this one, and waits for its end.
  func second(_ flags: String...) throws -> Ran { try runToEnd(simulated + flags) }

  /// Starts trucad on the same store under the machine's clock, and waits for its end.
  func withRealClock() throws -> Ran { try runToEnd([]) }

  private var simulated: [String] {
    ["--clock", "simulated", "--rate", String(settings.rate), "--start", settings.start]
  }

  private func runToEnd(_ flags: [String]) throws -> Ran {
    runs += 1
    let errors = folder.file("second-\(runs).log")
    let child = try launch(flags, notify: nil, errors: errors)
    guard let status = child.end(within: Self.patience) else {
      child.destroy()
      throw SystemFailure(sentence: "the second trucad did not end")
    }
    return Ran(status: status, output: "", errors: folder.text("second-\(runs).log"))
  }

  private func launch(_ flags: [String], notify: String?, errors: String) throws -> Child {
    let arguments = [Project.binaries + "/trucad", "--config", folder.file("trucad.toml")]
    var environment = ["PATH": "/usr/bin:/bin"]
    environment["NOTIFY_SOCKET"] = notify
    return try Child(
      arguments + flags, environment: environment, input: "/dev/null", output: errors, errors: errors)
  }

  /// Ends it as a power cut would.
  func kill() {
    child?.destroy()
    child = nil
  }

  /// Asks it to end.
  ///
  /// - Returns: its exit status; nil where it still runs after so many milliseconds.
  func terminate(within milliseconds: Int32 = 10_000) -> Int32? {
    child?.send(signal: SIGTERM)
    guard let status = child?.end(within: milliseconds) else { return nil }
    child = nil
    return status
  }

  /// A client; for another user where an administrator acts for her.
  func client(as user: String? = nil) -> Client { Client(socket: socket, actingAs: user) }

  /// Kilobytes of memory from /proc: `VmRSS`, `VmHWM`.
  func memory(_ field: String) throws -> Int {
    let pid = try #require(self.pid)
    let status = try #require(FileManager.default.contents(atPath: "/proc/\(pid)/status"))
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(field + ":") }
    return try #require(line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
  }

  /// A number that no run of this daemon has had.
  func nextRun() -> Int {
    runs += 1
    return runs
  }
}
