import Testing
import TrucaAPI

@testable import truca

@Suite("The loop of truca work")
struct WorkLoopTests {
  @Test("it asks for the keys, then for the list, and takes a call where one is due")
  func begin() throws {
    var play = WorkPlay()
    #expect(play.effects == [.ask(.start)])
    try play.answer(.started(try Answers.clock(), try Answers.process()))
    #expect(play.effects == [.ask(.today)])
    try play.answer(.today(Answers.today(due: 1)))
    #expect(play.effects == [.ask(.next)])
    try play.answer(.next(NextAnswer(call: Answers.brief(), nobody: nil), try Answers.process()))
    // It was not waited for: nothing rings.
    #expect(play.effects == [])
    #expect(play.shows("Ana Ruiz, Acme") && play.shows("+34600111222") && play.shows("Mornings are untried."))
  }

  @Test("a call that is in hand already is shown, and none is taken")
  func inHand() throws {
    let play = try WorkPlay.calling()
    #expect(play.effects == [])
    #expect(play.loop.call?.call == 9)
  }

  @Test("one key records the outcome of the call that is shown; then comes what follows, and the next call")
  func outcome() throws {
    var play = try WorkPlay.calling()
    play.type("n")
    #expect(play.effects == [.ask(.record(OutcomeRequest(outcome: "no-answer"), call: 9))])
    try play.answer(.recorded(try Answers.call()))
    #expect(play.effects == [.ask(.today)])
    #expect(play.shows("Ana Ruiz: Logged."))
    try play.answer(.today(Answers.today(due: 1)))
    try play.answer(.next(NextAnswer(call: Answers.brief(10, name: "Bob"), nobody: nil), nil))
    #expect(play.shows("Bob, Acme") && play.shows("Ana Ruiz: Logged."))
  }

  @Test("keys that are pressed while a request is under way do not meet the next call")
  func typedAhead() throws {
    var play = try WorkPlay.calling()
    play.type("n")
    play.type("nnu")
    #expect(play.effects == [])
    try play.answer(.recorded(try Answers.call()))
    play.type("n")
    #expect(play.effects == [])
    #expect(play.loop.pending == .today)
  }

  @Test("an outcome that needs a time asks for it in words; a refused one comes back to be mended")
  func time() throws {
    var play = try WorkPlay.calling()
    play.type("c")
    #expect(play.effects == [] && play.shows("When?"))
    play.press(.enter)
    #expect(play.shows("When?") && play.loop.pending == nil)
    play.type("tomorow 9h")
    play.press(.enter)
    #expect(play.effects == [.ask(.record(OutcomeRequest(outcome: "callback", time: "tomorow 9h"), call: 9))])
    try play.answer(Answers.problem(.badRequest, "cannot read tomorow as a time"))
    #expect(play.shows("cannot read tomorow as a time") && play.shows("> tomorow 9h_"))
    play.press(.control("U"))
    play.type("tomorrow 9h")
    play.press(.enter)
    #expect(play.effects == [.ask(.record(OutcomeRequest(outcome: "callback", time: "tomorrow 9h"), call: 9))])
  }

  @Test("Escape takes the refusal away with the question")
  func refusedAndLeft() throws {
    var play = try WorkPlay.calling()
    play.type("cnever")
    play.press(.enter)
    try play.answer(Answers.problem(.badRequest, "cannot read never as a time"))
    #expect(play.shows("cannot read never as a time"))
    play.press(.escape)
    #expect(!play.shows("cannot read never as a time") && !play.shows("When?"))
  }

  @Test("an outcome that needs a reason asks for it; Escape records nothing")
  func reason() throws {
    var play = try WorkPlay.calling()
    play.type("l")
    #expect(play.shows("Lost: why?"))
    play.press(.escape)
    #expect(play.loop.prompt == nil && play.loop.pending == nil)
    play.type("l")
    play.type("too dear")
    play.press(.enter)
    #expect(play.effects == [.ask(.record(OutcomeRequest(outcome: "lost", reason: "too dear"), call: 9))])
  }

  @Test("a note goes with the outcome; Enter alone leaves it out")
  func note() throws {
    var play = try WorkPlay.calling()
    play.type("o")
    play.type("call after lunch, q n")
    play.press(.enter)
    #expect(play.shows("note: call after lunch, q n"))
    play.type("n")
    let noted = OutcomeRequest(outcome: "no-answer", note: "call after lunch, q n")
    #expect(play.effects == [.ask(.record(noted, call: 9))])
    try play.answer(.recorded(try Answers.call()))
    try play.answer(.today(Answers.today(inHand: Answers.brief(10))))
    play.type("o")
    play.press(.enter)
    play.type("n")
    #expect(play.effects == [.ask(.record(OutcomeRequest(outcome: "no-answer"), call: 10))])
  }

  @Test("skipping asks for a reason, which may be none")
  func skip() throws {
    var play = try WorkPlay.calling()
    play.type("s")
    play.press(.enter)
    #expect(play.effects == [.ask(.skip(call: 9, reason: nil))])
    try play.answer(.skipped(try Answers.call()))
    try play.answer(.today(Answers.today(inHand: Answers.brief(10))))
    play.type("s")
    play.type("on a plane")
    play.press(.enter)
    #expect(play.effects == [.ask(.skip(call: 10, reason: "on a plane"))])
  }

  @Test("undo shows the call again, whose outcome is recorded anew; then the one in hand is back")
  func undo() throws {
    var play = try WorkPlay.calling()
    play.type("n")
    try play.answer(.recorded(try Answers.call()))
    try play.answer(.today(Answers.today(inHand: Answers.brief(10, name: "Bob", lead: 43))))
    play.type("u")
    #expect(play.effects == [.ask(.undo)])
    try play.answer(.undone(try Answers.call(), nil))
    #expect(play.shows("Ana Ruiz, Acme") && play.shows("Taken back"))
    play.type("l")
    play.type("moved")
    play.press(.enter)
    #expect(play.effects == [.ask(.record(OutcomeRequest(outcome: "lost", reason: "moved"), call: 9))])
    try play.answer(.recorded(try Answers.call()))
    try play.answer(.today(Answers.today(inHand: Answers.brief(10, name: "Bob", lead: 43))))
    #expect(play.shows("Bob, Acme"))
  }

  @Test("undo while it waits shows the call of before this program, as far as its lead tells")
  func undoOfBefore() throws {
    var play = try WorkPlay.waiting()
    play.type("u")
    try play.answer(.undone(try Answers.call(), try Answers.lead()))
    #expect(play.shows("Ana Ruiz, Acme") && play.shows("+34600111222"))
    play.press(.escape)
    #expect(play.effects == [.ask(.today)])
  }

  @Test("dialling runs beside the call; what came of it is told")
  func dial() throws {
    var play = try WorkPlay.calling()
    play.type("D")
    #expect(play.effects == [.ask(.dial("+34600111222"))])
    play.type("D")
    #expect(play.effects == [])
    play.take(.reply(.dialled("tel:+34600111222"), to: .dial("+34600111222")))
    #expect(play.shows("tel:+34600111222"))
    play.type("n")
    #expect(play.loop.pending == .record(OutcomeRequest(outcome: "no-answer"), call: 9))
  }

  @Test("Q and Ctrl-C end it at any time; Ctrl-Z stops it; a q of the process does not")
  func quit() throws {
    var play = try WorkPlay.calling()
    play.type("q")
    #expect(play.effects == [])
    play.type("Q")
    #expect(play.effects == [.quit])
    play.press(.control("Z"))
    #expect(play.effects == [.suspend])
    play.type("l")
    play.type("Q")
    #expect(play.effects == [] && play.shows("> Q_"))
    play.press(.control("C"))
    #expect(play.effects == [.quit])
  }

  @Test("keys that the process takes are given up by the loop")
  func collisions() {
    let outcomes = "osuDQ".map {
      ProcessView.OutcomeView(
        outcome: "x\($0)", name: "X", keystroke: String($0), effect: "go on", needsTime: false, needsReason: false)
    }
    let keys = WorkKeys(outcomes)
    #expect([keys.note, keys.skip, keys.undo, keys.dial, keys.quit] == ["O", "S", "U", "#", "X"])
    #expect(keys.outcomes.count == 5)
  }
}
