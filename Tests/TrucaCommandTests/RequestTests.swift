import ScriptedDaemon
import Testing

/// A command line and the last request that it must lead to.
struct RequestCase: Sendable, CustomTestStringConvertible {
  var arguments: [String]
  var replies: [String]
  /// `GET /v1/today`
  var request: String
  /// Of the last request; nil: none.
  var body: String?

  init(_ line: String, _ request: String, _ body: String? = nil, _ replies: String...) {
    // "_" stands for a space inside an argument.
    arguments = line.split(separator: " ").map { String($0.map { $0 == "_" ? " " : $0 }) }
    self.replies = replies
    self.request = request
    self.body = body
  }

  var testDescription: String { "truca \(arguments.joined(separator: " "))" }
}

@Suite("Each command line leads to its request")
struct RequestTests {
  static let calls = [
    RequestCase("", "GET /v1/today", nil, Answer.today()),
    RequestCase("today --rep anna", "GET /v1/today?rep=anna", nil, Answer.today()),
    RequestCase("next", "GET /v1/process", nil, #"{"call":\#(Answer.brief())}"#, Answer.process),
    RequestCase("next --json", "POST /v1/next", "{}", #"{"call":\#(Answer.brief())}"#),
    RequestCase("next 42 --json", "POST /v1/next", #"{"lead":42}"#, #"{"call":\#(Answer.brief())}"#),
    RequestCase("log v", "POST /v1/calls/current/outcome", #"{"outcome":"v"}"#, Answer.callAnswer),
    RequestCase(
      "log c --time tomorrow_9h --reason busy --note short_talk", "POST /v1/calls/current/outcome",
      #"{"outcome":"c","time":"tomorrow 9h","reason":"busy","note":"short talk"}"#, Answer.callAnswer),
    RequestCase("log v --lead 7", "POST /v1/leads/7/calls", #"{"outcome":"v"}"#, Answer.callAnswer),
    RequestCase(
      "log v --lead 7 --in --at 10:30 --number +34600", "POST /v1/leads/7/calls",
      #"{"outcome":"v","direction":"in","at":"10:30","number":"+34600"}"#, Answer.callAnswer),
    RequestCase(
      "log v --in", "POST /v1/leads/42/calls", #"{"outcome":"v","direction":"in"}"#,
      Answer.today(inHand: Answer.brief()), Answer.callAnswer),
    RequestCase(
      "callback tomorrow 10:30", "POST /v1/calls/current/outcome", #"{"outcome":"callback","time":"tomorrow 10:30"}"#,
      Answer.today(inHand: Answer.brief()), Answer.process, Answer.callAnswer),
    RequestCase("callback 7 friday 9h", "POST /v1/leads/7/callback", #"{"at":"friday 9h"}"#, Answer.leadAnswer),
    RequestCase("snooze 7 14:00", "POST /v1/leads/7/snooze", #"{"at":"14:00"}"#, Answer.leadAnswer),
    RequestCase(
      "snooze 14:00", "POST /v1/leads/42/snooze", #"{"at":"14:00"}"#, Answer.today(inHand: Answer.brief()),
      Answer.leadAnswer),
    RequestCase("skip", "POST /v1/calls/current/skip", "{}", Answer.callAnswer),
    RequestCase("skip on a plane", "POST /v1/calls/current/skip", #"{"reason":"on a plane"}"#, Answer.callAnswer),
    RequestCase("undo", "POST /v1/undo", "{}", Answer.callAnswer),
    RequestCase("note 7 likes blue", "POST /v1/leads/7/notes", #"{"text":"likes blue"}"#, Answer.leadAnswer),
    RequestCase(
      "note 3_children", "POST /v1/leads/42/notes", #"{"text":"3 children"}"#,
      Answer.today(inHand: Answer.brief()), Answer.leadAnswer),
  ]

  static let leads = [
    RequestCase(
      "lead add Ana_Ruiz --phone 600_1 --phone 972_2 --email a@x --company Acme --country ES --state Girona --city Olot"
        + " --source fair --owner anna --consent web_form --date today --note n --street s --postal-code 17800"
        + " --playbook consumer --team girona", "POST /v1/leads",
      #"{"name":"Ana Ruiz","company":"Acme","email":"a@x","numbers":["600 1","972 2"],"source":"fair","street":"s","#
        + #""city":"Olot","postalCode":"17800","state":"Girona","country":"ES","owner":"anna","team":"girona","#
        + #""playbook":"consumer","consent":{"source":"web form","date":"today"},"note":"n"}"#, Answer.intake),
    RequestCase("lead add Ana --json", "POST /v1/leads", #"{"name":"Ana"}"#, Answer.intake),
    RequestCase("lead add Ana --json --phone 6", "POST /v1/leads", #"{"name":"Ana","numbers":["6"]}"#, Answer.intake),
    RequestCase("lead show 42", "GET /v1/leads/42", nil, Answer.lead),
    RequestCase("lead list", "GET /v1/leads?limit=50", nil, Answer.page(Answer.row())),
    RequestCase(
      "lead list --at-risk --missed --state open --owner anna --team girona --search acme --limit 3",
      "GET /v1/leads?state=open&owner=anna&team=girona&atRisk=1&missed=1&q=acme&limit=3", nil, Answer.page()),
    RequestCase(
      "lead list --limit 0", "GET /v1/leads?cursor=c2", nil, Answer.page(Answer.row(), next: "c2"),
      Answer.page(Answer.row(43))),
    RequestCase(
      "lead list --limit 2", "GET /v1/leads?cursor=c2&limit=1", nil, Answer.page(Answer.row(), next: "c2"),
      Answer.page(Answer.row(43), next: "c3")),
    RequestCase(
      "lead edit 42 --name Ana --phone 6 --place ES --state Girona --consent web --date today", "PATCH /v1/leads/42",
      #"{"name":"Ana","numbers":["6"],"region":"Girona","place":"ES","consent":{"source":"web","date":"today"}}"#,
      Answer.lead, Answer.leadAnswer),
    RequestCase("lead assign 42 anna", "POST /v1/leads/42/assign", #"{"to":"anna"}"#, Answer.leadAnswer),
    RequestCase("lead stop 42", "POST /v1/leads/42/stop", "{}", Answer.leadAnswer),
    RequestCase("lead stop 42 --reason bought", "POST /v1/leads/42/stop", #"{"reason":"bought"}"#, Answer.leadAnswer),
    RequestCase("held --json", "GET /v1/held?limit=50", nil, Answer.page(Answer.row())),
    RequestCase("held", "GET /v1/held/summary", nil, Answer.page(Answer.row()), Answer.heldSummary),
    RequestCase("held --summary", "GET /v1/held/summary", nil, Answer.heldSummary),
    RequestCase("held --in ES --reason noPlace", "GET /v1/held?in=ES&reason=noPlace&limit=50", nil, Answer.page()),
    RequestCase(
      "held --in ES --country ES", "POST /v1/held/settle", #"{"in":"ES","country":"ES"}"#, Answer.settled),
    RequestCase(
      "held --lead 4 7 --consent web --date today", "POST /v1/held/settle",
      #"{"leads":[4,7],"consent":{"source":"web","date":"today"}}"#, Answer.settled),
    RequestCase("held --country ES", "POST /v1/held/settle", #"{"country":"ES"}"#, Answer.settled),
  ]

  static let others = [
    RequestCase(
      "user add nobody-has-this-name --uid 7 --name Anna --role rep manager --team girona --mail a@x --zone UTC"
        + " --hours mon-fri_9-18 --capacity 40 --off 2026-12-24..2027-01-02,2027-05-01", "POST /v1/users",
      #"{"user":"nobody-has-this-name","name":"Anna","uid":7,"roles":["rep","manager"],"team":"girona","mail":"a@x","#
        + #""zone":"UTC","hours":"mon-fri 9-18","capacity":40,"daysOff":["2026-12-24..2027-01-02","2027-05-01"]}"#,
      Answer.user),
    RequestCase("user add root --zone UTC", "POST /v1/users", #"{"user":"root","uid":0,"zone":"UTC"}"#, Answer.user),
    RequestCase("user list", "GET /v1/users", nil, Answer.page(Answer.user)),
    RequestCase("user show anna", "GET /v1/users/anna", nil, Answer.user),
    RequestCase("user set anna --off none", "PATCH /v1/users/anna", #"{"daysOff":[]}"#, Answer.user, Answer.user),
    RequestCase("user leave anna --to joan", "POST /v1/users/anna/leave", #"{"to":"joan"}"#, Answer.left),
    RequestCase("process show --version 3", "GET /v1/process?version=3", nil, Answer.process),
    RequestCase("process history", "GET /v1/process/history", nil, Answer.page(Answer.versionRow)),
    RequestCase("clock", "GET /v1/clock", nil, Answer.clock),
    RequestCase("clock show", "GET /v1/clock", nil, Answer.clock),
    RequestCase("clock accept", "POST /v1/clock/accept", "{}", Answer.clock),
    RequestCase("clock advance tomorrow 9:00", "POST /v1/clock/advance", #"{"to":"tomorrow 9:00"}"#, Answer.clock),
    RequestCase("status", "GET /v1/status", nil, Answer.status),
    RequestCase("doctor", "GET /v1/doctor", nil, Answer.doctor),
    RequestCase("me", "GET /v1/me", nil, Answer.user),
    RequestCase("me show", "GET /v1/me", nil, Answer.user),
    RequestCase("number check +34_600_1", "GET /v1/numbers/check?number=%2B34%20600%201", nil, Answer.number),
    RequestCase(
      "number check 600 111 --country ES --team girona",
      "GET /v1/numbers/check?number=600%20111&country=ES&team=girona", nil, Answer.number),
    RequestCase("rules area-codes", "GET /v1/rules/area-codes", nil, Answer.areaCodes(true)),
    RequestCase("rules area-codes trust", "GET /v1/rules/area-codes", nil, Answer.areaCodes(true)),
    RequestCase(
      "rules area-codes distrust --yes --no-wait", "POST /v1/rules/area-codes", #"{"trusted":false}"#,
      Answer.areaCodes(true),
      Answer.areaCodes(false)),
  ]

  static let mails = [
    RequestCase("reminder", "GET /v1/reminders", nil, Answer.page(Answer.reminder)),
    RequestCase("reminder list", "GET /v1/reminders", nil, Answer.page()),
    RequestCase("reminder preview morning", "POST /v1/reminders/morning/preview", nil, Answer.preview),
    RequestCase("reminder preview morning --html", "POST /v1/reminders/morning/preview", nil, Answer.preview),
    RequestCase("me reminders", "GET /v1/reminders", nil, Answer.page(Answer.reminder)),
    RequestCase("outbox", "GET /v1/outbox?limit=50", nil, Answer.page()),
    RequestCase("outbox list --state dead", "GET /v1/outbox?state=dead&limit=50", nil, Answer.page(Answer.mail)),
    RequestCase("outbox show 7", "GET /v1/outbox/7", nil, Answer.mailDetail),
    RequestCase("outbox retry 7", "POST /v1/outbox/7/retry", "{}", Answer.mail),
    RequestCase("outbox drop 7", "POST /v1/outbox/7/drop", "{}", Answer.mail),
    RequestCase("outbox pause --reason x", "POST /v1/outbox/pause", #"{"reason":"x"}"#, Answer.outboxState),
    RequestCase("outbox resume", "POST /v1/outbox/resume", "{}", Answer.outboxState),
  ]

  @Test("mails", arguments: mails) func mailCommand(_ item: RequestCase) throws { try check(item) }

  @Test("calls", arguments: calls) func callCommand(_ item: RequestCase) throws { try check(item) }
  @Test("leads", arguments: leads) func leadCommand(_ item: RequestCase) throws { try check(item) }
  @Test("users, process and service", arguments: others) func otherCommand(_ item: RequestCase) throws {
    try check(item)
  }

  private func check(_ item: RequestCase) throws {
    let daemon = try ScriptedDaemon(replies: item.replies.map { .json($0) })
    let run = try CommandRun(item.arguments + ["--as", "joan"], at: daemon)
    #expect(run.errors == "")
    #expect(run.exitCode == 0)
    #expect(!run.output.isEmpty)
    #expect(daemon.requests.count == item.replies.count)
    let request = try #require(daemon.requests.last)
    #expect("\(request.method) \(request.target)" == item.request)
    #expect(request.text == item.body ?? "")
    #expect(daemon.requests.allSatisfy { $0.header("Truca-As") == "joan" })
    if request.method == "PATCH" {
      #expect(request.header("If-Match") == (request.target.contains("lead") ? "\"8\"" : "\"7\""))
    }
  }
}
