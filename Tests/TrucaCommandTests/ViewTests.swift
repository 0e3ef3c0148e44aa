import ScriptedDaemon
import Testing

@Suite("What a rep sees")
struct ViewTests {
  @Test("today has its sections in order, marks what next gives, and says what to type")
  func today() throws {
    let daemon = try ScriptedDaemon(
      .json(
        Answer.today(
          due: [Answer.line(42, "Ana Ruiz", overdue: true), Answer.line(7, "Pau", promised: true)],
          promises: [Answer.line(8, "Mar", promised: true)], later: [Answer.line(9, "Jon")],
          missed: [Answer.line(5, "Eva", overdue: true, promised: true)], atRisk: [Answer.row(3, name: "Iu")],
          dueTotal: 12)))
    let run = try CommandRun([], at: daemon)
    #expect(
      run.trimmedOutput == """
        anna, today 10:30: 3 of 60 calls made

        Missed promises
        lead  name  company  call  at           until        their time
           5  Eva   Acme        2  today 10:30  today 13:00  10:31       promised, overdue

        Promised today
        lead  name  company  call  at           until        their time
           8  Mar   Acme        2  today 10:30  today 13:00  10:31       promised

        Due now
           lead  name      company  call  at           until        their time
        →    42  Ana Ruiz  Acme        2  today 10:30  today 13:00  10:31       overdue
              7  Pau       Acme        2  today 10:30  today 13:00  10:31       promised
        … and 10 more.

        Later today
        lead  name  company  call  at           until        their time
           9  Jon   Acme        2  today 10:30  today 13:00  10:31

        At risk
        lead  name  company  owner  state  calls  next         why
           3  Iu    Acme     anna   open       2  today 10:30  The place is not known.

        Type next: truca next

        """)
  }

  @Test(
    "the status says in words what falls due next",
    arguments: ["leaseEnd", "lateCall", "missedPromise", "mail", "backlog"])
  func nextDue(kind: String) throws {
    let due = #""nextDue":{"kind":"\#(kind)","at":\#(Answer.now)}}"#
    let run = try CommandRun(["status"], at: try ScriptedDaemon(.json(String(Answer.status.dropLast()) + "," + due)))
    #expect(run.exitCode == 0)
    let line = run.output.split(separator: "\n").first { $0.hasPrefix("next due") } ?? ""
    #expect(line.contains(": ") && !line.hasSuffix(": \(kind)"))
  }

  @Test("an empty day is a sentence with the time to ask again")
  func emptyDay() throws {
    let nobody =
      #"{"kind":"nothingDue","sentence":"Nobody can be called now.","askAgain":\#(Answer.moment("today 14:00"))}"#
    let daemon = try ScriptedDaemon(.json(Answer.today(nobody: nobody)))
    let run = try CommandRun(["today"], at: daemon)
    #expect(run.output.hasSuffix("\nNobody can be called now.\nAsk again today 14:00: truca next\n"))
  }

  @Test("with a call in hand, today says so and marks no other")
  func inHand() throws {
    let daemon = try ScriptedDaemon(.json(Answer.today(inHand: Answer.brief(), due: [Answer.line(7, "Pau")])))
    let run = try CommandRun(["today"], at: daemon)
    #expect(run.output.hasSuffix("In hand: Ana Ruiz, +34600111222. Type next: truca log\n"))
    #expect(!run.output.contains("→"))
  }

  @Test("next tells all that is needed before dialling")
  func next() throws {
    let daemon = try ScriptedDaemon(.json(#"{"call":\#(Answer.brief())}"#), .json(Answer.process))
    let run = try CommandRun(["next"], at: daemon)
    #expect(
      run.output == """
        call    Ana Ruiz, Acme (lead 42, call 3)
        number  +34600111222
        there   it is 10:30
        why     Mornings are untried.
        until   today 13:00
        source  fair
        note    today 10:30, joan: Asked for prices.

        Log it with: truca log n|c|l  (n No answer, c Call back, l Lost)

        """)
  }

  @Test("nobody to call is an answer and no error")
  func nobody() throws {
    let daemon = try ScriptedDaemon(.json(#"{"nobody":{"kind":"capacity","sentence":"Your day is full."}}"#))
    let run = try CommandRun(["next"], at: daemon)
    #expect(run.output == "Your day is full.\n")
    #expect(run.exitCode == 0)
  }

  @Test("a lead is shown with plan, calls, notes and timeline")
  func lead() throws {
    let daemon = try ScriptedDaemon(.json(Answer.lead))
    let run = try CommandRun(["lead", "show", "42"], at: daemon)
    for part in [
      "Ana Ruiz, Acme\n", "+34600111222 (mobile, current)", "nobody (team girona)", "web form, 2026-11-20", "lead 7",
      "\nPlanned calls\n", "promised\n", "\nCalls\n", "voicemail", "\nNotes\n", "joan: Asked for prices.",
      "\nTimeline\n", "Came in.", "\n3: Day 2 of the rhythm.\n",
      "\n2: legal at 2026-11-24 10:05 +01:00 in Europe/Madrid\n",
    ] {
      #expect(run.output.contains(part), "\(part)")
    }
  }

  @Test(
    "an empty list is a sentence",
    arguments: [
      (["held"], "No leads held.\n"), (["lead", "list"], "No such leads.\n"),
      (["process", "history"], "No process has been applied yet.\n"),
      (["user", "list"], "No users yet. Type next: truca user add LOGIN\n"),
    ])
  func empty(arguments: [String], sentence: String) throws {
    let daemon = try ScriptedDaemon(.json(Answer.page()))
    let run = try CommandRun(arguments, at: daemon)
    #expect(run.output == sentence)
  }

  @Test("a list that was cut says how much is left")
  func remainder() throws {
    let daemon = try ScriptedDaemon(.json(Answer.page(Answer.row(), next: "c2", total: 1_201)))
    let run = try CommandRun(["lead", "list", "--limit", "1"], at: daemon)
    #expect(run.output.hasSuffix("… and 1,200 more; --limit 0 shows all.\n"))
  }

  @Test("a list as JSON is one document, of all pages fetched")
  func listAsJSON() throws {
    let daemon = try ScriptedDaemon(
      .json(Answer.page(Answer.row(), next: "c2")), .json(Answer.page(Answer.row(43))))
    let run = try CommandRun(["lead", "list", "--json", "--limit", "0"], at: daemon)
    #expect(run.output.hasPrefix("{\n  \"items\" : ["))
    #expect(run.output.contains("\"lead\" : 42") && run.output.contains("\"lead\" : 43"))
    #expect(run.output.hasSuffix("}\n"))
  }

  @Test(
    "escape sequences in data reach no terminal, in tables, briefs, sentences and JSON",
    arguments: [["lead", "list"], ["lead", "list", "--json"], ["next"], ["undo"], ["lead", "show", "42"]])
  func escapes(arguments: [String]) throws {
    let evil = #"x\u001b]0;owned\u0007\u009b2J\u202e"#
    let replies: [String: String] = [
      "list": Answer.page(Answer.row(name: evil)), "next": #"{"call":\#(Answer.brief(note: evil))}"#,
      "undo": Answer.callAnswer.replacing("Logged.", with: evil),
      "show": Answer.lead.replacing("Asked for prices.", with: evil),
    ]
    let reply = try #require(arguments.compactMap { replies[$0] }.first)
    let daemon = try ScriptedDaemon(.json(reply), .json(Answer.process))
    let run = try CommandRun(arguments, at: daemon, terminal: true, styled: true)
    #expect(run.output.contains("owned"))
    let plain = run.output.replacing(#/\u{1B}\[[0-9]{1,2}m/#, with: "")
    #expect(plain.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(!plain.unicodeScalars.contains("\u{202E}"))
  }
}
