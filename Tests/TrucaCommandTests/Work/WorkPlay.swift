import Testing
import TrucaAPI

@testable import truca

/// Plays a rep and a daemon to the loop: hands in keys and answers, and keeps what it asked for.
struct WorkPlay {
  private(set) var loop = WorkLoop()
  /// Milliseconds.
  var now = 1_000
  /// What the loop wanted done since the last answer, key or event.
  private(set) var effects: [WorkEffect] = []

  /// A loop that has just begun.
  init() {
    effects = loop.start(at: now)
  }

  /// A loop with a call in hand.
  static func calling(_ brief: CallBrief? = nil) throws -> WorkPlay {
    var play = WorkPlay()
    try play.begin()
    try play.answer(.today(Answers.today(inHand: brief ?? Answers.brief())))
    return play
  }

  /// A loop that waits.
  static func waiting(askAgain: Moment? = nil) throws -> WorkPlay {
    var play = WorkPlay()
    try play.begin()
    try play.answer(.today(Answers.today(nobody: Answers.nobody(askAgain))))
    return play
  }

  private mutating func begin() throws {
    try answer(.started(try Answers.clock(), try Answers.process()))
  }

  mutating func press(_ keys: Key...) {
    for key in keys { effects = loop.take(.key(key), at: now) }
  }

  mutating func type(_ text: String) {
    for character in text { effects = loop.take(.key(.character(character)), at: now) }
  }

  /// Answers the request under way.
  mutating func answer(_ reply: WorkReply) throws {
    let request = try #require(loop.pending)
    effects = loop.take(.reply(reply, to: request), at: now)
  }

  mutating func take(_ input: WorkInput) {
    effects = loop.take(input, at: now)
  }

  mutating func pass(milliseconds: Int) {
    now += milliseconds
    effects = loop.take(.tick, at: now)
  }

  /// The screen as text, without spaces at the ends of lines.
  func screen(rows: Int = 24, columns: Int = 80) -> [String] {
    WorkScreen(loop: loop, size: ScreenSize(rows: rows, columns: columns), now: now).lines.map { line in
      String(line.rendered(styled: false).reversed().drop { $0 == " " }.reversed())
    }
  }

  func shows(_ text: String) -> Bool { screen().contains { $0.contains(text) } }
}

/// Answers of a daemon as values, from the literal ones.
enum Answers {
  static func read<Value: Decodable>(_ json: String) throws -> Value {
    try WireCoder.decode(Value.self, from: Array(json.utf8))
  }

  static func clock() throws -> ClockState { try read(Answer.clock) }
  static func process() throws -> ProcessView { try read(Answer.process) }
  static func call() throws -> CallAnswer { try read(Answer.callAnswer) }
  static func lead() throws -> Lead { try read(Answer.lead) }

  static func moment(_ instant: String, words: String = "today") -> Moment {
    let time = String(instant.dropFirst(11).prefix(5))
    return Moment(instant: instant, zone: "UTC", local: "2026-11-24 \(time)", words: "\(words) \(time)")
  }

  static func brief(_ call: Int64 = 9, name: String = "Ana Ruiz", lead: Int64 = 42) -> CallBrief {
    CallBrief(
      call: call, lead: lead, attempt: 3, name: name, company: "Acme", number: "+34600111222", source: "fair",
      why: "Mornings are untried.",
      notes: [.init(at: moment("2026-11-24T08:00:00Z"), by: "joan", text: "Asked for prices.")],
      promised: nil, theirTime: "Tue 24 Nov 10:30", handedOut: moment("2026-11-24T09:30:00Z"),
      leaseEnd: moment("2026-11-24T10:00:00Z"), callableUntil: moment("2026-11-24T12:00:00Z"))
  }

  static func nobody(_ again: Moment? = nil) -> Nobody {
    Nobody(kind: "nothingDue", sentence: "No lead is to be called now.", askAgain: again)
  }

  static func today(
    inHand: CallBrief? = nil, due: Int = 0, nobody: Nobody? = nil, now: String = "2026-11-24T09:30:00Z"
  ) -> Today {
    let line = TodayLine(
      lead: 42, name: "Ana Ruiz", company: "Acme", attempt: 3, at: moment(now), until: moment(now), promised: false,
      overdue: false, theirTime: "")
    return Today(
      rep: "anna", now: moment(now), inHand: inHand, due: Array(repeating: line, count: due), promises: [], later: [],
      missedPromises: [], atRisk: [], made: 3, capacity: 60, dueTotal: due, laterTotal: 0, atRiskTotal: 0,
      nobody: nobody)
  }

  static func event(_ kind: String, lead: Int64 = 42) -> LiveEvent {
    LiveEvent(
      sequence: 5, at: moment("2026-11-24T09:30:00Z"), subject: "lead", lead: lead, user: nil, actor: "system",
      kind: kind, sentence: kind)
  }

  static func problem(_ kind: ErrorKind, _ detail: String) -> WorkReply { .refused(Problem(kind, detail)) }
}
