import Testing
import TrucaAPI
import TrucaClient

extension DeskFixture {
  /// What `next` hands out; fails where it hands out nothing.
  func next(_ rep: String = "anna", lead: Int64? = nil) async throws -> CallBrief {
    let answer = try await answer(rep, lead: lead)
    return try #require(answer.call, "\(answer.nobody?.sentence ?? "")")
  }

  /// Why `next` hands out nothing.
  func nobody(_ rep: String = "anna", lead: Int64? = nil) async throws -> Nobody {
    let answer = try await answer(rep, lead: lead)
    return try #require(answer.nobody, "call \(answer.call?.call ?? 0) of lead \(answer.call?.lead ?? 0)")
  }

  /// Records the outcome of the call in hand.
  @discardableResult
  func log(
    _ outcome: String, _ rep: String = "anna", time: String? = nil, reason: String? = nil, note: String? = nil
  ) async throws -> CallAnswer {
    let request = OutcomeRequest(outcome: outcome, time: time, reason: reason, note: note)
    return try await by(rep) { try $0.record(request) }
  }

  /// What `next` answers, a call or nobody.
  func answer(_ rep: String = "anna", lead: Int64? = nil) async throws -> NextAnswer {
    try await by(rep) { try $0.next(lead: lead) }
  }

  @discardableResult
  func undo(_ rep: String = "anna") async throws -> CallAnswer {
    try await by(rep) { try $0.undo() }
  }

  func today(_ rep: String = "anna") async throws -> Today {
    try await by(rep) { try $0.today() }
  }
}
