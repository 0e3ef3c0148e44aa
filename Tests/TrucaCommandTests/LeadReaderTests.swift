import ScriptedDaemon
import Testing

@Suite("Leads from a file")
struct LeadReaderTests {
  @Test(
    "one object goes out as it is, over several lines too", arguments: ["{\n \"name\": \"Ana\", \"odd\": 1\n}\n", "{}"])
  func one(text: String) throws {
    let daemon = try ScriptedDaemon(.json(Answer.intake, status: 201))
    let run = try CommandRun(["lead", "add", "--json", daemon.file("l.json", text)], at: daemon)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("\"result\" : \"added\""))
    let request = try #require(daemon.requests.first)
    #expect(request.text == text)
    #expect(request.header("Content-Type") == "application/json")
  }

  @Test("many lines go out as NDJSON; a refused one decides the exit code")
  func many() throws {
    let text = "{\"name\":\"Ana\"}\n{\"name\":2}\n"
    let problem = #"{"line":2,"problem":{"kind":"unreadable","status":400,"detail":"cannot read it"}}"#
    let answer = #"{"line":1,"answer":\#(Answer.intake)}"#.split(separator: "\n").joined()
    let daemon = try ScriptedDaemon(.lines([answer, problem]))
    let run = try CommandRun(["lead", "add", "--json", daemon.file("l.ndjson", text)], at: daemon)
    #expect(run.exitCode == 65)
    #expect(run.output.split(separator: "\n").count == 2)
    let request = try #require(daemon.requests.first)
    #expect(request.text == text)
    #expect(request.header("Content-Type") == "application/x-ndjson")
  }

  @Test("more than one lead's worth of bytes is streamed")
  func large() throws {
    let text = String(repeating: "{\"name\":\"Ana Ruiz\"}\n", count: 60_000)
    let daemon = try ScriptedDaemon(.lines([]))
    let run = try CommandRun(["lead", "add", "--json", daemon.file("l.ndjson", text)], at: daemon)
    #expect(run.exitCode == 0)
    #expect(daemon.requests.first?.body.count == text.utf8.count)
  }

  @Test("what is no lead is not sent", arguments: ["", " \n", "{\"name\": ", "[{}]", "{\"name\":2}", "name\nAna\n"])
  func unreadable(text: String) throws {
    let daemon = try ScriptedDaemon(.json(Answer.intake))
    let run = try CommandRun(["lead", "add", "--json", daemon.file("l.json", text)], at: daemon)
    #expect(run.exitCode == 65)
    #expect(run.errors.contains("cannot"))
    #expect(daemon.requests.isEmpty)
  }

  @Test("a file that is not there is named")
  func missing() throws {
    let daemon = try ScriptedDaemon()
    let run = try CommandRun(["lead", "add", "--json", "/nonexistent/l.json"], at: daemon)
    #expect(run.exitCode == 66)
    #expect(run.errors.contains("/nonexistent/l.json"))
  }
}
