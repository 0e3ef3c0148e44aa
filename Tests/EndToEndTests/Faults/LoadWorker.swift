import Dispatch
import Synchronization
import TrucaAPI
import TrucaClient

/// Reps who work as fast as they can, until the daemon is gone.
final class Load: Sendable {
  private let socket: String
  private let log: LoadLog
  private let answers = Mutex(0)
  private let isOver = Mutex(false)
  private let progress = DispatchSemaphore(value: 0)
  private let workers = DispatchGroup()

  /// - Parameter round: makes the keys of this load unlike those of any other.
  init(on socket: String, log: LoadLog, users: [String], round: Int) {
    self.socket = socket
    self.log = log
    for user in users {
      DispatchQueue(label: "load \(user)").async(group: workers) { [self] in
        var count = 0
        while !isOver.withLock({ $0 }), work(as: user, key: "\(user)-\(round)-\(count)") { count += 1 }
        // Whoever still waits for answers must not wait for ever.
        isOver.withLock { $0 = true }
        progress.signal()
      }
    }
  }

  /// Waits until so many requests have been answered. False where a worker gave up before.
  func wait(forAnswers count: Int) -> Bool {
    while answers.withLock({ $0 }) < count {
      if isOver.withLock({ $0 }) { return false }
      progress.wait()
    }
    return true
  }

  /// Waits for the end of all workers.
  func end() {
    isOver.withLock { $0 = true }
    workers.wait()
  }

  /// One lead from its arrival to the outcome of its first call. False where the daemon is gone.
  private func work(as user: String, key: String) -> Bool {
    var entry = LeadEntry()
    entry.name = key
    entry.owner = user
    entry.numbers = ["+4420794601" + String(abs(key.hashValue) % 90 + 10)]
    guard let lead: IntakeAnswer = send(.lead, "/v1/leads", entry, as: user, key: key + "-lead") else { return false }
    // Not for this lead: a call of before the last kill may be in hand.
    guard let next: NextAnswer = send(.next, "/v1/next", NextRequest(), as: user, key: key + "-next") else {
      return false
    }
    let note = NoteRequest(text: key)
    guard let _: LeadAnswer = send(.note, "/v1/leads/\(lead.lead)/notes", note, as: user, key: key + "-note")
    else { return false }
    guard let call = next.call?.call else { return true }
    let outcome = OutcomeRequest(outcome: "voicemail")
    let done: CallAnswer? = send(
      .outcome, "/v1/calls/\(call)/outcome", outcome, as: user, key: key + "-outcome")
    return done != nil
  }

  private func send<Answer: Decodable>(
    _ kind: LoadLog.Request.Kind, _ path: String, _ body: some Encodable, as user: String, key: String
  ) -> Answer? {
    guard let answer = try? log.send(kind, path, body, as: user, key: key, to: socket) else { return nil }
    answers.withLock { $0 += 1 }
    progress.signal()
    return try? WireCoder.decode(Answer.self, from: answer.body)
  }
}
