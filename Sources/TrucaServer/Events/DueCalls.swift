internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// Calls that have fallen due by their plan, as one reader may see them. Plans are not journalled, so neither is this:
/// whoever was away asks for the list of the day instead.
struct DueCalls: Sendable {
  /// The last one that was told, or the instant at which the reader came.
  private var place: DuePlace
  private static let page = 500

  init(from instant: Instant) {
    place = DuePlace(at: instant, lead: LeadID(Int64.max))
  }

  /// The next page of what has fallen due since; empty once all is told.
  mutating func next(_ scope: QueryScope, sequence: Int64) throws -> [LiveEvent] {
    let calls = try scope.reading.callsDue(
      after: place, through: scope.now, for: scope.caller.audience, limit: Self.page)
    guard let last = calls.last else {
      // What is planned for an instant that has passed counts as due then, and was told with the entry that planned it.
      place = max(place, DuePlace(at: scope.now, lead: LeadID(Int64.max)))
      return []
    }
    place = DuePlace(at: last.at, lead: last.lead)
    return try calls.map { call in
      LiveEvent(
        sequence: sequence, at: try scope.moment(call.at), subject: "lead", lead: call.lead.rawValue, user: nil,
        actor: "system", kind: "callDue", sentence: "call \(call.attempt) is due")
    }
  }
}
