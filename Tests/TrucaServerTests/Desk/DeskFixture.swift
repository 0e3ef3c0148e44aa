import Hummingbird
import Logging
import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaDocuments
import TrucaServer
import TrucaStore

/// A daemon's inside on a new store under a clock that stands still, and clients that speak to it over its socket.
///
/// Without further word the peer is an administrator without a user; `as` plays a user by `Truca-As`.
struct DeskFixture: Sendable {
  let server: ServerFixture
  let desk: Desk
  let clock: SimulatedClock
  /// Where the store lies.
  let state: ScratchDirectory

  /// A Tuesday, 10:00 in London.
  static let tuesday = "2026-11-24T10:00:00Z"

  /// Serves a desk on `state`, or on a new store, while `body` runs. `rules` is another file of calling rules than the
  /// shipped one, `path` another socket than one of its own.
  static func run<Result: Sendable>(
    at start: String = tuesday, in state: ScratchDirectory? = nil, clock given: (any TimeSource)? = nil,
    rules: String? = nil, limits: TransportLimits = .init(), socket path: String? = nil,
    _ body: @Sendable (DeskFixture) async throws -> Result
  ) async throws -> Result {
    let isUsual = state == nil && rules == nil && start == tuesday
    let state = isUsual ? try await StoreTemplate.copy() : try state ?? ScratchDirectory()
    let store = try Store(directory: state.path) { Issue.record("cannot commit: \($0)") }
    let instant = try await store.read { try $0.lastInstant() } ?? Instant(rfc3339: start)
    let clock = SimulatedClock(start: try #require(instant), rate: 0, real: StandingClock())
    let desk = try await DeskBuilder(configuration: configuration(state, rules: rules), version: "test")
      .desk(store: store, clock: given ?? clock)
    try await desk.endReview()
    let played = PlayedPeers(TrucaRoutes.router(desk: desk))
    let routes: (Router<TrucaContext>) -> Void = { $0.add(middleware: played) }
    let directory = try ScratchDirectory()
    let path = path ?? directory.file("s")
    let listening = try ListeningSocket.bind(path: path)
    return try await ServerFixture.run(listening, path: path, in: directory, limits: limits, routes: routes) { server in
      let result = try await body(DeskFixture(server: server, desk: desk, clock: clock, state: state))
      try store.close()
      return result
    }
  }

  static func configuration(_ state: ScratchDirectory, rules: String?) -> SystemConfiguration {
    SystemConfiguration(
      socket: "", state: state.path, administrators: [PlayedPeers.ownUID], process: shipped("process"),
      callingRules: rules ?? shipped("calling-rules.toml"), holidays: shipped("holidays.toml"),
      places: shipped("places.toml"), dialTable: shipped("dial-table.txt"))
  }

  /// The path of a file under config/ of the project.
  static func shipped(_ path: String, from file: String = #filePath) -> String {
    var parts = file.split(separator: "/", omittingEmptySubsequences: false)
    // Tests/TrucaServerTests/Desk/DeskFixture.swift
    parts.removeLast(4)
    return parts.joined(separator: "/") + "/config/" + path
  }

  // MARK: - Requests

  /// What a client method answers.
  func by<Answer: Sendable>(
    _ login: String? = nil, _ call: @escaping @Sendable (Client) throws -> Answer
  ) async throws -> Answer {
    let client = Client(socket: server.socket, actingAs: login)
    return try await onThread { try call(client) }
  }

  /// The problem with which a client method is refused.
  func refusal<Answer: Sendable>(
    _ login: String? = nil, from location: SourceLocation = #_sourceLocation,
    _ call: @escaping @Sendable (Client) throws -> Answer
  ) async throws -> Problem {
    do {
      let answer = try await by(login, call)
      Issue.record("not refused: \(answer)", sourceLocation: location)
    } catch let problem as Problem {
      return problem
    }
    throw NotRefused()
  }

  struct NotRefused: Error {}

  /// Fails unless a client method is refused with a problem of `kind`.
  ///
  /// Such closures must not stand inside `#expect`: those of an expansion and of the code around it can get the same
  /// symbol, and then the compiler (6.3) keeps one of them.
  func refuses<Answer: Sendable>(
    _ kind: ErrorKind, _ login: String? = nil, _ comment: Comment? = nil,
    from location: SourceLocation = #_sourceLocation, _ call: @escaping @Sendable (Client) throws -> Answer
  ) async throws {
    let problem = try await refusal(login, from: location, call)
    #expect(problem.kind == kind, comment ?? "\(problem.detail)", sourceLocation: location)
  }

  /// One raw request. `uid` plays another peer; without it the peer is this process.
  func send(
    _ method: String, _ path: String, as login: String? = nil, uid: UInt32? = nil,
    headers: [(String, String)] = [], json: String? = nil
  ) async throws -> HTTPAnswer {
    var headers = headers
    if let login { headers.append(("Truca-As", login)) }
    if let uid { headers.append((PlayedPeers.header, String(uid))) }
    if json != nil { headers.append(("Content-Type", "application/json")) }
    return try await server.send(method, path, headers: headers, body: json.map { Array($0.utf8) })
  }

  /// Moves the clock, carrying out all that falls due on the way.
  @discardableResult
  func advance(to time: String) async throws -> ClockState {
    try await by { try $0.advanceClock(to: time) }
  }

  /// The path of the store's database.
  var database: String { desk.store.path }

  /// What the clock shows, in UTC.
  var now: String { clock.now().rfc3339 }

  /// The number of journal entries so far.
  func journal() async throws -> Int64 {
    try await desk.store.read { try $0.lastSequence() }
  }

  /// Fails for each check of the doctor that finds a fault.
  func expectHealthy(from location: SourceLocation = #_sourceLocation) async throws {
    let report = try await by { try $0.doctor() }
    for check in report.checks {
      #expect(check.faults == [], "\(check.id): \(check.title)", sourceLocation: location)
    }
    #expect(report.healthy, sourceLocation: location)
  }
}

/// A clock for tests in which nothing runs.
struct StandingClock: TimeSource {
  func now() -> Instant { Instant(seconds: 0) }
}
