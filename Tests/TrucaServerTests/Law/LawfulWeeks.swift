import Testing
import TrucaAPI
import TrucaClient
import TrucaCore

@testable import TrucaServer

/// Weeks at a desk by chance, under a law by chance. Each call that is handed out, and each that is planned, is judged.
struct LawfulWeeks {
  let desk: DeskFixture
  let law: RandomLaw
  var judge: LawJudge
  private var random: SplitMix
  private var leads: [Int64] = []
  private(set) var handedOut = 0
  private(set) var planned = 0
  private(set) var faults: [String] = []

  private static let reps = ["anna", "ben"]

  init(desk: DeskFixture, start: CivilDate, seed: UInt64) throws {
    self.desk = desk
    random = SplitMix(seed: seed)
    law = try RandomLaw(from: start, using: &random)
    judge = LawJudge(
      rules: Dictionary(uniqueKeysWithValues: law.rules.map { ($0.code, $0) }), holidays: law.holidays,
      known: law.known,
      margin: law.margin, zones: [:])
  }

  mutating func run(steps: Int) async throws {
    try await desk.addRoster()
    for rep in Self.reps {
      try await desk.setUser(rep) {
        $0.hours = "mon-sun 06:00-23:00"
        $0.capacity = 300
      }
    }
    desk.desk.office.use(try law.stored(), endMargin: .minutes(Int64(law.margin)))
    for _ in 0..<5 { try await addLead() }
    for step in 0..<steps {
      try await self.step()
      if step % 3 == 0 { try await judgePlans() }
    }
    try await judgePlans()
  }

  // MARK: - What happens

  private mutating func step() async throws {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: try await addLead()
    case 1: try await change { try $0.promise($1, at: "+\($2) min") }
    case 2: try await change { try $0.snooze($1, until: "+\($2) min") }
    case 3: try await made()
    case 4: try await suspend()
    case 5...8: try await advance(.random(in: 1...900, using: &random))
    default:
      try await call(Self.reps.randomElement(using: &random) ?? "anna")
      try await advance(.random(in: 1...120, using: &random))
    }
  }

  private func advance(_ minutes: Int) async throws { try await desk.advance(to: "+\(minutes) min") }

  private mutating func addLead() async throws {
    let last = Int.random(in: 0..<4, using: &random)
    let number =
      [
        "+44 20 7946 000\(last)", "+34 612 345 67\(last)", "+57 310 123 456\(last)", "+33 1 42 34 56 7\(last)",
        "+351 912 345 67\(last)", "+1 212 555 012\(last)",
      ].randomElement(using: &random) ?? ""
    let today = try #require(CivilDate(iso: String(desk.now.prefix(10))))
    let given = today.adding(days: -Int.random(in: 1...30, using: &random))
    let agrees = Int.random(in: 0..<4, using: &random) > 0
    let answer = try await desk.addLead(
      "Lead \(leads.count)", number: number, owner: Self.reps.randomElement(using: &random)
    ) {
      if agrees { $0.consent = ConsentEntry(source: "web", date: given.description) }
    }
    leads.append(answer.lead)
    if agrees { judge.consents[answer.lead, default: []].append(.init(date: given)) }
  }

  /// Takes a call, of the rep's choice or of Truca's, and ends it somehow.
  private mutating func call(_ rep: String) async throws {
    var lead: Int64?
    if Int.random(in: 0..<2, using: &random) == 0 { lead = leads.randomElement(using: &random) }
    let answer: NextAnswer
    do {
      answer = try await desk.answer(rep, lead: lead)
    } catch let problem as Problem {
      #expect(problem.status < 500, "\(problem.detail)")
      return
    }
    guard let call = answer.call else { return }
    handedOut += 1
    let at = try #require(Instant(rfc3339: call.handedOut.instant))
    let view = try await desk.lead(call.lead)
    learnZones(of: view)
    record(judge.faults(view, call.number, at: at), "call \(call.call) of lead \(call.lead) at \(at)")
    judge.attempts.append(.init(call: call.call, lead: call.lead, number: call.number, at: at))
    try await end(call, rep)
  }

  private mutating func end(_ call: CallBrief, _ rep: String) async throws {
    switch Int.random(in: 0..<16, using: &random) {
    case 0:
      _ = try await desk.by(rep) { try $0.skip() }
      judge.attempts.removeAll { $0.call == call.call }
    case 1: try await desk.advance(to: "+31 min")
    case 2:
      try await desk.log("do-not-call", rep)
      judge.suppressed.insert(call.number)
    case 3:
      try await desk.log("do-not-call", rep)
      try await desk.undo(rep)
    case 4:
      let at = try #require(Instant(rfc3339: desk.now))
      try await desk.log("refused", rep)
      judge.refusals[call.number, default: []].append(at)
    case 5:
      try await desk.log("refused", rep)
      try await desk.undo(rep)
    default: try await desk.log("no-answer", rep)
    }
  }

  private mutating func change<Answer: Sendable>(
    _ body: @escaping @Sendable (Client, Int64, Int) throws -> Answer
  ) async throws {
    guard let lead = leads.randomElement(using: &random) else { return }
    let minutes = Int.random(in: 1...4000, using: &random)
    do {
      _ = try await desk.by("mona") { try body($0, lead, minutes) }
    } catch let problem as Problem {
      #expect(problem.status < 500, "\(problem.detail)")
    }
  }

  /// A rep calls by herself, whatever the law says; it counts.
  private mutating func made() async throws {
    guard let id = leads.randomElement(using: &random) else { return }
    do {
      let rep = try await desk.lead(id).owner ?? "anna"
      let answer = try await desk.by(rep) { try $0.record(MadeCallRequest(outcome: "no-answer"), with: id) }
      let view = try await desk.lead(id)
      let call = try #require(view.calls.first { $0.call == answer.call })
      judge.attempts.append(
        .init(
          call: call.call, lead: id, number: try #require(call.number),
          at: try #require(Instant(rfc3339: call.at.instant))))
    } catch let problem as Problem {
      #expect(problem.status < 500, "\(problem.detail)")
    }
  }

  private mutating func suspend() async throws {
    let code = RandomLaw.codes.randomElement(using: &random) ?? "GB"
    if judge.suspended.remove(code) == nil { judge.suspended.insert(code) }
    desk.desk.office.use(try law.stored(suspended: judge.suspended))
    try await desk.desk.reviewAll(cause: "rules")
  }

  // MARK: - Judging

  private mutating func judgePlans() async throws {
    for id in leads {
      let lead = try await desk.lead(id)
      guard let number = lead.numbers.first(where: \.current)?.number else { continue }
      learnZones(of: lead)
      let calls = try lead.planned.map { try #require(Instant(rfc3339: $0.at.instant)) }
      planned += calls.count
      for (index, call) in calls.enumerated() {
        var others = calls
        others.remove(at: index)
        record(
          judge.faults(lead, number, at: call, beside: others), "planned call of lead \(id) at \(call), now \(desk.now)"
        )
      }
    }
  }

  private mutating func learnZones(of lead: Lead) {
    for name in lead.place?.zones ?? [] where judge.zones[name] == nil {
      judge.zones[name] = desk.desk.office.zone(name)
    }
  }

  private mutating func record(_ found: [String], _ what: String) {
    faults += found.map { "\(what): \($0)" }
  }
}
