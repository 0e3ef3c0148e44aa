import FoundationEssentials
import Glibc
import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaDocuments
import TrucaServer
import TrucaStore

/// The whole daemon in process: the repository's own configuration, a store in a scratch directory, a clock that
/// stands still, the router on a socket. Our own uid is an administrator and acts for whom a test wants.
struct OfficeFixture: Sendable {
  let server: ServerFixture
  let clock: SimulatedClock
  let desk: Desk

  /// Tuesday, 10:00 in Madrid.
  static let start = "2026-11-24T09:00:00Z"

  /// Runs `body` in an office with the reps anna and marc and the manager nora of team demo, all in Madrid.
  static func run(
    start: String = start, people: Bool = true, _ body: @Sendable @escaping (OfficeFixture) async throws -> Void
  ) async throws {
    let directory = try ScratchDirectory()
    try await run(in: directory, start: start, people: people, body)
  }

  static func run(
    in directory: ScratchDirectory, start: String = start, people: Bool,
    _ body: @Sendable @escaping (OfficeFixture) async throws -> Void
  ) async throws {
    let path = directory.file("s")
    let store = try Store(directory: directory.path) { detail in Issue.record("commit failed: \(detail)") }
    let clock = SimulatedClock(start: try #require(Instant(rfc3339: start)), rate: 0, real: StandingClock())
    let desk = try await DeskBuilder(configuration: configuration(directory), version: "test")
      .desk(store: store, clock: clock)
    try await desk.endReview()
    let listening = try ListeningSocket.bind(path: path)
    try await ServerFixture.run(listening, path: path, in: directory, router: TrucaRoutes.router(desk: desk)) {
      server in
      let office = OfficeFixture(server: server, clock: clock, desk: desk)
      if people { try await office.addPeople() }
      try await body(office)
    }
    try store.close()
  }

  private struct StandingClock: TimeSource {
    func now() -> Instant { .distantPast }
  }

  /// The shipped tables, and zone files of the tests where law is asked: they give the same answer everywhere.
  private static func configuration(_ directory: ScratchDirectory) throws -> SystemConfiguration {
    let path = repository + "/config/trucad.toml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var configuration = try SystemConfiguration.decode(path: path, text: text)
    configuration.state = directory.path
    configuration.administrators = [getuid()]
    return configuration
  }

  static let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    .joined(separator: "/")

  private func addPeople() async throws {
    for (login, role) in [("anna", "rep"), ("marc", "rep"), ("nora", "manager")] {
      try await addUser(login, role: role)
    }
  }

  func addUser(_ login: String, role: String = "rep", team: String = "demo", hours: String? = nil) async throws {
    var user = UserChange()
    user.user = login
    user.roles = [role]
    user.team = team
    user.zone = "Europe/Madrid"
    user.hours = hours
    let change = user
    _ = try await ask { try $0.addUser(change) }
  }

  /// One question or command in somebody's name; nil: as the administrator.
  func ask<Answer: Sendable>(
    _ login: String? = nil, _ body: @escaping @Sendable (Client) throws -> Answer
  ) async throws -> Answer {
    let client = Client(socket: server.socket, actingAs: login)
    return try await onThread { try body(client) }
  }

  /// The problem with which a question or command is refused.
  func refused<Answer: Sendable>(
    _ login: String? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping @Sendable (Client) throws -> Answer
  ) async throws -> Problem {
    let problem = await #expect(throws: Problem.self, sourceLocation: sourceLocation) { try await ask(login, body) }
    return try #require(problem, sourceLocation: sourceLocation)
  }

  /// A British lead, who may be called now, of anna's unless said otherwise.
  @discardableResult
  func addLead(
    _ name: String, _ number: String? = nil, owner: String? = "anna", _ change: (inout LeadEntry) -> Void = { _ in }
  ) async throws -> IntakeAnswer {
    var entry = LeadEntry()
    entry.name = name
    entry.numbers = [number ?? Self.number(of: name)]
    entry.owner = owner
    change(&entry)
    let ready = entry
    return try await ask { try $0.addLead(ready) }
  }

  /// A London number of a name's own, from the range kept for fiction.
  static func number(of name: String) -> String {
    let digits = name.utf8.reduce(0) { ($0 * 31 + Int($1)) % 1000 }
    return "+442079460" + String(repeating: "0", count: 3 - String(digits).count) + String(digits)
  }

  /// Lets time pass, and all that falls due on the way.
  @discardableResult
  func advance(_ words: String) async throws -> ClockState {
    try await ask { try $0.advanceClock(to: words) }
  }

  /// What the doctor finds wrong.
  func faults() async throws -> [String] {
    try await ask { try $0.doctor() }.checks.flatMap { check in check.faults.map { "\(check.id): \($0)" } }
  }
}
