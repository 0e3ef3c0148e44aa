import Glibc
import ScriptedDaemon
import Testing
import TrucaAPI

@Suite("A lead that an alias pipes in as a mail")
struct MailReaderTests {
  private static let printed = #"echo '{"text":"Call 600 111 222"}'"#

  /// `truca lead add --from-mail` with a reader of messages that is a script.
  private func run(_ script: String, _ reply: ScriptedReply) throws -> CommandRun {
    let daemon = try ScriptedDaemon(reply)
    let reader = try daemon.file("reader", "#!/bin/sh\n" + script + "\n")
    try #require(chmod(reader, 0o700) == 0)
    return try CommandRun(["lead", "add", "--from-mail"], at: daemon, environment: ["TRUCA_MAILER": reader])
  }

  @Test("what was taken says nothing to a mail server")
  func taken() throws {
    let run = try run(Self.printed, .json(Answer.intake))
    #expect(run.exitCode == 0)
    #expect(run.output + run.errors == "")
  }

  @Test(
    "only what the sender could mend goes back to the sender",
    arguments: [
      (ErrorKind.tooLarge, Int32(65)), (.badRequest, 75), (.conflict, 75), (.notFound, 75), (.forbidden, 75),
      (.unauthenticated, 75), (.timeout, 75), (.internal, 75), (.unavailable, 75),
    ])
  func refused(kind: ErrorKind, code: Int32) throws {
    let body = #"{"kind":"\#(kind.rawValue)","status":\#(kind.status),"detail":"cannot do this; do that"}"#
    let run = try run(Self.printed, .problem(body, status: kind.status))
    #expect(run.exitCode == code)
    #expect(run.errors == "truca: cannot do this; do that\n")
  }

  @Test(
    "a reader of messages that does not work is no fault of the message",
    arguments: ["exit 127", "exit 64", "kill -9 $$", "echo nonsense", "exit 0"])
  func broken(script: String) throws {
    let run = try run(script, .json(Answer.intake))
    #expect(run.exitCode == 75)
    #expect(run.errors.hasPrefix("truca: cannot read the mail: "))
  }

  @Test("a message that is too long is refused once, in the words of its reader")
  func tooLong() throws {
    let run = try run("exit 65", .json(Answer.intake))
    #expect(run.exitCode == 65)
    #expect(run.errors == "")
  }

  @Test("a reader of messages that is not there is named")
  func missing() throws {
    let daemon = try ScriptedDaemon(.json(Answer.intake))
    let path = daemon.folder + "/none"
    let run = try CommandRun(["lead", "add", "--from-mail"], at: daemon, environment: ["TRUCA_MAILER": path])
    #expect(run.exitCode == 75)
    #expect(run.errors.contains(path))
  }
}
