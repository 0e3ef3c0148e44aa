import FoundationEssentials
import Glibc
import Testing

@testable import truca_mailer

@Suite("Running sendmail", .timeLimit(.minutes(2)))
struct SendmailTests {
  private static let message = Array("Subject: x\n\nFrom here\n.\nlast".utf8)

  private static func send(
    _ fake: FakeSendmail, _ message: [UInt8] = message, to: String = "anna@example.org", limit: Duration = .seconds(60)
  ) async -> SendOutcome {
    await Sendmail(path: fake.path, limit: limit, grace: .milliseconds(300)).send(
      message, from: "truca@example.org", to: to)
  }

  @Test("gets the whole message and a fixed list of arguments", arguments: ["anna", "-X/tmp/x", "--", "a b;$(id)"])
  func arguments(recipient: String) async throws {
    let fake = try FakeSendmail()
    let outcome = await Self.send(fake, to: recipient)
    #expect(outcome == SendOutcome(end: .exited(0), message: nil))
    #expect(fake.kept("arguments") == "-i\n-f\ntruca@example.org\n--\n\(recipient)\n")
    #expect(fake.bytes("message") == Self.message)
    #expect(fake.runs == 1)
  }

  @Test("has a clean environment and a session of its own")
  func environment() async throws {
    let fake = try FakeSendmail("cut -d' ' -f1,6 /proc/$$/stat > \"$folder/session\"; pwd > \"$folder/place\"")
    #expect(await Self.send(fake).end == .exited(0))
    let names = fake.kept("environment")?.split(separator: "\n").map { $0.prefix { $0 != "=" } }.sorted()
    // PWD, OLDPWD and _ are the shell's own.
    #expect(names?.filter { !["PWD", "OLDPWD", "_", "SHLVL"].contains($0) } == ["LC_ALL", "PATH"])
    let numbers = try #require(fake.kept("session")?.split { $0 == " " || $0 == "\n" })
    #expect(numbers.count == 2 && numbers[0] == numbers[1])
    #expect(fake.kept("place") == "/\n")
  }

  @Test(
    "its exit code is told as it is",
    arguments: [0, 1, 2, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 126, 127, 255] as [Int32])
  func exitCode(_ code: Int32) async throws {
    let outcome = await Self.send(try FakeSendmail("echo because >&2; exit \(code)"))
    #expect(outcome == SendOutcome(end: .exited(code), message: "because"))
  }

  @Test("a signal that ends it is told", arguments: [SIGTERM, SIGKILL, SIGSEGV, SIGPIPE])
  func signal(_ signal: Int32) async throws {
    let outcome = await Self.send(try FakeSendmail("kill -\(signal) $$"))
    #expect(outcome.end == .signalled(signal))
  }

  @Test("one that hangs is ended, with all that it started, even where SIGTERM does nothing")
  func hangs() async throws {
    let fake = try FakeSendmail(
      "exec 9> \"$folder/life\"; trap '' TERM; sleep 1000 & while :; do sleep 1000; done")
    // Both processes, and what they start, hold the other end for as long as they live.
    try #require(mkfifo(fake.folder + "/life", 0o600) == 0)
    let life = open(fake.folder + "/life", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(life) }
    let start = ContinuousClock.now
    let outcome = await Self.send(fake, limit: .seconds(1))
    #expect(outcome.end == .timedOut)
    #expect(ContinuousClock.now - start < .seconds(300))
    var entry = pollfd(fd: life, events: 0, revents: 0)
    #expect(poll(&entry, 1, 60_000) == 1, "something still runs")
  }

  /// A killed process may still have to be taken off the list.
  private static func isGone(_ process: pid_t) -> Bool {
    let state = FileManager.default.contents(atPath: "/proc/\(process)/stat").map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let state else { return true }
    return state.split(separator: ")").last?.hasPrefix(" Z") ?? true
  }

  @Test("one that succeeds when it is told to end was successful, for the MTA has the mail")
  func lateSuccess() async throws {
    let fake = try FakeSendmail("trap 'exit 0' TERM; while :; do sleep 0.05; done")
    #expect(await Self.send(fake, limit: .seconds(1)).end == .exited(0))
  }

  @Test("one that reads nothing breaks nothing")
  func readsNothing() async throws {
    let message = [UInt8](repeating: UInt8(ascii: "x"), count: 5_000_000)
    for _ in 0..<5 {
      let outcome = await Self.send(try FakeSendmail("exit 75", reading: false), message)
      #expect(outcome.end == .exited(75))
    }
  }

  @Test("a message of 5 MB arrives whole")
  func large() async throws {
    let message = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let fake = try FakeSendmail()
    #expect(await Self.send(fake, message).end == .exited(0))
    #expect(fake.bytes("message") == message)
  }

  @Test("what it leaves running does not hold the mailer, though it keeps standard error open")
  func grandchild() async throws {
    let fake = try FakeSendmail("echo early >&2; (sleep 600; echo late >&2) & echo $! > \"$folder/child\"; exit 0")
    let start = ContinuousClock.now
    let outcome = await Self.send(fake)
    #expect(outcome == SendOutcome(end: .exited(0), message: "early"))
    #expect(ContinuousClock.now - start < .seconds(300))
    let child = try #require(fake.kept("child").flatMap { pid_t($0.filter(\.isNumber)) })
    // It is the MTA's delivery, which goes on.
    #expect(!Self.isGone(child))
    kill(child, SIGKILL)
  }

  @Test("of what it says the end is kept, without control characters")
  func errors() async throws {
    let fake = try FakeSendmail(
      "head -c 3000000 /dev/zero | tr '\\0' 'y' >&2; printf '\\033[31mno\\r\\nway\\0\\n' >&2; exit 75")
    let message = try #require(await Self.send(fake).message)
    #expect(message.utf8.count == 1_000)
    #expect(message.hasSuffix("yyy [31mno  way"))
  }

  @Test("a program that is not there, or cannot be run, stops the queue instead of losing mails")
  func missing() async throws {
    let fake = try FakeSendmail()
    let missing = await Sendmail(path: fake.folder + "/none", limit: .seconds(9)).send([], from: "a", to: "b")
    #expect(missing.end == .exited(127))
    #expect(missing.message?.hasPrefix("cannot run \(fake.folder)/none: it is not there; ") == true)
    chmod(fake.path, 0o644)
    #expect(await Self.send(fake).end == .exited(126))
    try Data("#!/nonexistent/shell\n".utf8).write(to: URL(filePath: fake.path))
    chmod(fake.path, 0o755)
    #expect(await Self.send(fake).end == .exited(126))
  }

  @Test("without room for the message it is tried again later")
  func noRoom() async throws {
    let fake = try FakeSendmail()
    let sendmail = Sendmail(path: fake.path, limit: .seconds(9), folder: fake.folder + "/none")
    #expect(await sendmail.send([], from: "a", to: "b").end == .exited(74))
    #expect(fake.runs == 0)
  }

  @Test("descriptors do not add up")
  func descriptors() async throws {
    let fake = try FakeSendmail("exit 75")
    let sendmail = Sendmail(path: fake.path, limit: .seconds(60), folder: fake.folder)
    for _ in 0..<40 { #expect(await sendmail.send([], from: "a", to: "b").end == .exited(75)) }
    // Other tests of the process have descriptors of their own.
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { number in
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)")
    }
    #expect(!open.contains { $0.hasPrefix(fake.folder) })
  }
}
