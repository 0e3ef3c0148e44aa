import ArgumentParser
import ScriptedDaemon
import Testing

@testable import truca

@Suite("truca rules")
struct RulesTests {
  private static let terms = #"""
    {"hours":"mon-fri 09:00-19:00","holidays":"national","limits":["2 a day"],"consent":"none","rest":"none"}
    """#
  private static let row = #"""
    {"code":"US-FL","name":"Florida","terms":\#(terms),"confidence":"high","suspended":false,"changed":"narrowed",
    "checked":"2026-11-24"}
    """#
  private static let view = #"""
    {"row":\#(row),"shipped":{"hours":"mon-sun 08:00-20:00","holidays":"national","limits":["3 in 24h"],
    "consent":"none","rest":"none"},"killSwitch":false,"basis":"statute","source":"501.059","year":2021,
    "applies":"sales calls","note":"","url":"","advice":"no legal advice"}
    """#
  private static let done = #"{"running":false,"done":0}"#
  private static let running = #"{"running":true,"done":3,"total":6}"#

  private static func answer(_ review: String) -> String { #"{"rule":\#(view),"review":\#(review)}"# }

  @Test("list says what holds, how well it was read, and that it is no legal advice")
  func list() throws {
    let daemon = try ScriptedDaemon(.json(#"{"items":[\#(Self.row)],"advice":"no legal advice"}"#))
    let run = try CommandRun(["rules", "list"], at: daemon)
    #expect(run.exitCode == 0)
    for word in ["US-FL", "mon-fri 09:00-19:00", "2 a day", "high", "narrowed", "2026-11-24", "no legal advice"] {
      #expect(run.output.contains(word), "\(word)")
    }
  }

  @Test("show tells what is shipped where that differs")
  func show() throws {
    let daemon = try ScriptedDaemon(.json(Self.view))
    let run = try CommandRun(["rules", "show", "US-FL"], at: daemon)
    #expect(run.output.contains("mon-fri 09:00-19:00 (shipped: mon-sun 08:00-20:00)"))
    #expect(run.output.contains("501.059 (2021)"))
    #expect(daemon.requests.first?.target == "/v1/rules/US-FL")
  }

  @Test("set sends what was said, waits until the leads are looked over, and shows how far that has come")
  func set() throws {
    let daemon = try ScriptedDaemon(.json(Self.answer(Self.running)), .json(Self.running), .json(Self.done))
    let run = try CommandRun(
      ["rules", "set", "US-FL", "--hours", "mon-fri 09:00-19:00", "--max", "2 a day", "--rest-days", "never"],
      at: daemon, terminal: true)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("50 %  3 leads"))
    #expect(
      daemon.requests.map(\.target) == ["/v1/rules/US-FL", "/v1/rules/review", "/v1/rules/review"])
    #expect(
      daemon.requests.first?.text
        == #"{"hours":"mon-fri 09:00-19:00","limits":["2 a day"],"rest":"never"}"#)
  }

  @Test("suspend returns at once where that is wanted")
  func suspend() throws {
    let daemon = try ScriptedDaemon(.json(Self.answer(Self.running)))
    let run = try CommandRun(["rules", "suspend", "US-LA", "--reason", "hurricane", "--no-wait"], at: daemon)
    #expect(run.exitCode == 0)
    #expect(daemon.requests.map(\.target) == ["/v1/rules/US-LA/suspend"])
    #expect(daemon.requests.first?.text == #"{"reason":"hurricane"}"#)
  }

  @Test("set says one thing or the other", arguments: [["--shipped", "--note", "x"], []])
  func usage(arguments: [String]) throws {
    let error = try #require(throws: (any Error).self) { try Truca.parseAsRoot(["rules", "set", "US-FL"] + arguments) }
    #expect(Truca.exitCode(for: error).rawValue == 64)
  }
}
