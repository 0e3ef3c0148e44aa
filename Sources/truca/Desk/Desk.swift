import TrucaClient

/// What a command works with: the daemon, the console, and how the answer is to be shown.
struct Desk {
  let client: Client
  let console: Console
  /// The answer as JSON instead of sentences and tables.
  let wantsJSON: Bool
  let environment: [String: String]

  /// Prints an answer: as JSON where that was asked for, else as `show` does it.
  func answer<Answer: Encodable>(_ answer: Answer, show: (Answer) throws -> Void) throws {
    guard wantsJSON else { return try show(answer) }
    console.write(try JSONText.pretty(answer) + "\n")
  }
}
