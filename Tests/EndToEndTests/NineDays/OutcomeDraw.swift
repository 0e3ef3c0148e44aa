import TrucaAPI

/// How the calls of the test end.
enum OutcomeDraw {
  /// Outcomes after which a lead is called no more.
  static let closing: Set<String> = ["do-not-call", "refused", "qualified", "lost"]

  private static let weights = [
    ("no-answer", 46), ("voicemail", 18), ("busy", 8), ("connected", 7), ("callback", 8), ("do-not-call", 1),
    ("refused", 4), ("qualified", 5), ("lost", 3),
  ]

  static func draw(using random: inout SeededGenerator) -> OutcomeRequest {
    var rest = Int.random(in: 0..<100, using: &random)
    for (outcome, weight) in weights {
      if rest < weight { return OutcomeRequest(outcome: outcome, reason: outcome == "lost" ? "too dear" : nil) }
      rest -= weight
    }
    return OutcomeRequest(outcome: "no-answer")
  }
}
