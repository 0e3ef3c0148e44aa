import Testing
import TrucaAPI
import TrucaClient

@Suite("No input")
struct HostileInputTests {
  /// Every text that a client may send, filled with `value`.
  private static func requests(_ value: String) -> [(String, String, String)] {
    [
      ("POST", "users", #"{"user":\#(value),"name":\#(value),"team":\#(value),"zone":\#(value)}"#),
      ("PATCH", "users/anna", #"{"name":\#(value)}"#), ("PATCH", "users/anna", #"{"mail":\#(value)}"#),
      ("PATCH", "users/anna", #"{"zone":\#(value)}"#), ("PATCH", "users/anna", #"{"hours":\#(value)}"#),
      ("PATCH", "users/anna", #"{"capacity":\#(value)}"#), ("PATCH", "users/anna", #"{"daysOff":[\#(value)]}"#),
      ("PATCH", "users/anna", #"{"roles":[\#(value)]}"#), ("PATCH", "users/ben", #"{"team":\#(value)}"#),
      ("POST", "users/ben/leave", #"{"to":\#(value)}"#),
      ("POST", "leads", #"{"name":\#(value),"team":"north"}"#),
      ("POST", "leads", #"{"name":"A","team":"north","numbers":[\#(value)],"country":\#(value),"state":\#(value)}"#),
      ("POST", "leads", #"{"name":"A","team":"north","email":\#(value),"externalId":\#(value)}"#),
      ("POST", "leads", #"{"name":"A","team":"north","consent":{"source":\#(value),"date":\#(value)}}"#),
      ("POST", "leads", #"{"name":"A","team":\#(value),"owner":\#(value),"playbook":\#(value)}"#),
      ("PATCH", "leads/1", #"{"name":\#(value),"city":\#(value)}"#), ("PATCH", "leads/1", #"{"country":\#(value)}"#),
      ("PATCH", "leads/1", #"{"place":\#(value)}"#), ("PATCH", "leads/1", #"{"numbers":[\#(value),\#(value)]}"#),
      ("PATCH", "leads/1", #"{"consent":{"source":\#(value),"date":\#(value)}}"#),
      ("POST", "leads/2/assign", #"{"to":\#(value)}"#), ("POST", "leads/3/stop", #"{"reason":\#(value)}"#),
      ("POST", "leads/2/notes", #"{"text":\#(value)}"#), ("POST", "leads/2/callback", #"{"at":\#(value)}"#),
      ("POST", "leads/2/snooze", #"{"at":\#(value)}"#),
      ("POST", "leads/2/calls", #"{"outcome":"no-answer","at":\#(value)}"#),
      ("POST", "leads/2/calls", #"{"outcome":"no-answer","number":\#(value),"note":\#(value)}"#),
      ("POST", "leads/2/calls", #"{"outcome":"callback","time":\#(value),"direction":"in"}"#),
      ("POST", "leads/2/calls", #"{"outcome":\#(value),"direction":\#(value)}"#),
      ("POST", "held/settle", #"{"in":\#(value),"country":\#(value)}"#),
      ("POST", "held/settle", #"{"leads":[\#(value)],"reason":\#(value),"country":"ES"}"#),
      ("POST", "next", #"{"lead":\#(value)}"#), ("POST", "calls/current/outcome", #"{"outcome":\#(value)}"#),
      ("POST", "calls/current/skip", #"{"reason":\#(value)}"#), ("POST", "clock/advance", #"{"to":\#(value)}"#),
      ("POST", "process", #"{"files":[{"name":\#(value),"text":\#(value)}],"note":\#(value)}"#),
      ("POST", "process/check", #"{"files":[{"name":\#(value),"text":\#(value)}]}"#),
    ]
  }

  @Test(
    "is answered with a fault of the daemon's, and none leaves the store unhealthy",
    arguments: [
      "null", "true", "0", "-1", "1e400", "9223372036854775807", "18446744073709551616", "1.5", "[]", "{}", #""""#,
      #"" ""#, #""\u0000""#, #""a\u0000b""#, #""\ud800""#, #""\u202e\ufeff""#, #""'; DROP TABLE lead; --""#,
      #""../../etc/passwd""#, #""%s%n%x""#, #""0001-01-01T00:00:00Z""#, #""9999-12-31T23:59:59Z""#,
      #""-0001-01-01T00:00:00Z""#, #""2026-11-24T10:00:00+99:99""#, #""+999999999999999 min""#,
      #""in 99999999999999999999 days""#, #""2026-02-30""#, #""+""#, #""+1""#, #""tel:+442079460001;ext=1""#, #""🇪🇸""#,
      #""\#(String(repeating: "a", count: 70_000))""#, #""\#(String(repeating: "e\u{301}", count: 3000))""#,
      #""\#(String(repeating: "9", count: 400))""#,
    ])
  func values(value: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      for name in ["Ada", "Bob", "Cyd"] { try await desk.addLead(name) }
      for (method, path, json) in Self.requests(value) {
        for login in [nil, "anna"] as [String?] {
          let answer = try await desk.send(method, "/v1/\(path)", as: login, json: json)
          #expect(answer.status < 500, "\(method) \(path) \(json.prefix(120))")
          if let problem = answer.problem { #expect(problem.detail.hasPrefix("cannot "), "\(problem.detail)") }
        }
      }
      try await desk.expectHealthy()
    }
  }

  @Test(
    "in a path or a query is answered with one either",
    arguments: [
      "leads/0", "leads/-1", "leads/x", "leads/9223372036854775808", "leads/%00", "leads/1%2F..%2F2", "users/%00",
      "users/..%2F", "users/%F0%9F%92%A9", "leads?q=%00", "leads?q=%FF", "leads?q=%", "leads?owner=%00",
      "leads?cursor=-9223372036854775808", "leads?cursor=9223372036854775807", "leads?limit=999999999999999999999",
      "held?in=%00&reason=%25", "held?reason=a%7Cb", "today?rep=%00", "process?version=99999999999999999999",
      "leads?state=&owner=&q=", "leads?q=a&q=b",
    ])
  func paths(path: String) async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      let answer = try await desk.send("GET", "/v1/\(path)")
      #expect(answer.status < 500)
      if let problem = answer.problem { #expect(problem.detail.hasPrefix("cannot ")) }
    }
  }
}
