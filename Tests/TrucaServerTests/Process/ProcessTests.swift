import FoundationEssentials
import Testing
import TrucaAPI
import TrucaClient

@Suite("The process")
struct ProcessTests {
  /// The shipped files, with the consumer playbook's promise changed.
  static func files(min: Int = 6) throws -> [ProcessFile] {
    try ["outcomes.toml", "playbooks.toml", "reminders.toml"].map { name in
      let text = try String(contentsOf: URL(filePath: DeskFixture.shipped("process/\(name)")), encoding: .utf8)
      return ProcessFile(name: name, text: text.replacing("min = 6", with: "min = \(min)"))
    }
  }

  /// What is wrong with one of the files, and how the refusal speaks of it.
  static func broken(_ text: String, with replacement: String) throws -> ProcessRequest {
    ProcessRequest(
      files: try files().map { ProcessFile(name: $0.name, text: $0.text.replacing(text, with: replacement)) })
  }

  @Test("is the shipped one at first, as version 1")
  func shipped() async throws {
    try await DeskFixture.run { desk in
      let view = try await desk.by { try $0.process() }
      #expect(view.version == 1)
      #expect(view.outcomes.map(\.outcome).first == "no-answer")
      let check = try await desk.by {
        try $0.checkProcess(ProcessRequest(files: [ProcessFile(name: "all.toml", text: view.text)]))
      }
      #expect(check == ProcessCheck(valid: true, problems: []))
    }
  }

  @Test("that is applied holds for new leads; those that began keep theirs until their playbook is changed")
  func versions() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addUser("root2", uid: 5009, roles: ["administrator"])
      let old = try await desk.addLead("Ada").lead
      let files = try Self.files(min: 7)
      let applied = try await desk.by("root2") {
        try $0.applyProcess(ProcessRequest(files: files, note: "One call more"))
      }
      #expect(applied.version == 2)
      #expect(applied.note == "One call more")
      #expect(applied.appliedBy == "root2")
      let new = try await desk.addLead("Bob").lead
      #expect(try await desk.lead(old).processVersion == 1)
      #expect(try await desk.lead(new).processVersion == 2)
      #expect(try await desk.next(lead: new).why.hasPrefix("Call 1 of at least 7"))
      try await desk.log("no-answer")
      #expect(try await desk.next(lead: old).why.hasPrefix("Call 1 of at least 6"))
      let history = try await desk.by { try $0.processHistory() }
      #expect(history.items.map(\.version) == [2, 1])
      #expect(history.items.map(\.openLeads) == [1, 1])
      _ = try await desk.send("PATCH", "/v1/leads/\(old)", json: #"{"playbook":"consumer"}"#)
      #expect(try await desk.lead(old).processVersion == 2)
      try await desk.expectHealthy()
    }
  }

  @Test("that says the same as the one in force is not applied")
  func same() async throws {
    try await DeskFixture.run { desk in
      let files = try Self.files()
      try await desk.refuses(.conflict) { try $0.applyProcess(ProcessRequest(files: files)) }
    }
  }

  @Test("that does not check is refused with its places and changes nothing", arguments: 0..<6)
  func broken(index: Int) async throws {
    let requests = [
      try Self.broken("effect = \"go on\"", with: ""), try Self.broken("min = 6", with: "min = 11"),
      try Self.broken("keystroke = \"v\"", with: "keystroke = \"n\""),
      try Self.broken("keystroke", with: "keystrok"), try Self.broken("[outcomes.busy]", with: "[outcomes.busy"),
      ProcessRequest(files: []),
    ]
    try await DeskFixture.run { desk in
      let before = try await desk.journal()
      let request = requests[index]
      let check = try await desk.by { try $0.checkProcess(request) }
      #expect(!check.valid)
      #expect(!check.problems.isEmpty)
      let body = String(decoding: try WireCoder.encode(request), as: UTF8.self)
      let answer = try await desk.send("POST", "/v1/process", json: body)
      #expect(answer.status == 422)
      #expect(answer.problem?.problems?.count == check.problems.count)
      #expect(try await desk.journal() == before)
      let view = try await desk.by { try $0.process() }
      #expect(view.version == 1)
    }
  }

  @Test("has no version that nobody applied", arguments: ["2", "0", "-1", "x"])
  func unknown(version: String) async throws {
    try await DeskFixture.run { desk in
      let answer = try await desk.send("GET", "/v1/process?version=\(version)")
      #expect([400, 404].contains(answer.status))
    }
  }
}
