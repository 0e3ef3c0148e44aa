import ScriptedDaemon
import Testing
import TrucaAPI
import TrucaClient

@Suite("What the client does when something goes wrong")
struct ClientFailureTests {
  @Test("a problem document is thrown as a problem, of every kind", arguments: ErrorKind.allCases)
  func problem(kind: ErrorKind) throws {
    let body = #"{"kind":"\#(kind.rawValue)","status":\#(kind.status),"detail":"cannot do this; do that"}"#
    let daemon = try ScriptedDaemon(.problem(body, status: kind.status))
    let problem = try #require(throws: Problem.self) { try Client(socket: daemon.path).undo() }
    #expect(problem.kind == kind)
    #expect(problem.detail == "cannot do this; do that")
    #expect(daemon.requests.count == 1)
  }

  @Test("a request whose answer was lost is sent once more with the same key")
  func retry() throws {
    let daemon = try ScriptedDaemon(.hangUp, .json(Literal.callAnswer))
    #expect(try Client(socket: daemon.path).undo().call == 9)
    let keys = daemon.requests.map { $0.header("Idempotency-Key") }
    #expect(keys.count == 2)
    #expect(keys.first == keys.last)
    #expect(keys.first != .some(nil))
  }

  @Test("a connection that is lost twice is an error")
  func lostTwice() throws {
    let daemon = try ScriptedDaemon(.hangUp, .hangUp, .json(Literal.callAnswer))
    let error = try #require(throws: ClientError.self) { try Client(socket: daemon.path).undo() }
    #expect(error.exitCode == 75)
    #expect(daemon.requests.count == 2)
  }

  @Test("two requests never share a key")
  func freshKeys() throws {
    let daemon = try ScriptedDaemon(.json(Literal.callAnswer), .json(Literal.callAnswer))
    let client = Client(socket: daemon.path)
    _ = try client.undo()
    _ = try client.undo()
    #expect(Set(daemon.requests.compactMap { $0.header("Idempotency-Key") }).count == 2)
  }

  @Test("without an acting user no Truca-As is sent")
  func asOneself() throws {
    let daemon = try ScriptedDaemon(.json(Literal.user))
    _ = try Client(socket: daemon.path).me()
    let request = try #require(daemon.requests.first)
    #expect(request.header("Truca-As") == nil)
  }

  @Test(
    "an answer that is not of the expected shape is malformed, and not the caller's fault",
    arguments: ["{}", "", "[1]", "{\"kind\":1,\"now\":2,\"rate\":3}"])
  func malformed(body: String) throws {
    let daemon = try ScriptedDaemon(.json(body))
    let error = try #require(throws: ClientError.self) { try Client(socket: daemon.path).clock() }
    #expect(error.exitCode == 70)
  }

  @Test("an acting user that holds a line break sends nothing")
  func injection() throws {
    let daemon = try ScriptedDaemon(.json(Literal.user))
    let client = Client(socket: daemon.path, actingAs: "anna\r\nIdempotency-Key: 1")
    let error = try #require(throws: ClientError.self) { try client.me() }
    #expect(error.exitCode == 64)
    #expect(daemon.requests.isEmpty)
  }

  @Test("a daemon that is not there is one sentence that says how to start it")
  func unreachable() throws {
    let path = "/nonexistent/truca.sock"
    let error = try #require(throws: ClientError.self) { try Client(socket: path).me() }
    #expect(error.exitCode == 69)
    #expect(error.description.hasPrefix("cannot reach trucad at \(path)"))
    #expect(error.description.contains("systemctl start trucad"))
  }
}
