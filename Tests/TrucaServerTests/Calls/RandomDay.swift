import Testing
import TrucaAPI
import TrucaClient

/// What happens at a desk on some days, by chance: leads, promises, snoozes, notes, hours that pass.
struct RandomDay {
  let desk: DeskFixture
  private var leads: [Int64] = []
  private var names = 0

  init(desk: DeskFixture) {
    self.desk = desk
  }

  mutating func begin(using random: inout SplitMix) async throws {
    try await desk.addRoster()
    try await desk.setUser("anna") { $0.capacity = 12 }
    for _ in 0..<6 { try await addLead(using: &random) }
  }

  /// One event. What the daemon refuses is no fault here: it must only refuse it in words.
  mutating func step(using random: inout SplitMix) async throws {
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: try await addLead(using: &random)
    case 2: try await touch(&random) { try $0.promise($1, at: "+\($2) min") }
    case 3: try await touch(&random) { try $0.snooze($1, until: "+\($2) min") }
    case 4: try await touch(&random) { try $0.addNote("Note \($2)", to: $1) }
    case 5:
      try await touch(&random) { client, lead, _ in
        try client.record(MadeCallRequest(outcome: "connected", direction: "in"), with: lead)
      }
    default: try await desk.advance(to: "+\(Int.random(in: 1...90, using: &random)) min")
    }
  }

  /// Ends the call in a rep's hand somehow, or lets its lease end.
  mutating func end(_ rep: String, using random: inout SplitMix) async throws {
    let outcomes = [
      "no-answer", "no-answer", "voicemail", "busy", "connected", "refused", "do-not-call", "wrong-number",
    ]
    switch Int.random(in: 0..<12, using: &random) {
    case 0: _ = try await desk.by(rep) { try $0.skip() }
    case 1: try await desk.advance(to: "+31 min")
    case 2:
      try await desk.log("refused", rep)
      _ = try await desk.by(rep) { try $0.undo() }
    case let choice: try await desk.log(outcomes[choice % outcomes.count], rep)
    }
  }

  private mutating func addLead(using random: inout SplitMix) async throws {
    // Some come again, some share a number.
    let isNew = names == 0 || Int.random(in: 0..<4, using: &random) > 0
    if isNew { names += 1 }
    let name = "Lead \(isNew ? names : Int.random(in: 1...names, using: &random))"
    let shared = Int.random(in: 0..<8, using: &random) == 0
    let number = shared ? DeskFixture.number("shared") : DeskFixture.number(name)
    leads.append(try await desk.addLead(name, number: number, owner: nil).lead)
  }

  private func touch<Answer: Sendable>(
    _ random: inout SplitMix, _ change: @escaping @Sendable (Client, Int64, Int) throws -> Answer
  ) async throws {
    guard let lead = leads.randomElement(using: &random) else { return }
    let number = Int.random(in: 1...300, using: &random)
    do {
      _ = try await desk.by("mona") { try change($0, lead, number) }
    } catch let problem as Problem {
      #expect(problem.status < 500, "\(problem.detail)")
    }
  }
}
