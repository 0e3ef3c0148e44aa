import Glibc
import Hummingbird
import Testing
import TrucaAPI
import TrucaClient
import TrucaServer

private struct Surprise: Error {
  var secret = "Ana Garcia"
}

private struct Person: Codable, Sendable {
  var name: String
  var numbers: [Int]
}

@Suite("Answers over the socket", .timeLimit(.minutes(1)))
struct AnswerTests {
  private static func routes(_ router: Router<TrucaContext>) {
    router.get("who") { _, context in try Response.json([context.peer.uid, context.peer.gid]) }
    router.get("things/:id") { _, context in try Response.json(["id": context.parameters.require("id")]) }
    router.post("people") { request, context in
      try Response.json(try await request.decodeJSON(Person.self, context: context), status: .created)
    }
    router.get("refused") { _, _ -> Response in
      throw Problem(.refused, "cannot call now; try at nine", reason: "hours", retryAt: "2026-11-25T08:00:00Z")
    }
    router.get("broken") { _, _ -> Response in throw Surprise() }
    router.get("odd") { _, _ -> Response in throw HTTPError(.badRequest, message: "no such filter") }
  }

  @Test("the peer's uid and gid reach the route")
  func peer() async throws {
    let answer = try await ServerFixture.run(routes: Self.routes) { try await $0.send("GET", "/who") }
    #expect(answer.status == 200)
    #expect(try WireCoder.decode([UInt32].self, from: answer.body) == [getuid(), getgid()])
    #expect(answer.header("date") == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(answer.header("content-type") == "application/json")
  }

  @Test(
    "an error is a problem document with its kind and status",
    arguments: [
      ("GET", "/nowhere", ErrorKind.notFound, 404), ("DELETE", "/things/7", .methodNotAllowed, 405),
      ("POST", "/people", .unsupported, 415), ("GET", "/refused", .refused, 409), ("GET", "/broken", .internal, 500),
      ("GET", "/odd", .badRequest, 400), ("PATCH", "/who", .methodNotAllowed, 405), ("GET", "/things", .notFound, 404),
    ])
  func problems(method: String, path: String, kind: ErrorKind, status: Int) async throws {
    let answer = try await ServerFixture.run(routes: Self.routes) { try await $0.send(method, path) }
    #expect(answer.status == status)
    #expect(answer.header("content-type") == Problem.mediaType)
    #expect(answer.header("date") != nil)
    let problem = try WireCoder.decode(Problem.self, from: answer.body)
    #expect(problem.kind == kind)
    #expect(problem.status == status)
    #expect(problem.detail.hasPrefix("cannot "))
    #expect(try #require(problem.instance).hasPrefix("urn:truca:request:"))
  }

  @Test("a wrong method is told the right ones")
  func allow() async throws {
    let answer = try await ServerFixture.run(routes: Self.routes) { try await $0.send("DELETE", "/things/7") }
    #expect(answer.header("allow") == "GET, HEAD")
  }

  @Test("an unknown error shows nothing of itself")
  func secrecy() async throws {
    let answer = try await ServerFixture.run(routes: Self.routes) { try await $0.send("GET", "/broken") }
    #expect(!String(decoding: answer.body, as: UTF8.self).contains("Ana"))
  }

  @Test("a problem's own members reach the client")
  func members() async throws {
    let answer = try await ServerFixture.run(routes: Self.routes) { try await $0.send("GET", "/refused") }
    let problem = try #require(answer.problem)
    #expect(problem.reason == "hours")
    #expect(problem.retryAt == "2026-11-25T08:00:00Z")
  }

  @Test("HEAD gives the head of GET and no body", arguments: [("/who", 200), ("/nowhere", 404)])
  func head(path: String, status: Int) async throws {
    let text = try await ServerFixture.run(routes: Self.routes) { server in
      try await server.raw { connection in
        connection.send("HEAD \(path) HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n")
        return connection.receiveAll()
      }
    }
    #expect(text.hasPrefix("HTTP/1.1 \(status) "))
    #expect(text.hasSuffix("\r\n\r\n"))
    #expect(text.lowercased().contains("content-length: "))
  }

  @Test("a good body is decoded")
  func decodes() async throws {
    let answer = try await ServerFixture.run(routes: Self.routes) {
      try await $0.post("/people", json: #"{"name":"x/y","numbers":[1,2]}"#)
    }
    #expect(answer.status == 201)
    #expect(String(decoding: answer.body, as: UTF8.self) == #"{"name":"x/y","numbers":[1,2]}"#)
  }

  @Test(
    "a bad body is refused with a sentence that names the place",
    arguments: [
      (#"{"numbers":[]}"#, ErrorKind.unreadable, "name"),
      (#"{"name":"n","numbers":[1,"2"]}"#, .unreadable, "numbers[1]"),
      (#"{"name":null,"numbers":[]}"#, .unreadable, "name"), ("", .unreadable, "JSON"),
      ("{\n\"name\":,}", .unreadable, "not valid"),
      (String(repeating: "[", count: 65), .tooDeep, "64"), (String(repeating: "[", count: 100_000), .tooDeep, "64"),
    ])
  func badBodies(json: String, kind: ErrorKind, word: String) async throws {
    let answer = try await ServerFixture.run(routes: Self.routes) { try await $0.post("/people", json: json) }
    let problem = try #require(answer.problem)
    #expect(problem.kind == kind)
    #expect(problem.detail.contains(word), "\(problem.detail)")
    #expect(answer.status == 400)
  }
}
