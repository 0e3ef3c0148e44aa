import Glibc
import ScriptedDaemon
import Testing

@testable import truca

@Suite("Dialling")
struct DialTests {
  private func daemon(number: String = "+34600111222") throws -> ScriptedDaemon {
    try ScriptedDaemon(.json(#"{"call":\#(Answer.brief(number: number))}"#), .json(Answer.process))
  }

  @Test("without a command a link is printed")
  func link() throws {
    let run = try CommandRun(["next", "--dial"], at: daemon())
    #expect(run.output.hasSuffix("\ntel:+34600111222\n"))
  }

  @Test("without --dial nothing is dialled")
  func noDial() throws {
    let daemon = try daemon()
    let run = try CommandRun(["next"], at: daemon, environment: ["TRUCA_DIAL": "touch \(daemon.folder)/{number}"])
    #expect(run.exitCode == 0)
    #expect(access("\(daemon.folder)/+34600111222", F_OK) != 0)
  }

  @Test("the command is run with the number in its argument")
  func command() throws {
    let daemon = try daemon()
    let run = try CommandRun(
      ["next", "--dial"], at: daemon,
      environment: ["TRUCA_DIAL": "touch \(daemon.folder)/{number}", "PATH": "/usr/bin"])
    #expect(run.errors == "")
    #expect(access("\(daemon.folder)/+34600111222", F_OK) == 0)
    #expect(!run.output.contains("tel:"))
  }

  @Test("arguments are split at spaces before the number is put in; no shell looks at them")
  func arguments() throws {
    let dialer = try Dialer(["TRUCA_DIAL": "dial  -n {number};{number} $HOME `id`"])
    #expect(dialer.arguments(for: "+34 1") == ["dial", "-n", "+34 1;+34 1", "$HOME", "`id`"])
  }

  @Test(
    "a command that fails or is not there is told after the brief",
    arguments: [("false {number}", "ended with status 1"), ("/nonexistent/dial {number}", "/nonexistent/dial")])
  func failing(template: String, part: String) throws {
    let run = try CommandRun(["next", "--dial"], at: daemon(), environment: ["TRUCA_DIAL": template])
    #expect(run.exitCode == 69)
    #expect(run.errors.contains(part))
    #expect(run.output.contains("Ana Ruiz"))
  }

  @Test("a command without a place for the number takes no call", arguments: ["dial", "{number}"])
  func noPlaceholder(template: String) throws {
    let daemon = try daemon()
    let run = try CommandRun(["next", "--dial"], at: daemon, environment: ["TRUCA_DIAL": template])
    #expect(run.exitCode == 64)
    #expect(daemon.requests.isEmpty)
  }

  @Test("what is no number is never dialled", arguments: ["600111222", "+34 600", "--help", "+", "+34;x"])
  func notANumber(number: String) throws {
    let daemon = try daemon(number: number)
    let run = try CommandRun(["next", "--dial"], at: daemon, environment: ["TRUCA_DIAL": "touch {number}"])
    #expect(run.exitCode == 65)
  }
}
