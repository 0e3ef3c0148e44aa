import FoundationEssentials
import Testing
import TrucaAPI
import TrucaClient
import TrucaDocuments
import TrucaServer

@Suite("A reload of the configuration")
struct ReloadTests {
  private func configuration(_ state: ScratchDirectory) -> SystemConfiguration {
    SystemConfiguration(
      socket: "", state: state.path, administrators: [PlayedPeers.ownUID], process: DeskFixture.shipped("process"),
      callingRules: DeskFixture.shipped("calling-rules.toml"), holidays: DeskFixture.shipped("holidays.toml"),
      places: DeskFixture.shipped("places.toml"), dialTable: DeskFixture.shipped("dial-table.txt"))
  }

  private func reload(
    _ desk: DeskFixture, _ change: @Sendable (inout SystemConfiguration) -> Void
  ) async throws -> Reload.Result {
    let started = configuration(desk.state)
    var wanted = started
    change(&wanted)
    let reload = Reload(desk: desk.desk, version: "test", started: started)
    let result = await reload { [wanted] in wanted }
    try await desk.desk.endReview()
    return result
  }

  /// A copy of a shipped file with something replaced in it.
  private func file(_ name: String, in state: ScratchDirectory, _ old: String, _ new: String) throws -> String {
    let text = try String(contentsOfFile: DeskFixture.shipped(name), encoding: .utf8)
    let changed = text.replacing(old, with: new)
    try #require(changed != text)
    let path = state.file("changed-" + name)
    try changed.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  @Test("makes administrators and unmakes them, for the next request")
  func administrators() async throws {
    try await DeskFixture.run { desk in
      let before = try await desk.send("GET", "/v1/doctor", uid: 4711)
      #expect(before.status == 403)
      let taken = try await reload(desk) { $0.administrators.append(4711) }
      #expect(taken == .taken(later: []))
      let after = try await desk.send("GET", "/v1/doctor", uid: 4711)
      #expect(after.status == 200)
      _ = try await reload(desk) { _ in }
      let again = try await desk.send("GET", "/v1/doctor", uid: 4711)
      #expect(again.status == 403)
    }
  }

  @Test("gives teams their country")
  func teams() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let before = try await desk.addLead("Ada", number: "600 111 222")
      #expect(before.state == "held")
      _ = try await reload(desk) { $0.teams = ["north": .init(country: "ES")] }
      let after = try await desk.addLead("Bea", number: "600 111 223")
      #expect(try await desk.lead(after.lead).numbers.first?.number == "+34600111223")
    }
  }

  @Test("with other calling rules holds and releases the leads that they are about")
  func rules() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let stricter = try file(
        "calling-rules.toml", in: desk.state, "code = \"GB\"\n", "code = \"GB\"\nconsent_required = true\n")
      let taken = try await reload(desk) { $0.callingRules = stricter }
      #expect(taken == .taken(later: []))
      #expect(try await desk.lead(lead).held.map(\.kind) == ["consent"])
      try await desk.expectHealthy()
      _ = try await reload(desk) { _ in }
      #expect(try await desk.lead(lead).state == "open")
      try await desk.expectHealthy()
    }
  }

  @Test("with another margin plans all leads anew")
  func margin() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      _ = try await reload(desk) { $0.endMarginMinutes = 60 }
      try await desk.expectHealthy()
    }
  }

  @Test("that does not check changes nothing, says where, and is an alarm until one does")
  func broken() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      let journal = try await desk.journal()
      let broken = try file("calling-rules.toml", in: desk.state, "code = \"GB\"\n", "code = \"GB\"\nnonsense = 1\n")
      let result = try await reload(desk) { wanted in
        wanted.callingRules = broken
        wanted.administrators = []
      }
      guard case .refused(let lines) = result else {
        Issue.record("taken: \(result)")
        return
      }
      #expect(lines.first?.contains("changed-calling-rules.toml:") == true, "\(lines)")
      #expect(try await desk.journal() == journal)
      #expect(try await desk.lead(lead).state == "open")
      let status = try await desk.by { try $0.status() }
      #expect(status.alarms.map(\.kind) == ["configuration"])
      #expect(status.alarms.first?.since?.instant == DeskFixture.tuesday)
      #expect(status.alarms.first?.sentence.contains("changed-calling-rules.toml:") == true)
      _ = try await reload(desk) { _ in }
      let after = try await desk.by { try $0.status() }
      #expect(after.alarms == [])
    }
  }

  @Test("tells why a table was not read", arguments: ["/dev/zero", "/nonexistent/places.toml"])
  func unreadable(path: String) async throws {
    try await DeskFixture.run { desk in
      let result = try await reload(desk) { $0.places = path }
      let why = path == "/dev/zero" ? "it is not a regular file" : "it is not there"
      let way = "put it right, or name another in the configuration"
      #expect(result == .refused(["\(path):1:1: cannot read the file: \(why); \(way)"]))
    }
  }

  @Test("names what only counts after a restart")
  func later() async throws {
    try await DeskFixture.run { desk in
      let result = try await reload(desk) { wanted in
        wanted.socket = "/run/other.sock"
        wanted.state = "/var/lib/other"
        wanted.limits.idleSeconds = 5
      }
      #expect(result == .taken(later: ["socket", "state", "limits"]))
    }
  }
}
