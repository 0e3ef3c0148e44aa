import FoundationEssentials
import Glibc
import ScriptedDaemon
import Subprocess
import SystemPackage
import Testing
import TrucaAPI

/// The program from the outside.
@Suite("truca-mailer as a process", .timeLimit(.minutes(2)))
struct ProcessTests {
  /// Built beside these tests.
  private static func program() throws -> FilePath {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return FilePath(tests).removingLastComponent().appending("truca-mailer")
  }

  private static func run(
    _ arguments: [String], environment: [Environment.Key: String] = [:]
  ) async throws -> (status: TerminationStatus, error: String) {
    let result = try await Subprocess.run(
      .path(try program()), arguments: Arguments(arguments), environment: .custom(environment), output: .discarded,
      error: .string(limit: 1 << 20))
    return (result.terminationStatus, result.standardError)
  }

  @Test("from a crontab it sends what is due and says nothing")
  func once() async throws {
    let fake = try FakeSendmail()
    let daemon = try ScriptedDaemon(try Answers.mail(), try Answers.row("sent"), try Answers.nothing())
    let run = try await Self.run(["--once", "--sendmail", fake.path], environment: ["TRUCA_SOCKET": daemon.path])
    #expect(run.status == .exited(0))
    #expect(run.error == "")
    #expect(fake.runs == 1)
  }

  @Test("what it logs names ids, and no address, name or text")
  func log() async throws {
    let fake = try FakeSendmail("echo 'anna@example.org is busy' >&2; exit 75")
    let daemon = try ScriptedDaemon(try Answers.mail(), try Answers.row("pending"), try Answers.nothing())
    let arguments = ["--once", "--socket", daemon.path, "--sendmail", fake.path]
    let run = try await Self.run(arguments, environment: ["JOURNAL_STREAM": "8:1"])
    #expect(run.status == .exited(75))
    #expect(run.error == "<4>mail 7, try 1: sendmail ended with 75\n")
  }

  @Test("without a daemon it says so and ends with 69")
  func unreachable() async throws {
    let run = try await Self.run(["--once", "--socket", "/nonexistent/truca.sock"])
    #expect(run.status == .exited(69))
    #expect(run.error.hasPrefix("truca-mailer: cannot reach trucad at /nonexistent/truca.sock: "))
  }

  @Test(
    "senseless options are refused with 64",
    arguments: [["--sendmail", "sendmail"], ["--time-limit", "0"], ["--time-limit", "601"], ["--no-such-option"]])
  func usage(_ arguments: [String]) async throws {
    #expect(try await Self.run(arguments).status == .exited(64))
  }

  /// `--read` of a message that is piped in.
  private static func read(_ message: [UInt8]) async throws -> (
    status: TerminationStatus, output: String, error: String
  ) {
    let result = try await Subprocess.run(
      .path(try program()), arguments: ["--read"], input: .array(message), output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 16))
    return (result.terminationStatus, result.standardOutput, result.standardError)
  }

  @Test("a message is read as a lead, however long its characters are")
  func reads() async throws {
    let long = "z" + String(repeating: "\u{301}", count: 400_000)
    let run = try await Self.read(Array("From: Tom <tom@example.org>\n\nPhone: 1\n\(long)\n".utf8))
    #expect(run.status == .exited(0))
    let lead = try WireCoder.decode(MailedLead.self, from: Array(run.output.utf8))
    #expect(lead.from == "tom@example.org" && lead.fromName == "Tom")
    #expect(lead.text.utf8.starts(with: "Phone: 1\nz".utf8))
    #expect(lead.text.utf8.count <= 400_003)
  }

  @Test("nothing, and what is too long, is no message", arguments: [0, (32 << 20) + 1])
  func noMessage(length: Int) async throws {
    let run = try await Self.read([UInt8](repeating: 0x78, count: length))
    #expect(run.status == .exited(65))
    #expect(run.output == "")
    #expect(run.error.hasPrefix("truca-mailer: cannot read the message on the standard input: "))
  }

  @Test("a message that breaks off is not taken for a whole one")
  func unreadable() async throws {
    let folder = try FileDescriptor.open("/", .readOnly)
    let result = try await Subprocess.run(
      .path(try Self.program()), arguments: ["--read"],
      input: .fileDescriptor(folder, closeAfterSpawningProcess: true), output: .discarded,
      error: .string(limit: 1 << 16))
    #expect(result.terminationStatus == .exited(74))
    #expect(result.standardError.contains("Is a directory"))
  }

  @Test("its help shows an example")
  func help() async throws {
    let result = try await Subprocess.run(
      .path(try Self.program()), arguments: ["--help"], output: .string(limit: 1 << 16), error: .discarded)
    #expect(result.terminationStatus == .exited(0))
    #expect(result.standardOutput.contains("truca-mailer --once"))
  }

  @Test("told to stop it finishes and reports the mail in hand, then ends with 0", arguments: [SIGTERM, SIGINT])
  func stops(_ signal: Int32) async throws {
    // The program is in sendmail's hand until it has been told to stop.
    let fake = try FakeSendmail("kill -\(signal) $PPID; sleep 0.3; echo done > \"$folder/done\"")
    let daemon = try ScriptedDaemon(try Answers.mail(), try Answers.row("sent"), try Answers.mail(8))
    let run = try await Self.run(["--socket", daemon.path, "--sendmail", fake.path])
    #expect(run.status == .exited(0))
    #expect(fake.kept("done") == "done\n")
    #expect(try daemon.results().map(\.exitCode) == [0])
    #expect(fake.runs == 1)
    #expect(daemon.requests.count == 2)
  }

  @Test("told to stop while it waits it ends at once, and the service manager knows each step")
  func managed() async throws {
    let manager = try NotifySocket()
    let daemon = try ScriptedDaemon(try Answers.nothing(askAgain: "2099-01-01T00:00:00Z"))
    let result = try await Subprocess.run(
      .path(try Self.program()), arguments: ["--socket", daemon.path],
      environment: .custom(["NOTIFY_SOCKET": manager.path]), input: .none, output: .discarded, error: .discarded
    ) { execution in
      #expect(manager.next() == "READY=1\nSTATUS=waiting for mails")
      #expect(manager.next() == "WATCHDOG=1")
      try execution.send(signal: .terminate)
    }
    #expect(result.terminationStatus == .exited(0))
    var last: String?
    while let next = manager.next(within: 0) { last = next }
    #expect(last == "STOPPING=1")
  }
}
