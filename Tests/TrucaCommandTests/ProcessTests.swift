import Glibc
import ScriptedDaemon
import Testing

@Suite("Process files")
struct ProcessTests {
  @Test("all tables of a directory are sent in order, by their names")
  func directory() throws {
    let daemon = try ScriptedDaemon(.json(Answer.versionRow))
    _ = try daemon.file("b.toml", "b = 1\n")
    _ = try daemon.file("a.toml", "a = 1\n")
    _ = try daemon.file(".hidden.toml", "h = 1\n")
    _ = try daemon.file("notes.txt", "n")
    let run = try CommandRun(["process", "apply", daemon.folder, "--note", "why"], at: daemon)
    #expect(run.exitCode == 0)
    #expect(run.output == "Version 2 holds from now on.\n")
    let request = try #require(daemon.requests.first)
    #expect(request.target == "/v1/process")
    #expect(
      request.text
        == #"{"files":[{"name":"a.toml","text":"a = 1\n"},{"name":"b.toml","text":"b = 1\n"}],"note":"why"}"#)
  }

  @Test("check names each problem by its place, as compilers do")
  func check() throws {
    let answer = #"""
      {"valid":false,"problems":[{"file":"a.toml","line":3,"column":5,"sentence":"cannot read \"x\""},
      {"file":"other.toml","line":1,"column":1,"sentence":"cannot find it"}]}
      """#
    let daemon = try ScriptedDaemon(.json(answer))
    let path = try daemon.file("a.toml", "a = 1\n")
    let run = try CommandRun(["process", "check", path], at: daemon)
    #expect(run.exitCode == 65)
    #expect(run.errors == "\(path):3:5: cannot read \"x\"\nother.toml:1:1: cannot find it\n")
    #expect(daemon.requests.first?.target == "/v1/process/check")
  }

  @Test("a valid process says how to apply it")
  func valid() throws {
    let daemon = try ScriptedDaemon(.json(Answer.check))
    let path = try daemon.file("a.toml", "a = 1\n")
    let run = try CommandRun(["process", "check", path], at: daemon)
    #expect(run.exitCode == 0)
    #expect(run.output == "The process is valid. Type next: truca process apply \(path)\n")
  }

  @Test("apply names the places of a refused document", arguments: [false, true])
  func refused(json: Bool) throws {
    let body = #"""
      {"kind":"unreadable","status":422,"detail":"cannot apply","problems":[{"file":"a.toml","line":3,"column":5,
      "sentence":"cannot read it"}]}
      """#
    let daemon = try ScriptedDaemon(.problem(body, status: 422))
    let path = try daemon.file("a.toml", "a = 1\n")
    let run = try CommandRun(["process", "apply", path] + (json ? ["--json"] : []), at: daemon)
    #expect(run.exitCode == 65)
    #expect(
      json ? run.output.contains("\"sentence\" : \"cannot read it\"") : run.errors == "\(path):3:5: cannot read it\n")
  }

  @Test("into a file the process goes byte for byte; a terminal gets it line by line")
  func show() throws {
    let daemon = try ScriptedDaemon(.json(Answer.process), .json(Answer.process))
    #expect(try CommandRun(["process", "show"], at: daemon).output == "a = 1\n\tb = 2\n")
    #expect(try CommandRun(["process", "show"], at: daemon, terminal: true).output == "a = 1\n b = 2\n")
  }

  @Test("two files of one name, and a directory without tables, are refused")
  func unusable() throws {
    let daemon = try ScriptedDaemon()
    #expect(try CommandRun(["process", "check", daemon.folder], at: daemon).exitCode == 66)
    let path = try daemon.file("a.toml", "")
    #expect(try CommandRun(["process", "check", path, path], at: daemon).exitCode == 64)
    #expect(try CommandRun(["process", "check", path + ".missing"], at: daemon).exitCode == 66)
    let latin = try daemon.file("l.toml", "")
    let descriptor = open(latin, O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(write(descriptor, [0xE9] as [UInt8], 1) == 1)
    #expect(try CommandRun(["process", "check", latin], at: daemon).exitCode == 65)
    #expect(daemon.requests.isEmpty)
  }
}
