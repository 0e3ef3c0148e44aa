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
    let found = try firstCallable(rep)
    // What stands before the first callable line cannot be called now, whatever its plan says.
    let first = found.candidate.flatMap { candidate in due.firstIndex { $0.next.lead == candidate.lead.id } }
    let callable = first.map { Array(due[$0...]) } ?? []
    let promises = try reading.promises(of: rep.id)
    let rest = Interval(start: now, end: day.end)
    // Promises have their own section, and what is due this instant stands among the due.
    let coming =
      promises.count { rest.contains($0.call.at) } + due.count { $0.next.call.at == now && !$0.next.isPromise }
    let later = try reading.comingCalls(of: rep.id, in: rest, limit: Self.todayLines + coming)
      .filter { !$0.isPromise && $0.call.at > now }.prefix(Self.todayLines)
    let risk = try atRisk(of: rep, limit: 10)
    let inHand = try reading.callInHand(of: rep.id)
    let nobody =
      inHand == nil && found.candidate == nil
      ? try self.nobody(rep, refusals: found.refusals, promiseAhead: found.promiseAhead) : nil
    return Today(
      rep: rep.login, now: try moment(now), inHand: try inHand.map(brief),
      due: try callable.prefix(Self.todayLines).map { try line($0.next) },
      promises: try promises.filter { $0.call.at > now && $0.call.at < day.end }.map(line), later: try later.map(line),
      missedPromises: try promises.filter { next in
        (next.call.promised ?? next.call.at) + CallOrder.promiseGrace <= now
      }.map(line),
      atRisk: risk.rows, made: try reading.callsMade(by: rep.id, in: day), capacity: rep.capacity,
      dueTotal: callable.count, laterTotal: try reading.countComing(of: rep.id, in: rest) - coming,
      atRiskTotal: risk.total,
      nobody: nobody)
  }

  private func line(_ next: NextCall) throws -> TodayLine {
    let person = try reading.person(next.lead)
    let place = try reading.place(of: next.lead)?.place
    return TodayLine(
      lead: next.lead.rawValue, name: person?.name ?? "", company: person?.company ?? "", attempt: next.call.attempt,
      at: try moment(next.call.promised ?? next.call.at), until: try moment(next.call.until),
      promised: next.call.promised != nil, overdue: now - next.call.at > Self.overdueAfter,
      theirTime: theirTime(place))
  }
}

extension NextCall {
  fileprivate var isPromise: Bool { call.promised != nil }
}
