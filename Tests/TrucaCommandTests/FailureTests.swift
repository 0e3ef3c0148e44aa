import ScriptedDaemon
import Testing
import TrucaAPI

@Suite("How a command ends without success")
struct FailureTests {
  @Test("a refusal is one sentence and the kind's exit code", arguments: ErrorKind.allCases)
  func problem(kind: ErrorKind) throws {
    let body = #"{"kind":"\#(kind.rawValue)","status":\#(kind.status),"detail":"cannot do this\u001b[2J; do that"}"#
    let daemon = try ScriptedDaemon(.problem(body, status: kind.status))
    let run = try CommandRun(["undo"], at: daemon)
    #expect(run.exitCode == kind.exitCode)
    #expect(run.exitCode >= 64)
    #expect(run.errors == "truca: cannot do this\u{FFFD}[2J; do that\n")
    #expect(run.output == "")
  }

  @Test("for programs the problem document goes to the error output")
  func problemAsJSON() throws {
    let body = #"{"kind":"notFound","status":404,"detail":"cannot find lead 42"}"#
    let daemon = try ScriptedDaemon(.problem(body, status: 404))
    let run = try CommandRun(["lead", "show", "42", "--json"], at: daemon)
    #expect(run.exitCode == 66)
    #expect(run.errors.hasPrefix(#"{"detail":"cannot find lead 42","kind":"notFound""#))
  }

  @Test("a lost connection asks to try again")
  func lost() throws {
    let daemon = try ScriptedDaemon(.hangUp, .hangUp)
    let run = try CommandRun(["status"], at: daemon)
    #expect(run.exitCode == 75)
    #expect(run.errors.hasPrefix("truca: cannot tell whether"))
  }

  @Test(
    "without a call in hand a lead must be named",
    arguments: [["snooze", "14:00"], ["callback", "14:00"], ["note", "hello"], ["log", "v", "--in"]])
  func noCallInHand(arguments: [String]) throws {
    let daemon = try ScriptedDaemon(.json(Answer.today()))
    let run = try CommandRun(arguments, at: daemon)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("no call is in hand"))
    #expect(daemon.requests.count == 1)
  }

  @Test("a doctor who finds something ends with 70 and names it")
  func sick() throws {
    let report = #"{"healthy":false,"checks":[{"id":"I2","title":"t","examined":5,"faults":["lead 42 twice"]}]}"#
    let daemon = try ScriptedDaemon(.json(report))
    let run = try CommandRun(["doctor"], at: daemon)
    #expect(run.exitCode == 70)
    #expect(run.output.contains("I2: lead 42 twice"))
  }

  @Test("a user who changed meanwhile is said to have changed")
  func changedMeanwhile() throws {
    let body = #"{"kind":"versionMismatch","status":412,"detail":"cannot change anna: changed meanwhile; try again"}"#
    let daemon = try ScriptedDaemon(.json(Answer.user), .problem(body, status: 412))
    let run = try CommandRun(["user", "set", "anna", "--capacity", "40"], at: daemon)
    #expect(run.exitCode == 75)
    #expect(daemon.requests.last?.header("If-Match") == "\"7\"")
  }

  @Test("settling all held leads asks first on a terminal")
  func settleAll() throws {
    let refused = try ScriptedDaemon(.json(Answer.settled))
    let no = try CommandRun(["held", "--country", "ES"], at: refused, terminal: true, lines: ["n"])
    #expect(no.exitCode == 64)
    #expect(refused.requests.isEmpty)
    let confirmed = try ScriptedDaemon(.json(Answer.settled))
    let yes = try CommandRun(["held", "--country", "ES"], at: confirmed, terminal: true, lines: ["y"])
    #expect(yes.exitCode == 0)
    #expect(yes.output.contains("2 leads selected, 1 released"))
    #expect(yes.output.contains("Still held: 1 (noNumber)"))
  }
}
