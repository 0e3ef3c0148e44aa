internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// A call that a rep made by herself is recorded and counted whatever it was; this says which part of the law it broke,
  /// or nil.
  func warning(about call: CallRecord, of lead: LeadProgress) throws -> String? {
    guard let place = try reading.place(of: lead.id)?.place, let profile = try? desk.office.profile(place) else {
      return nil
    }
    if case .refused(let refusal) = profile.verdict(at: call.at) {
      return "Mind that this call was not allowed: \(refusal.cause)."
    }
    guard !profile.limits.isEmpty, let number = call.number else { return nil }
    let attempts = try reading.attempts(by: number, after: call.at - profile.limits.reach, to: call.at)
    let room = AttemptRoom(
      limits: profile.limits, ofLead: lead.attempts.map(\.at).filter { $0 <= call.at }, ofNumber: attempts)
    return room.reached(at: call.at).map { "Mind that this call was one too many: \($0.sentence)." }
  }
}
