import ScriptedDaemon
import Testing

@Suite("Logging with one key")
struct LogTests {
  @Test(
    "a key chooses the outcome, and what its effect needs is asked",
    arguments: [
      (["n"], [], #"{"outcome":"no-answer"}"#),
      (["?", "c"], ["tomorrow 10:30"], #"{"outcome":"callback","time":"tomorrow 10:30"}"#),
      (["l"], ["bought elsewhere"], #"{"outcome":"lost","reason":"bought elsewhere"}"#),
    ] as [([Character], [String], String)])
  func key(keys: [Character], lines: [String], body: String) throws {
    let daemon = try ScriptedDaemon(.json(Answer.process), .json(Answer.callAnswer))
    let run = try CommandRun(["log"], at: daemon, terminal: true, lines: lines, keys: keys)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("  n  No answer\n  c  Call back\n  l  Lost\n"))
    #expect(!run.output.contains("Odd"))
    #expect(daemon.requests.last?.text == body)
  }

  @Test("what was given on the command line is not asked")
  func given() throws {
    let daemon = try ScriptedDaemon(.json(Answer.process), .json(Answer.callAnswer))
    let run = try CommandRun(["log", "--time", "9h", "--note", "x"], at: daemon, terminal: true, keys: ["c"])
    #expect(run.exitCode == 0)
    #expect(daemon.requests.last?.text == #"{"outcome":"callback","time":"9h","note":"x"}"#)
  }

  @Test("no key, or no time where one is needed, changes nothing", arguments: [[], ["c"], ["l"]] as [[Character]])
  func nothingChosen(keys: [Character]) throws {
    let daemon = try ScriptedDaemon(.json(Answer.process), .json(Answer.callAnswer))
    let run = try CommandRun(["log"], at: daemon, terminal: true, keys: keys)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("nothing has changed"))
    #expect(daemon.requests.count == 1)
  }

  @Test("without a terminal the outcome must be given")
  func noTerminal() throws {
    let daemon = try ScriptedDaemon(.json(Answer.process))
    let run = try CommandRun(["log"], at: daemon)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("truca log v"))
    #expect(daemon.requests.isEmpty)
  }
}
