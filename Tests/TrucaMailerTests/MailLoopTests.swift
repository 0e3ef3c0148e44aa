import FoundationEssentials
import Glibc
import ScriptedDaemon
import Testing
import TrucaAPI

@testable import truca_mailer

@Suite("Claiming and reporting", .timeLimit(.minutes(2)))
struct MailLoopTests {
  @Test("what is due is sent, reported and asked for again until nothing is due")
  func sends() async throws {
    let fake = try FakeSendmail()
    let daemon = try ScriptedDaemon(
      try Answers.mail(7), try Answers.row("sent"), try Answers.mail(8), try Answers.row("sent", mail: 8),
      try Answers.nothing())
    let run = await LoopRun(at: daemon.path, fake)
    #expect(run.exitCode == 0)
    #expect(fake.runs == 2)
    #expect(fake.kept("arguments") == "-i\n-f\ntruca@example.org\n--\nanna@example.org\n")
    #expect(fake.kept("message")?.contains("To: Anna Serra <anna@example.org>\n") == true)
    #expect(
      daemon.requests.map(\.target) == [
        "/v1/outbox/claim", "/v1/outbox/7/result", "/v1/outbox/claim", "/v1/outbox/8/result", "/v1/outbox/claim",
      ])
    let claim = try WireCoder.decode(ClaimRequest.self, from: try #require(daemon.requests.first).body)
    #expect(claim.mailer == "host:1")
    let sent = SendResult(token: "t7", exitCode: 0, signal: nil, timedOut: false, message: nil)
    #expect(try daemon.results() == [sent])
    let keys = Set(daemon.requests.compactMap { $0.header("Idempotency-Key") })
    #expect(keys.count == 5, "a claim that was answered is over")
  }

  @Test("a mail that is put off makes the exit code 75, one that is dead does not")
  func putOff() async throws {
    for (state, code) in [("pending", EX_TEMPFAIL), ("dead", 0), ("sent", 0)] {
      let fake = try FakeSendmail("echo busy >&2; exit 75")
      let daemon = try ScriptedDaemon(try Answers.mail(), try Answers.row(state), try Answers.nothing())
      let run = await LoopRun(at: daemon.path, fake)
      #expect(run.exitCode == code)
      let told = SendResult(token: "t7", exitCode: 75, signal: nil, timedOut: false, message: "busy")
      #expect(try daemon.results() == [told])
    }
  }

  @Test("a mail that no message can be made of is dead, with the reason, and sendmail is not run")
  func uncomposable() async throws {
    let fake = try FakeSendmail()
    let daemon = try ScriptedDaemon(
      try Answers.mail(to: "a@b, c@d"), try Answers.row("dead"), try Answers.nothing())
    #expect(await LoopRun(at: daemon.path, fake).exitCode == 0)
    let result = try #require(try daemon.results().first)
    #expect(result.exitCode == EX_DATAERR)
    #expect(result.message?.hasPrefix("cannot make the message: its recipient ") == true)
    #expect(fake.runs == 0)
  }

  @Test("a result that finds no daemon is told again with the same key until it is taken")
  func daemonAwayAtReport() async throws {
    let fake = try FakeSendmail()
    let daemon = try ScriptedDaemon(
      try Answers.mail(), .hangUp, try Answers.problem(.unavailable), .hangUp, try Answers.problem(.internal),
      try Answers.row("sent"), try Answers.nothing())
    let run = await LoopRun(at: daemon.path, fake)
    #expect(run.exitCode == 0)
    #expect(try daemon.results().count == 5)
    #expect(Set(daemon.requests(to: "/v1/outbox/7/result").map { $0.header("Idempotency-Key") }).count == 1)
    #expect(run.pauses == [200, 400, 800, 1_600].map { .milliseconds($0) })
    #expect(fake.runs == 1)
  }

  @Test("a daemon that is started anew while the mail is handed over gets the result")
  func daemonStartsAnew() async throws {
    let fake = try FakeSendmail("mv $(cat \"$folder/socket\") $(cat \"$folder/socket\").away; exit 0")
    let daemon = try ScriptedDaemon(try Answers.mail(), try Answers.row("sent"), try Answers.nothing())
    try Data(daemon.path.utf8).write(to: URL(filePath: fake.folder + "/socket"))
    let path = daemon.path
    // Comes back where the mailer waits for the third time.
    let run = await LoopRun(at: path, fake, onWait: { count in if count == 3 { rename(path + ".away", path) } })
    #expect(run.exitCode == 0)
    #expect(run.pauses.count == 3)
    #expect(try daemon.results().map(\.exitCode) == [0])
  }

  @Test("after its lease a result is dropped, and the next mail is asked for")
  func leaseEnds() async throws {
    let fake = try FakeSendmail()
    let hangUps = [ScriptedReply](repeating: .hangUp, count: 12)
    let mail = try Answers.mail(leaseEnd: "2026-11-24T08:01:00Z")
    let daemon = try ScriptedDaemon(replies: [mail] + hangUps + [try Answers.nothing()])
    let run = await LoopRun(at: daemon.path, fake)
    #expect(run.exitCode == EX_TEMPFAIL)
    let waited = run.pauses.reduce(.zero, +)
    #expect(waited >= .seconds(60) && waited < .seconds(80))
  }

  @Test("a result that the daemon refuses is not told again", arguments: [ErrorKind.conflict, .notFound, .forbidden])
  func refused(_ kind: ErrorKind) async throws {
    let fake = try FakeSendmail()
    let daemon = try ScriptedDaemon(try Answers.mail(), try Answers.problem(kind), try Answers.nothing())
    #expect(await LoopRun(at: daemon.path, fake).exitCode == EX_TEMPFAIL)
    #expect(try daemon.results().count == 1)
  }

  @Test("a claim whose answer was lost is the same claim")
  func claimIsLost() async throws {
    let fake = try FakeSendmail()
    let daemon = try ScriptedDaemon(
      .hangUp, .hangUp, try Answers.mail(), try Answers.row("sent"), try Answers.nothing())
    #expect(await LoopRun(at: daemon.path, fake).exitCode == 0)
    let keys = daemon.requests(to: "/v1/outbox/claim").map { $0.header("Idempotency-Key") }
    #expect(keys.count == 4)
    #expect(Set(keys.prefix(3)).count == 1)
    #expect(keys[3] != keys[0])
  }

  @Test("without a daemon it ends with 69 where it runs once, and waits longer and longer where it serves")
  func unreachable() async throws {
    let fake = try FakeSendmail()
    let once = await LoopRun(at: fake.folder + "/none", fake)
    #expect(once.exitCode == EX_UNAVAILABLE)
    let serving = await LoopRun(at: fake.folder + "/none", fake, once: false, stopAfter: 6)
    #expect(serving.exitCode == 0)
    #expect(serving.pauses == [1, 2, 4, 8, 10, 6, 10].map { .seconds($0) })
  }

  @Test("one who may not claim is told so with 77")
  func forbidden() async throws {
    let daemon = try ScriptedDaemon(try Answers.problem(.forbidden))
    #expect(await LoopRun(at: daemon.path, try FakeSendmail()).exitCode == EX_NOPERM)
  }

  @Test("where nothing is due it waits until the daemon's time, a minute at most")
  func idle() async throws {
    let daemon = try ScriptedDaemon(
      try Answers.nothing(askAgain: "2026-11-24T08:00:25Z"), try Answers.nothing(askAgain: "2099-01-01T00:00:00Z"),
      try Answers.nothing(askAgain: "2001-01-01T00:00:00Z"), try Answers.nothing())
    let run = await LoopRun(at: daemon.path, try FakeSendmail(), once: false, stopAfter: 15)
    #expect(run.exitCode == 0)
    #expect(daemon.requests.count == 4)
    #expect(run.pauses.prefix(10) == [10, 10, 5, 10, 10, 10, 10, 10, 10, 1].map { .seconds($0) }[...])
  }
}
