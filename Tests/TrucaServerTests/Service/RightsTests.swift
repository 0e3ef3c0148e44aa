import Testing
import TrucaAPI
import TrucaClient

@Suite("Who may do what")
struct RightsTests {
  /// One endpoint, asked about lead 1 of anna (team north, call 1 in her hand), and who is let in.
  struct Endpoint: Sendable, CustomTestStringConvertible {
    var testDescription: String { "\(method) \(path)" }
    var method: String
    var path: String
    var json: String?
    /// Of those in `people`: to them it is not forbidden.
    var allowed: Set<String>

    init(_ method: String, _ path: String, _ json: String? = nil, for allowed: [String]) {
      self.method = method
      self.path = "/v1/\(path)"
      self.json = json
      self.allowed = Set(allowed)
    }
  }

  /// A rep who owns the lead, another of her team, one of another team, her manager, another team's, intake, a mailer.
  static let people: [String: UInt32] = [
    "anna": 5001, "ben": 5002, "sam": 5004, "mona": 5003, "mark": 5006, "gate": 5005, "post": 5007,
  ]
  static let all = Array(people.keys)

  static let endpoints = [
    Endpoint("GET", "status", for: all), Endpoint("GET", "me", for: all), Endpoint("GET", "clock", for: all),
    Endpoint("POST", "clock/advance", #"{"to":"+1 min"}"#, for: []),
    Endpoint("GET", "doctor", for: []),
    Endpoint("GET", "users", for: all),
    Endpoint("POST", "users", #"{"user":"eve","zone":"Europe/London","team":"north"}"#, for: []),
    Endpoint("GET", "users/anna", for: ["anna", "ben", "mona", "gate", "post"]),
    Endpoint("PATCH", "users/anna", #"{"capacity":999}"#, for: []),
    Endpoint("POST", "users/ben/leave", #"{"to":null}"#, for: []),
    Endpoint("GET", "leads", for: ["anna", "ben", "sam", "mona", "mark"]),
    Endpoint(
      "POST", "leads", #"{"name":"Zoe","numbers":["+442079469999"],"team":"north"}"#,
      for: ["anna", "ben", "mona", "gate"]),
    Endpoint("GET", "leads/1", for: ["anna", "mona"]),
    Endpoint("PATCH", "leads/1", #"{"company":"Mine"}"#, for: ["anna", "mona"]),
    Endpoint("POST", "leads/1/assign", #"{"to":"ben"}"#, for: ["mona"]),
    Endpoint("POST", "leads/1/stop", "{}", for: ["anna", "mona"]),
    Endpoint("POST", "leads/1/notes", #"{"text":"hello"}"#, for: ["anna", "mona"]),
    Endpoint("POST", "leads/1/callback", #"{"at":"15:00"}"#, for: ["anna", "mona"]),
    Endpoint("POST", "leads/1/snooze", #"{"at":"15:00"}"#, for: ["anna", "mona"]),
    Endpoint("POST", "leads/1/calls", #"{"outcome":"no-answer"}"#, for: ["anna", "mona"]),
    Endpoint("POST", "imports?team=north", "Name,Phone\nZoe,+442079469999\n", for: ["mona", "gate"]),
    Endpoint("GET", "held", for: ["anna", "ben", "sam", "mona", "mark"]),
    Endpoint("POST", "held/settle", #"{"country":"ES"}"#, for: ["mona", "mark"]),
    Endpoint("POST", "held/settle", #"{"leads":[1],"country":"ES"}"#, for: ["mona"]),
    Endpoint("GET", "today?rep=anna", for: ["anna", "mona"]),
    Endpoint("POST", "next", "{}", for: ["anna", "ben", "sam"]),
    Endpoint("POST", "next", #"{"lead":1}"#, for: ["anna"]),
    Endpoint("POST", "calls/1/outcome", #"{"outcome":"no-answer"}"#, for: ["anna", "mona"]),
    Endpoint("GET", "process", for: all), Endpoint("GET", "process/history", for: all),
    Endpoint("POST", "process", #"{"files":[]}"#, for: []),
    Endpoint("POST", "process/check", #"{"files":[]}"#, for: all),
  ]

  @Test("who is not let in gets 403 and changes nothing; who is gets another answer", arguments: endpoints)
  func rights(endpoint: Endpoint) async throws {
    let refused = Self.people.filter { !endpoint.allowed.contains($0.key) }
    try await DeskFixture.run { desk in
      try await Self.prepare(desk)
      let before = try await desk.journal()
      for (login, uid) in refused {
        #expect(try await Self.send(endpoint, to: desk, uid: uid) == 403, "\(login)")
        #expect(try await desk.journal() == before, "\(login)")
      }
      // What is asked leaves the desk as it is for the next one.
      guard endpoint.method == "GET" else { return }
      for login in endpoint.allowed { try await Self.expectLetIn(login, endpoint, desk) }
    }
    guard endpoint.method != "GET" else { return }
    for login in endpoint.allowed {
      try await DeskFixture.run { desk in
        try await Self.prepare(desk)
        try await Self.expectLetIn(login, endpoint, desk)
      }
    }
  }

  private static func expectLetIn(_ login: String, _ endpoint: Endpoint, _ desk: DeskFixture) async throws {
    let status = try await send(endpoint, to: desk, uid: try #require(people[login]))
    #expect(status != 403 && status < 500, "\(login): \(status)")
  }

  @Test("an unknown uid gets in nowhere", arguments: endpoints)
  func unknown(endpoint: Endpoint) async throws {
    try await DeskFixture.run { desk in
      try await Self.prepare(desk)
      let before = try await desk.journal()
      let answer = try await Self.send(endpoint, to: desk, uid: 4999)
      #expect(answer == 403)
      #expect(try await desk.journal() == before)
    }
  }

  @Test("only an administrator acts for another, and then with the other's rights")
  func acting() async throws {
    try await DeskFixture.run { desk in
      try await Self.prepare(desk)
      let before = try await desk.journal()
      for (login, uid) in Self.people {
        #expect(try await desk.send("GET", "/v1/me", as: "anna", uid: uid).status == 403, "\(login)")
      }
      #expect(try await desk.send("GET", "/v1/doctor", as: "anna").status == 403)
      #expect(try await desk.send("GET", "/v1/me", as: "ghost").status == 404)
      #expect(try await desk.journal() == before)
    }
  }

  private static func prepare(_ desk: DeskFixture) async throws {
    try await desk.addRoster()
    try await desk.addUser("mark", uid: 5006, roles: ["manager"], team: "south")
    try await desk.addUser("post", uid: 5007, roles: ["mailer"])
    try await desk.addLead()
    _ = try await desk.next()
  }

  private static func send(_ endpoint: Endpoint, to desk: DeskFixture, uid: UInt32) async throws -> Int {
    guard !endpoint.path.contains("imports") else {
      let headers = [("Content-Type", "text/csv"), (PlayedPeers.header, String(uid))]
      let body = endpoint.json.map { Array($0.utf8) }
      return try await desk.server.send(endpoint.method, endpoint.path, headers: headers, body: body).status
    }
    return try await desk.send(endpoint.method, endpoint.path, uid: uid, json: endpoint.json).status
  }
}
