internal import Synchronization
internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// Whether leads wait to be looked over; more than there are may be told, never fewer.
final class ReviewWish: Sendable {
  private let isWanted = Atomic(true)

  func want() { isWanted.store(true, ordering: .releasing) }

  /// Whether it was wanted; it counts as not wanted from then on.
  func take() -> Bool { isWanted.exchange(false, ordering: .acquiringAndReleasing) }
}

extension CommandScope {
  /// Leads whose next call comes this soon are looked over first.
  private static let soon = Span.hours(4)
  /// Leads that are read at once.
  private static let page = 50

  /// Puts the law in force as the store has it in this transaction.
  func useLaw() throws { office.use(try reading.law()) }

  /// From now on leads are looked over in the background, for the law around them has changed. One that is under way
  /// begins anew, with what it had to do.
  ///
  /// - Parameter codes: Leads to whose place one of these rules applies are looked over, and held ones; nil: all.
  func startReview(cause: String, codes: Set<String>?) throws {
    guard try reading.hasLeads else { return }
    var codes = codes
    if let present = try reading.lawReview() { codes = present.codes.flatMap { codes?.union($0) } }
    try tx.save(LawReview(cause: cause, codes: codes, dueUntil: now + Self.soon, startedAt: now))
    desk.reviewWish.want()
  }

  /// Looks some leads over, at least one where one is left. True: there is more to do.
  ///
  /// - Parameter isOver: asked after each lead that was looked over, and after each page of others.
  func workOffReview(until isOver: () -> Bool) throws -> Bool {
    guard var review = try reading.lawReview() else { return false }
    while true {
      let candidates = try reading.reviewCandidates(review, limit: Self.page)
      for candidate in candidates {
        review.pass(candidate)
        guard candidate.isTouched, var lead = try reading.progress(candidate.lead) else { continue }
        try reconsider(&lead, sparing: true)
        review.done += 1
        if isOver() { return try keep(review) }
      }
      if candidates.count < Self.page, !review.beginSecondPass() {
        try tx.endLawReview()
        return false
      }
      if isOver() { return try keep(review) }
    }
  }

  private func keep(_ review: LawReview) throws -> Bool {
    try tx.save(review)
    return true
  }

  /// Whether the plan that would be made from a lead's decisions, at the instant of its planning, is the one it has.
  func hasPresentPlan(_ lead: LeadProgress) throws -> Bool {
    let playbook = try query.playbook(of: lead)
    let (plan, _) = try plan(of: lead, playbook: playbook)
    guard !plan.calls.isEmpty || lead.standing.state != .open else { return false }
    let shortfall = try reading.shortfall(of: lead.id)
    return try plan.calls == reading.plan(of: lead.id) && plan.unfit == shortfall.unfit
      && plan.shortfall == shortfall.shortfall
  }
}

extension LawReview {
  fileprivate mutating func pass(_ candidate: ReviewCandidate) {
    after = candidate.lead
    if let at = candidate.at { dueAfter = at }
  }

  /// False: it was in its second pass.
  fileprivate mutating func beginSecondPass() -> Bool {
    guard dueAfter != nil else { return false }
    dueAfter = nil
    after = LeadID(0)
    return true
  }
}
