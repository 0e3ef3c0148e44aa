import Testing
import TrucaAPI

@testable import truca

@Suite("truca work while there is nothing, or nobody")
struct WorkWaitingTests {
  @Test("it says why and until when, and counts down by the daemon's clock")
  func countdown() throws {
    var play = try WorkPlay.waiting(askAgain: Answers.moment("2026-11-24T09:31:00Z"))
    #expect(play.shows("No lead is to be called now.") && play.shows("in 60 s"))
    play.pass(milliseconds: 15_000)
    #expect(play.effects == [] && play.shows("in 45 s") && play.shows("09:30"))
    play.pass(milliseconds: 5_000)
    // Now and then it looks, should an event be late.
    #expect(play.effects == [.ask(.today)])
    try play.answer(.today(Answers.today(nobody: Answers.nobody(Answers.moment("2026-11-24T09:30:05Z")))))
    play.pass(milliseconds: 5_000)
    #expect(play.effects == [.ask(.today)])
  }

  @Test("an event makes it look at the list; a call that is due is taken, shown, and rings once")
  func ring() throws {
    var play = try WorkPlay.waiting()
    play.take(.event(Answers.event("stored")))
    #expect(play.effects == [.ask(.today)])
    // More events during the request: it asks once more, and not once for each.
    play.take(.event(Answers.event("handedOut")))
    play.take(.event(Answers.event("released")))
    #expect(play.effects == [])
    try play.answer(.today(Answers.today(nobody: Answers.nobody())))
    #expect(play.effects == [.ask(.today)])
    try play.answer(.today(Answers.today(due: 1)))
    #expect(play.effects == [.ask(.next)])
    try play.answer(.next(NextAnswer(call: Answers.brief(), nobody: nil), nil))
    #expect(play.effects == [.ring] && play.shows("Ana Ruiz"))
    play.press(.enter)
    try play.answer(.next(NextAnswer(call: Answers.brief(), nobody: nil), nil))
    #expect(play.effects == [])
  }

  @Test("where next finds nobody after all it waits, and does not ask in circles")
  func promiseAhead() throws {
    var play = try WorkPlay.waiting()
    play.take(.event(Answers.event("stored")))
    try play.answer(.today(Answers.today(due: 1)))
    try play.answer(.next(NextAnswer(call: nil, nobody: Answers.nobody()), nil))
    #expect(play.effects == [])
    play.pass(milliseconds: 1_000)
    #expect(play.effects == [])
  }

  @Test("a lease that ends while the rep talks leaves the call on the screen; its outcome is still recorded")
  func leaseEnd() throws {
    var play = try WorkPlay.calling()
    play.pass(milliseconds: 28 * 60_000)
    #expect(play.effects == [.ring] && play.shows("Enter keeps it"))
    play.pass(milliseconds: 1_000)
    #expect(play.effects == [])
    play.take(.event(Answers.event("leaseEnded")))
    try play.answer(.today(Answers.today(due: 1, now: "2026-11-24T10:00:01Z")))
    #expect(play.effects == [] && play.shows("no longer in your hand") && play.shows("Ana Ruiz"))
    play.type("n")
    #expect(play.effects == [.ask(.record(OutcomeRequest(outcome: "no-answer"), call: 9))])
  }

  @Test("Enter renews the lease of the call in hand")
  func renew() throws {
    var play = try WorkPlay.calling()
    play.press(.enter)
    #expect(play.effects == [.ask(.next)])
  }

  @Test("events about the lead in hand that are of the rep's own doing, and about others, are passed over")
  func foreignEvents() throws {
    var play = try WorkPlay.calling()
    for event in [Answers.event("leaseRenewed"), Answers.event("handedOut"), Answers.event("stopped", lead: 7)] {
      play.take(.event(event))
      #expect(play.effects == [])
    }
    play.take(.event(Answers.event("stopped")))
    #expect(play.effects == [.ask(.today)])
  }

  @Test("a look at the list in the background takes no key away from the rep, nor its answer the outcome")
  func lookInBackground() throws {
    var play = try WorkPlay.calling()
    play.take(.event(Answers.event("edited")))
    #expect(play.effects == [.ask(.today)])
    play.type("n")
    #expect(play.effects == [.ask(.record(OutcomeRequest(outcome: "no-answer"), call: 9))])
    play.take(.reply(.today(Answers.today(inHand: Answers.brief())), to: .today))
    #expect(play.effects == [])
    try play.answer(.recorded(try Answers.call()))
    #expect(play.shows("Ana Ruiz: Logged."))
  }

  @Test("a daemon that is away is told and asked again each second; what was typed is kept")
  func away() throws {
    var play = try WorkPlay.calling()
    play.type("l")
    play.type("too dear")
    play.press(.enter)
    try play.answer(.unreachable("cannot reach trucad"))
    #expect(play.shows("Trying again: cannot reach trucad") && play.shows("> too dear_"))
    play.pass(milliseconds: 1_000)
    #expect(play.effects == [.ask(.today)])
    try play.answer(.unreachable("cannot reach trucad"))
    play.pass(milliseconds: 500)
    #expect(play.effects == [])
    play.take(.connected)
    #expect(play.effects == [.ask(.today)])
    try play.answer(.today(Answers.today(inHand: Answers.brief())))
    #expect(play.shows("> too dear_"))
    play.press(.enter)
    #expect(play.effects == [.ask(.record(OutcomeRequest(outcome: "lost", reason: "too dear"), call: 9))])
  }

  @Test("a daemon that is not there at the beginning is waited for")
  func absent() throws {
    var play = WorkPlay()
    try play.answer(.unreachable("cannot reach trucad"))
    play.pass(milliseconds: 1_000)
    #expect(play.effects == [.ask(.start)])
  }

  @Test("an outcome that was recorded from elsewhere meanwhile is told, and the loop goes on")
  func conflict() throws {
    var play = try WorkPlay.calling()
    play.type("n")
    try play.answer(Answers.problem(.conflict, "cannot record call 9 again"))
    #expect(play.effects == [.ask(.today)] && play.shows("cannot record call 9 again"))
  }

  @Test("the time of the daemon's clock goes at its pace", arguments: [(0, "10:30"), (1, "10:31"), (60, "11:30")])
  func pace(rate: Int, time: String) {
    var clock = ServerClock()
    clock.rate = rate
    clock.set(
      Moment(instant: "2026-11-24T09:30:00Z", zone: "Europe/Madrid", local: "2026-11-24 10:30", words: ""), at: 500)
    #expect(clock.time(at: 60_500) == time)
  }

  @Test(
    "instants are read as seconds",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-24T09:30:00Z", 1_795_512_600), ("2024-02-29T23:59:59Z", 1_709_251_199),
      ("2026-11-24", nil), ("", nil),
    ])
  func instants(text: String, seconds: Int?) {
    #expect(ServerClock.seconds(text) == seconds)
  }
}
