import ScriptedDaemon
import Testing
import TrucaAPI
import TrucaClient

@Suite("Endpoints of the process")
struct ProcessEndpointTests {
  static let view = #"""
    {"version":2,"appliedAt":\#(Literal.moment),"appliedBy":"root","text":"a = 1\n",
    "outcomes":[{"outcome":"voicemail","name":"Voicemail","keystroke":"v","effect":"go on",
    "needsTime":false,"needsReason":false}]}
    """#
  static let request = ProcessRequest(files: [ProcessFile(name: "a.toml", text: "a = 1\n")], note: "why")
  static let body = #"{"files":[{"name":"a.toml","text":"a = 1\n"}],"note":"why"}"#

  static let cases = [
    EndpointCase("GET", "/v1/process", answer: view) { try $0.process().outcomes.first?.keystroke == "v" },
    EndpointCase("GET", "/v1/process?version=2", answer: view) { try $0.process(version: 2).text == "a = 1\n" },
    EndpointCase(
      "POST", "/v1/process/check", body,
      answer: #"{"valid":false,"problems":[{"file":"a.toml","line":1,"column":5,"sentence":"cannot read this"}]}"#
    ) { try $0.checkProcess(request).problems.first?.column == 5 },
    EndpointCase("POST", "/v1/process", body, answer: Literal.versionRow) {
      try $0.applyProcess(request).version == 2
    },
    EndpointCase("GET", "/v1/process/history?cursor=c1", answer: Literal.page(Literal.versionRow)) {
      try $0.processHistory(after: "c1").items.first?.openLeads == 3
    },
  ]

  @Test("a method sends its request and understands the answer", arguments: cases)
  func endpoint(_ endpoint: EndpointCase) throws {
    try endpoint.check()
  }

  @Test(
    "a document that is refused comes with its places")
  func refusal() throws {
    let place = #"{"file":"a.toml","line":3,"column":5,"sentence":"cannot read this"}"#
    let body = #"{"kind":"invalidDocument","status":422,"detail":"cannot apply","problems":[\#(place)]}"#
    let daemon = try ScriptedDaemon(.problem(body, status: 422))
    let refusal = try #require(throws: ProcessRefusal.self) {
      try Client(socket: daemon.path).applyProcess(Self.request)
    }
    let expected = DocumentProblem(file: "a.toml", line: 3, column: 5, sentence: "cannot read this")
    #expect(refusal.places == [expected])
  }

  @Test("a refusal that names no place stays a problem")
  func forbidden() throws {
    let body = #"{"kind":"forbidden","status":403,"detail":"cannot apply a process as a rep"}"#
    let daemon = try ScriptedDaemon(.problem(body, status: 403))
    let problem = try #require(throws: Problem.self) { try Client(socket: daemon.path).applyProcess(Self.request) }
    #expect(problem.kind == .forbidden)
  }
}
