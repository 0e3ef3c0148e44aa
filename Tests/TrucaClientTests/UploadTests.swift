import Glibc
import ScriptedDaemon
import Testing
import TrucaAPI
import TrucaClient

@Suite("Uploads")
struct UploadTests {
  static let summary = #"""
    {"summary":{"dryRun":false,"rows":2,"added":1,"newEnquiries":0,"linked":0,"alreadyHere":0,"moved":0,"rejected":1,"open":1,
    "backlog":0,"held":{},"unknownOwners":{"Ana":2},"encoding":"UTF-8","separator":";","sentences":[]}}
    """#.split(separator: "\n").joined()

  /// A file in the daemon's folder with these bytes, open for reading.
  private func file(_ bytes: [UInt8], of daemon: ScriptedDaemon) throws -> Int32 {
    let descriptor = open(daemon.folder + "/leads.csv", O_RDWR | O_CREAT, 0o600)
    try #require(descriptor >= 0)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    try #require(lseek(descriptor, 0, SEEK_SET) == 0)
    return descriptor
  }

  @Test("an import sends the file as it is, in pieces of at most 64 KiB, and hands on every event")
  func importFile() throws {
    let reject = #"{"reject":{"line":3,"reason":"no name","header":["a"],"cells":["b"]}}"#
    let daemon = try ScriptedDaemon(
      .lines([#"{"progress":{"rows":1,"bytes":10}}"#, reject, Self.summary]))
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let descriptor = try file(bytes, of: daemon)
    defer { close(descriptor) }
    var options = ImportOptions()
    options.team = "girona"
    options.country = "ES"
    options.dates = "dmy"
    options.map = ["phone=Tel.", "name=Nom & cognom"]
    options.owners = ["Ana Ruiz=anna"]
    options.dryRun = true
    var events: [ImportEvent] = []
    let summary = try Client(socket: daemon.path).importLeads(from: descriptor, options) { events.append($0) }
    #expect(summary.unknownOwners == ["Ana": 2])
    #expect(events.count == 3)
    #expect(events.first?.progress?.bytes == 10)
    let request = try #require(daemon.requests.first)
    let query =
      "team=girona&country=ES&dates=dmy&map=phone%3DTel.&map=name%3DNom%20%26%20cognom&owner=Ana%20Ruiz%3Danna&dryRun=1"
    #expect(request.target == "/v1/imports?" + query)
    #expect(request.body == bytes)
    #expect(1...65_536 ~= request.largestChunk)
    #expect(request.header("Content-Length") == nil)
    #expect(request.header("Idempotency-Key") != nil)
  }

  @Test("an import that the daemon ends early throws its problem, after the events before it")
  func earlyEnd() throws {
    let problem = #"{"problem":{"kind":"unreadable","status":400,"detail":"cannot find a header"}}"#
    let daemon = try ScriptedDaemon(.lines([#"{"progress":{"rows":1,"bytes":10}}"#, problem]))
    let descriptor = try file([1], of: daemon)
    defer { close(descriptor) }
    var count = 0
    let error = try #require(throws: Problem.self) {
      try Client(socket: daemon.path).importLeads(from: descriptor) { _ in count += 1 }
    }
    #expect(error.detail == "cannot find a header")
    #expect(count == 2)
  }

  @Test("an import without a summary is not taken for done")
  func noSummary() throws {
    let daemon = try ScriptedDaemon(.lines([#"{"progress":{"rows":1,"bytes":10}}"#]))
    let descriptor = try file([1], of: daemon)
    defer { close(descriptor) }
    #expect(throws: ClientError.self) { try Client(socket: daemon.path).importLeads(from: descriptor) { _ in } }
  }

  @Test("a refused upload throws the daemon's problem")
  func refused() throws {
    let body = #"{"kind":"forbidden","status":403,"detail":"cannot import as a rep"}"#
    let daemon = try ScriptedDaemon(.problem(body, status: 403))
    let descriptor = try file([1], of: daemon)
    defer { close(descriptor) }
    let problem = try #require(throws: Problem.self) {
      try Client(socket: daemon.path).importLeads(from: descriptor) { _ in }
    }
    #expect(problem.kind == .forbidden)
  }

  @Test("what the listener throws is what the upload throws")
  func listenerThrows() throws {
    struct DiskFull: Error {}
    let daemon = try ScriptedDaemon(.lines([#"{"progress":{"rows":1,"bytes":10}}"#, Self.summary]))
    let descriptor = try file([1], of: daemon)
    defer { close(descriptor) }
    var count = 0
    #expect(throws: DiskFull.self) {
      try Client(socket: daemon.path).importLeads(from: descriptor) { _ in
        count += 1
        throw DiskFull()
      }
    }
    #expect(count == 1)
  }

  @Test("many leads go out as they are, after what was read of them already, and come back line by line")
  func manyLeads() throws {
    let problem = #"{"line":2,"problem":{"kind":"unreadable","status":400,"detail":"cannot read it"}}"#
    let daemon = try ScriptedDaemon(
      .lines([#"{"line":1,"answer":\#(Literal.intake)}"#.split(separator: "\n").joined(), problem]))
    let descriptor = try file(Array("{\"name\":2}\n".utf8), of: daemon)
    defer { close(descriptor) }
    var answers: [LeadLineAnswer] = []
    try Client(socket: daemon.path).addLeads(from: descriptor, after: Array("{\"name\":\"1\"}\n".utf8)) {
      answers.append($0)
    }
    #expect(answers.map(\.line) == [1, 2])
    #expect(answers.first?.answer?.lead == 42)
    #expect(answers.last?.problem?.kind == .unreadable)
    let request = try #require(daemon.requests.first)
    #expect(request.target == "/v1/leads")
    #expect(request.header("Content-Type") == "application/x-ndjson")
    #expect(request.text == "{\"name\":\"1\"}\n{\"name\":2}\n")
  }

  @Test("a descriptor that cannot be read is an error before the daemon takes the body for whole")
  func unreadableSource() throws {
    let daemon = try ScriptedDaemon(.lines([Self.summary]))
    let descriptor = open(daemon.folder, O_RDONLY | O_DIRECTORY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let error = try #require(throws: ClientError.self) {
      try Client(socket: daemon.path).importLeads(from: descriptor) { _ in }
    }
    #expect(error.exitCode == 66)
    #expect(daemon.requests.isEmpty)
  }
}
