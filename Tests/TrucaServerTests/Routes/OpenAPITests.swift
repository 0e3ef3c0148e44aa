import Hummingbird
import Testing
import TrucaClient
import TrucaServer

@Suite("The OpenAPI document")
struct OpenAPITests {
  static func document() throws -> OpenAPIDocument {
    try OpenAPIDocument(path: OfficeFixture.repository + "/docs/openapi.yaml")
  }

  @Test("it has every route of the router, and no other")
  func routes() async throws {
    try await OfficeFixture.run(people: false) { office in
      let router = TrucaRoutes.router(desk: office.desk)
      let served = Set(
        router.routes.map { route in
          let path = route.path.components.map { component in
            let text = component.description
            return text.hasPrefix(":") ? "{\(text.dropFirst())}" : text
          }
          return "\(route.method.rawValue) /\(path.joined(separator: "/"))"
        }.filter { !$0.hasPrefix("HEAD") })
      let documented = try Self.document().operations
      #expect(documented == served)
    }
  }

  /// Verb, path as the document has it, path as it is asked, body, and whose request it is.
  private typealias Step = (verb: String, path: String, asked: String, body: String?, person: String?)

  private static let steps: [Step] = [
    ("GET", "/v1/status", "/v1/status", nil, nil),
    ("GET", "/v1/me", "/v1/me", nil, "anna"),
    ("GET", "/v1/clock", "/v1/clock", nil, nil),
    ("GET", "/v1/users", "/v1/users", nil, nil),
    ("POST", "/v1/users", "/v1/users", #"{"user":"eva","team":"demo","zone":"Europe/Madrid"}"#, nil),
    ("POST", "/v1/users", "/v1/users", #"{"user":"eva"}"#, nil),
    ("PATCH", "/v1/users/{user}", "/v1/users/eva", #"{"capacity":5}"#, nil),
    ("GET", "/v1/users/{user}", "/v1/users/eva", nil, nil),
    ("POST", "/v1/leads", "/v1/leads", #"{"name":"Ada","numbers":["+442079460001"],"owner":"anna","note":"n"}"#, nil),
    ("POST", "/v1/leads", "/v1/leads", #"{"name":"Eva","numbers":["+34916267925"],"owner":"anna"}"#, nil),
    ("POST", "/v1/leads", "/v1/leads", #"{"name":7}"#, nil),
    (
      "PATCH", "/v1/leads/{lead}", "/v1/leads/1", #"{"company":"Acme","consent":{"source":"x","date":"today"}}"#, "anna"
    ),
    ("POST", "/v1/leads/{lead}/notes", "/v1/leads/1/notes", #"{"text":"x"}"#, "anna"),
    ("POST", "/v1/next", "/v1/next", "{}", "anna"),
    ("GET", "/v1/today", "/v1/today", nil, "anna"),
    ("POST", "/v1/calls/{call}/skip", "/v1/calls/current/skip", "{}", "anna"),
    ("POST", "/v1/next", "/v1/next", "{}", "anna"),
    ("POST", "/v1/next", "/v1/next", #"{"lead":1}"#, "anna"),
    ("POST", "/v1/calls/{call}/outcome", "/v1/calls/current/outcome", #"{"outcome":"n"}"#, "anna"),
    ("POST", "/v1/undo", "/v1/undo", "{}", "anna"),
    ("POST", "/v1/leads/{lead}/callback", "/v1/leads/1/callback", #"{"at":"12:30"}"#, "anna"),
    ("POST", "/v1/leads/{lead}/callback", "/v1/leads/1/callback", #"{"at":"23:30"}"#, "anna"),
    ("POST", "/v1/leads/{lead}/calls", "/v1/leads/1/calls", #"{"outcome":"c","direction":"in"}"#, "anna"),
    ("POST", "/v1/clock/accept", "/v1/clock/accept", "{}", nil),
    ("POST", "/v1/clock/advance", "/v1/clock/advance", #"{"to":"+5h"}"#, nil),
    ("GET", "/v1/today", "/v1/today?rep=anna", nil, "nora"),
    ("GET", "/v1/leads", "/v1/leads?missed=1", nil, "anna"),
    ("GET", "/v1/leads", "/v1/leads?atRisk=1", nil, nil),
    ("POST", "/v1/leads/mail", "/v1/leads/mail", #"{"text":"Name: Zoe","team":"demo"}"#, nil),
    ("GET", "/v1/leads/{lead}", "/v1/leads/1", nil, "anna"),
    ("GET", "/v1/leads/{lead}", "/v1/leads/99", nil, "anna"),
    ("POST", "/v1/leads/{lead}/snooze", "/v1/leads/2/snooze", #"{"at":"friday 9h"}"#, "anna"),
    ("GET", "/v1/held", "/v1/held", nil, "nora"),
    ("GET", "/v1/held/summary", "/v1/held/summary", nil, "nora"),
    ("GET", "/v1/leads/{lead}/consents", "/v1/leads/1/consents", nil, "anna"),
    (
      "POST", "/v1/leads/{lead}/consents", "/v1/leads/2/consents", #"{"source":"web","date":"today"}"#, "anna"
    ),
    ("POST", "/v1/leads/{lead}/consents/withdraw", "/v1/leads/2/consents/withdraw", "{}", "anna"),
    ("POST", "/v1/leads/{lead}/consents/withdraw", "/v1/leads/2/consents/withdraw", "{}", "anna"),
    ("POST", "/v1/suppressions", "/v1/suppressions", #"{"number":"+34916267926"}"#, "anna"),
    ("POST", "/v1/suppressions", "/v1/suppressions", #"{"prefix":"+3490"}"#, "anna"),
    ("POST", "/v1/suppressions/check", "/v1/suppressions/check", #"{"number":"+34916267926"}"#, "anna"),
    ("GET", "/v1/suppressions", "/v1/suppressions", nil, "nora"),
    ("POST", "/v1/suppressions/remove", "/v1/suppressions/remove", #"{"number":"+34916267926","reason":"x"}"#, nil),
    ("POST", "/v1/suppressions/import", "/v1/suppressions/import", "+34916267927\n", nil),
    ("POST", "/v1/held/settle", "/v1/held/settle", #"{"in":"ES","country":"ES"}"#, "nora"),
    ("POST", "/v1/leads/{lead}/assign", "/v1/leads/1/assign", #"{"to":"marc"}"#, "nora"),
    ("POST", "/v1/leads/{lead}/stop", "/v1/leads/1/stop", "{}", "marc"),
    ("POST", "/v1/users/{user}/leave", "/v1/users/anna/leave", #"{"to":"marc"}"#, nil),
    ("GET", "/v1/reminders", "/v1/reminders", nil, "marc"),
    ("PATCH", "/v1/me/reminders", "/v1/me/reminders", #"{"callback":"off"}"#, "marc"),
    ("PATCH", "/v1/me/reminders", "/v1/me/reminders", #"{"callback":"of"}"#, "marc"),
    ("POST", "/v1/reminders/{reminder}/preview", "/v1/reminders/morning/preview", nil, "marc"),
    ("POST", "/v1/reminders/{reminder}/preview", "/v1/reminders/none/preview", nil, "marc"),
    ("PATCH", "/v1/users/{user}", "/v1/users/marc", #"{"mail":"marc@example.org"}"#, nil),
    ("POST", "/v1/clock/advance", "/v1/clock/advance", #"{"to":"tomorrow 10:00"}"#, nil),
    ("GET", "/v1/outbox", "/v1/outbox", nil, "marc"),
    ("GET", "/v1/outbox/{mail}", "/v1/outbox/1", nil, "marc"),
    ("GET", "/v1/outbox/{mail}", "/v1/outbox/9", nil, nil),
    ("POST", "/v1/outbox/claim", "/v1/outbox/claim", #"{"mailer":"host:1"}"#, nil),
    ("POST", "/v1/outbox/claim", "/v1/outbox/claim", #"{"mailer":"host:1"}"#, nil),
    ("POST", "/v1/outbox/{mail}/result", "/v1/outbox/1/result", #"{"token":"x","timedOut":false}"#, nil),
    ("POST", "/v1/outbox/{mail}/retry", "/v1/outbox/1/retry", nil, nil),
    ("POST", "/v1/outbox/{mail}/drop", "/v1/outbox/1/drop", nil, "marc"),
    ("POST", "/v1/outbox/pause", "/v1/outbox/pause", "{}", nil),
    ("POST", "/v1/outbox/pause", "/v1/outbox/pause", "{}", nil),
    ("POST", "/v1/outbox/resume", "/v1/outbox/resume", nil, nil),
    ("GET", "/v1/rules", "/v1/rules", nil, "marc"),
    ("GET", "/v1/rules/{code}", "/v1/rules/FR", nil, "marc"),
    ("GET", "/v1/rules/{code}", "/v1/rules/XX", nil, "marc"),
    ("POST", "/v1/rules/{code}", "/v1/rules/FR", #"{"limits":["1 a day"],"note":"n"}"#, nil),
    ("POST", "/v1/rules/{code}", "/v1/rules/FR", #"{"hours":"mon-sun 00:00-24:00"}"#, nil),
    ("POST", "/v1/rules/{code}/suspend", "/v1/rules/FR/suspend", #"{"reason":"storm"}"#, nil),
    ("GET", "/v1/rules/review", "/v1/rules/review", nil, "marc"),
    ("GET", "/v1/status", "/v1/status", nil, nil),
    ("GET", "/v1/rules/{code}", "/v1/rules/FR", nil, "marc"),
    ("POST", "/v1/rules/{code}/resume", "/v1/rules/FR/resume", "{}", nil),
    ("GET", "/v1/rules/history", "/v1/rules/history?code=FR", nil, "marc"),
    ("GET", "/v1/process", "/v1/process", nil, "marc"),
    ("GET", "/v1/process/history", "/v1/process/history", nil, "marc"),
    ("POST", "/v1/process/check", "/v1/process/check", #"{"files":[{"name":"a","text":"x = 1"}]}"#, "marc"),
    ("POST", "/v1/process", "/v1/process", #"{"files":[{"name":"a","text":"x = 1"}]}"#, nil),
    ("POST", "/v1/imports", "/v1/imports?dryRun=1", "Name,Phone\nZoe,1\n", nil),
    ("GET", "/v1/holidays", "/v1/holidays?code=US-LA&year=2027&limit=3", nil, "marc"),
    ("GET", "/v1/holidays", "/v1/holidays?code=XX", nil, "marc"),
    ("GET", "/v1/holidays/coverage", "/v1/holidays/coverage", nil, "marc"),
    ("POST", "/v1/holidays", "/v1/holidays", #"{"code":"FR","day":"2026-12-28","name":"x","reason":"y"}"#, nil),
    ("POST", "/v1/holidays", "/v1/holidays", #"{"code":"FR","day":"2026-12-28","name":"x"}"#, nil),
    ("POST", "/v1/holidays/remove", "/v1/holidays/remove", #"{"code":"FR","day":"2026-12-28"}"#, nil),
    ("POST", "/v1/holidays/remove", "/v1/holidays/remove", #"{"code":"FR","day":"2026-12-25"}"#, nil),
    (
      "POST", "/v1/holidays/import", "/v1/holidays/import",
      #"{"file":"FR.ics","text":"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270301\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR"}"#,
      nil
    ),
    ("POST", "/v1/holidays/import", "/v1/holidays/import", #"{"file":"FR.ics","text":"x"}"#, nil),
    ("GET", "/v1/events", "/v1/events?after=soon", nil, "marc"),
    ("GET", "/v1/numbers/check", "/v1/numbers/check?number=%2B12125550123", nil, "marc"),
    ("GET", "/v1/numbers/check", "/v1/numbers/check?number=020%207946%200001&country=GB", nil, "marc"),
    ("GET", "/v1/numbers/check", "/v1/numbers/check?number=%2B18005550123", nil, "marc"),
    ("GET", "/v1/numbers/check", "/v1/numbers/check?number=none", nil, "marc"),
    ("GET", "/v1/numbers/check", "/v1/numbers/check", nil, "marc"),
    ("POST", "/v1/leads", "/v1/leads", #"{"name":"Tom","numbers":["+12125550123"],"team":"demo"}"#, nil),
    ("GET", "/v1/rules/area-codes", "/v1/rules/area-codes", nil, "nora"),
    ("POST", "/v1/rules/area-codes", "/v1/rules/area-codes", #"{"trusted":false}"#, nil),
    ("POST", "/v1/rules/area-codes", "/v1/rules/area-codes", #"{"trusted":true}"#, "marc"),
    ("GET", "/v1/doctor", "/v1/doctor", nil, nil),
    ("GET", "/v1/doctor", "/v1/doctor", nil, "marc"),
  ]

  @Test("answers of every route are as it says, to the member")
  func answers() async throws {
    try await OfficeFixture.run { office in
      let document = try Self.document()
      var asked: Set<String> = []
      for step in Self.steps {
        asked.insert("\(step.verb) \(step.path)")
        var headers = [("Content-Type", step.path.contains("import") ? "text/csv" : "application/json")]
        if let person = step.person { headers.append(("Truca-As", person)) }
        let answer = try await office.server.send(
          step.verb, step.asked, headers: headers, body: step.body.map { Array($0.utf8) })
        let faults = try document.faults(
          verb: step.verb, path: step.path, status: answer.status, type: answer.header("Content-Type"),
          body: answer.body)
        #expect(faults == [], "\(step.verb) \(step.asked)")
      }
      #expect(document.operations.subtracting(asked) == [])
    }
  }
}
