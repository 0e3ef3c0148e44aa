internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  private static let digestLines = 50
  private static let digestRisks = 10

  /// The rep's list of the day, as it stands now.
  func digestValues(_ rule: ReminderRule, _ rep: UserAccount) throws -> [String: Any] {
    let day = try day(of: rep, at: now)
    let promises = try reading.promises(of: rep.id).filter { next in
      let at = next.call.promised ?? next.call.at
      return at + CallOrder.promiseGrace > now && at < day.end
    }
    let missed = try missedPromises(of: rep)
    let calls = try callsOfDay(rep, Interval(start: now, end: day.end))
    let risks = try atRisk(of: rep, limit: Self.digestRisks).rows
    let shown = calls.prefix(Self.digestLines)
    var values = try commonValues(rule, rep)
    values["missed"] = try missed.map { missed -> [String: Any] in
      var line = try leadValues(missed.lead, at: missed.at)
      line["at"] = try moment(missed.at).words
      return line
    }
    values["promises"] = try promises.map { try leadValues($0.lead, at: $0.call.promised ?? $0.call.at) }
    values["calls"] = try shown.map { next -> [String: Any] in
      var line = try leadValues(next.lead, at: max(next.call.at, now))
      line["attempt"] = String(next.call.attempt)
      return line
    }
    values["atRisk"] = risks.map { row -> [String: Any] in
      var line: [String: Any] = ["lead": String(row.lead), "leadName": MailText.line(row.name)]
      if !row.company.isEmpty { line["company"] = MailText.line(row.company) }
      line["why"] = MailText.line(row.reasons.first?.sentence ?? "it gets fewer calls than promised")
      return line
    }
    if calls.count > shown.count { values["moreCalls"] = String(calls.count - shown.count) }
    values["callCount"] = String(calls.count)
    values["promiseCount"] = String(promises.count)
    if calls.isEmpty, promises.isEmpty, missed.isEmpty { values["nothing"] = true }
    values["made"] = String(try reading.callsMade(by: rep.id, in: day))
    values["capacity"] = String(rep.capacity)
    return values
  }

  /// What is due and what the rest of the day holds, promises aside, as far as her capacity goes.
  private func callsOfDay(_ rep: UserAccount, _ rest: Interval) throws -> [NextCall] {
    let due = try dueInOrder(rep).map(\.next).filter { $0.call.promised == nil }
    let coming = try reading.comingCalls(of: rep.id, in: rest, limit: max(rep.capacity, Self.digestLines) + 1)
      .filter { $0.call.promised == nil && $0.call.at > now }
    return due + coming
  }

  /// Promises of hers that were not kept, the longest past first.
  private func missedPromises(of rep: UserAccount) throws -> [(lead: LeadID, at: Instant)] {
    var filter = LeadFilter()
    filter.owner = rep.id
    filter.missed = true
    filter.state = .open
    var found = try reading.leads(filter, limit: Self.digestLines).compactMap { lead in
      lead.promise.map { (lead: lead.id, at: $0.at) }
    }
    // After an outage some are past that the clock has not yet found missed.
    let known = Set(found.map(\.lead))
    found += try reading.promises(of: rep.id).compactMap { next in
      let at = next.call.promised ?? next.call.at
      return at + CallOrder.promiseGrace <= now && !known.contains(next.lead) ? (lead: next.lead, at: at) : nil
    }
    return found.sorted { ($0.at, $0.lead) < ($1.at, $1.lead) }
  }
}
