internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// Lines of each section that are sent; the totals tell of the rest.
  static let todayLines = 50
  private static let overdueAfter = Span.hours(1)

  /// `GET /v1/today`
  func today(of rep: UserAccount) throws -> Today {
    let day = try day(of: rep, at: now)
    let due = try dueInOrder(rep)
    let promises = try reading.promises(of: rep.id)
    let found = try firstCallable(rep, due: due, promises: promises)
    // What stands before the first callable line cannot be called now, whatever its plan says.
    let first = found.candidate.flatMap { candidate in due.firstIndex { $0.next.lead == candidate.lead.id } }
    let callable = try first.map { try presentlyLegal(due[$0...]) } ?? []
    let rest = Interval(start: now, end: day.end)
    // Promises have their own section, and what is due this instant stands among the due.
    let coming =
      promises.count { rest.contains($0.call.at) } + due.count { $0.next.call.at == now && !$0.next.isPromise }
    let later = try reading.comingCalls(of: rep.id, in: rest, limit: Self.todayLines + coming)
      .filter { !$0.isPromise && $0.call.at > now }.prefix(Self.todayLines)
    let risk = try atRisk(of: rep, limit: 10)
    let inHand = try reading.callInHand(of: rep.id)
    var nobody = inHand == nil ? try heldByClock() : nil
    if inHand == nil, nobody == nil, found.candidate == nil {
      nobody = try self.nobody(rep, refusals: found.refusals, promiseAhead: found.promiseAhead)
    }
    return Today(
      rep: rep.login, now: try moment(now), inHand: try inHand.map(brief),
      due: try lines(callable.prefix(Self.todayLines).map(\.next)),
      promises: try lines(promises.filter { $0.call.at > now && $0.call.at < day.end }), later: try lines(later),
      missedPromises: try missedPromises(of: rep, planned: promises),
      atRisk: risk.rows, made: try reading.callsMade(by: rep.id, in: day), capacity: rep.capacity,
      dueTotal: callable.count, laterTotal: try reading.countComing(of: rep.id, in: rest) - coming,
      atRiskTotal: risk.total,
      nobody: nobody)
  }

  /// While leads wait to be looked over by a changed law, some of their plans are still the old law's.
  private func presentlyLegal(
    _ due: ArraySlice<(next: NextCall, order: CallOrder)>
  ) throws -> ArraySlice<(next: NextCall, order: CallOrder)> {
    guard try reading.lawReview() != nil else { return due }
    return try due.filter { item in
      guard let place = try reading.place(of: item.next.lead)?.place else { return false }
      return (try? desk.office.profile(place))?.verdict(at: now).isAllowed ?? false
    }[...]
  }

  /// Promises that were not taken in time: those with a call planned, then those for which there is no room any more.
  private func missedPromises(of rep: UserAccount, planned: [NextCall]) throws -> [TodayLine] {
    let late = planned.filter { ($0.call.promised ?? $0.call.at) + CallOrder.promiseGrace <= now }
    let known = Set(planned.map(\.lead))
    var filter = LeadFilter()
    filter.owner = rep.id
    filter.missed = true
    filter.state = .open
    let homeless = try reading.leads(filter, limit: Self.todayLines + planned.count).filter { !known.contains($0.id) }
    return try lines(late) + homeless.compactMap { try line(missed: $0) }
  }

  private func line(missed lead: LeadSummary) throws -> TodayLine? {
    guard let promise = lead.promise?.at else { return nil }
    return TodayLine(
      lead: lead.id.rawValue, name: lead.name, company: lead.company, attempt: lead.attempts + 1,
      at: try moment(promise), until: try moment(promise), promised: true, overdue: now - promise > Self.overdueAfter,
      theirTime: theirTime(try reading.place(of: lead.id)?.place))
  }

  private func lines(_ calls: some Collection<NextCall>) throws -> [TodayLine] {
    guard !calls.isEmpty else { return [] }
    let leads = try reading.lines(of: calls.map(\.lead))
    return try calls.map { next in
      let lead = leads[next.lead]
      return TodayLine(
        lead: next.lead.rawValue, name: lead?.name ?? "", company: lead?.company ?? "", attempt: next.call.attempt,
        at: try moment(next.call.promised ?? next.call.at), until: try moment(next.call.until),
        promised: next.call.promised != nil, overdue: now - next.call.at > Self.overdueAfter,
        theirTime: theirTime(lead?.place))
    }
  }
}

extension NextCall {
  fileprivate var isPromise: Bool { call.promised != nil }
}
