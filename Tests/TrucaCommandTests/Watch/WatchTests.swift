import ScriptedDaemon
import Testing
import TrucaAPI

@testable import truca

@Suite("truca watch", .timeLimit(.minutes(1)))
struct WatchTests {
  private static func event(_ sequence: Int, _ about: String, sentence: String = "call 9: voicemail") -> String {
    #"{"actor":"anna","at":\#(Answer.now),"kind":"outcome","sentence":"\#(sentence)","sequence":\#(sequence),\#(about)}"#
  }

  private static let end = #"{"kind":"forbidden","status":403,"title":"t","type":"t","detail":"cannot go on"}"#

  private func daemon(_ events: String...) throws -> ScriptedDaemon {
    let lines = events.flatMap { ["data: \($0)", ""] }
    // The stream ends and is asked for again; the refusal ends the command.
    return try ScriptedDaemon(.lines([":", "id: 1", ""] + lines), .problem(Self.end, status: 403))
  }

  @Test("an event is a line: when, about what, who, and what happened")
  func lines() throws {
    let daemon = try daemon(
      Self.event(2, #""subject":"lead","lead":42"#), Self.event(3, #""subject":"user","user":"anna""#),
      Self.event(4, #""subject":"process""#))
    let run = try CommandRun(["watch"], at: daemon)
    #expect(
      run.output == """
        2026-11-24 10:30  lead 42  anna: call 9: voicemail
        2026-11-24 10:30  user anna  anna: call 9: voicemail
        2026-11-24 10:30  process  anna: call 9: voicemail

        """)
    let broken = "cannot hear of events: the daemon has ended the stream; look whether trucad runs"
    #expect(run.errors.contains("truca: \(broken); trying again until it is there\n"))
    #expect(run.exitCode == 77)
  }

  @Test("--json prints an event to a line, as it came")
  func json() throws {
    let run = try CommandRun(["watch", "--json", "--after", "1"], at: daemon(Self.event(2, #""subject":"rules""#)))
    let line = try #require(run.output.split(separator: "\n").first)
    let event = try WireCoder.decode(LiveEvent.self, from: Array(line.utf8))
    #expect(event.sequence == 2 && event.subject == "rules")
  }

  @Test("control characters in an event do nothing to the terminal")
  func harmless() throws {
    let daemon = try daemon(Self.event(2, #""subject":"lead","lead":42"#, sentence: #"a\u001b[2Jb"#))
    let run = try CommandRun(["watch"], at: daemon, terminal: true)
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test("a daemon that closes without a word is told at once, as by any other command")
  func unreachable() throws {
    let run = try CommandRun(["watch"], at: ScriptedDaemon(.hangUp))
    #expect(run.exitCode == 75)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("truca: cannot "))
  }
}
