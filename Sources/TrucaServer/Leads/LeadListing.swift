internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// A page of leads that the caller may see.
  func list(_ wanted: LeadFilter, cursor: String?, limit: Int) throws -> Page<LeadRow> {
    var filter = try visible(wanted)
    let total = cursor == nil ? try reading.countLeads(filter) : nil
    if let cursor {
      guard let after = Int64(cursor) else {
        throw Problem(.badRequest, "cannot go on from cursor \(cursor): use the one that the last page gave")
      }
      filter.after = LeadID(after)
    }
    let found = try reading.leads(filter, limit: limit + 1)
    let rows = try found.prefix(limit).map(row)
    return Page(items: rows, next: found.count > limit ? rows.last.map { String($0.lead) } : nil, total: total)
  }

  /// Narrows a filter to what the caller's role shows.
  func visible(_ filter: LeadFilter) throws -> LeadFilter {
    var filter = filter
    if caller.has(.administrator) { return filter }
    guard let person = caller.person else { throw Problem(.forbidden, "cannot list leads without a user") }
    if let other = filter.teams?.first(where: { $0 != person.team }) {
      throw Problem(.forbidden, "cannot list the leads of team \(other): you are of another; leave --team out")
    }
    if caller.has(.manager) {
      filter.teams = [person.team]
    } else {
      try caller.require(.rep, .manager, .administrator, to: "list leads")
      if let owner = filter.owner, owner != person.id {
        throw Problem(.forbidden, "cannot list another rep's leads: ask her or your manager")
      }
      filter.owner = person.id
    }
    return filter
  }

  func row(_ summary: LeadSummary) throws -> LeadRow {
    LeadRow(
      lead: summary.id.rawValue, name: summary.name, company: summary.company, owner: try login(summary.owner),
      state: summary.state.rawValue, attempts: summary.attempts, next: try moment(summary.next),
      deadline: try moment(summary.deadline), reasons: try reasons(summary))
  }

  private func reasons(_ summary: LeadSummary) throws -> [Reason] {
    var reasons = summary.held.map(Reason.init)
    if summary.state == .open, let shortfall = summary.shortfall {
      let document = try desk.process(version: summary.processVersion, reading)
      let promised = document.playbook(summary.playbook)?.minAttempts ?? 0
      reasons.append(Reason(kind: shortfall.kind, sentence: shortfall.sentence(promised: promised)))
    }
    if let promise = summary.promise, promise.missedAt != nil {
      reasons.append(
        Reason(
          kind: "promiseMissed",
          sentence: "the callback promised for \(try moment(promise.at).words) was not made within five minutes"))
    }
    if let closing = summary.closing { reasons.append(Reason(kind: closing, sentence: closing)) }
    return reasons
  }

  /// Leads whose calls exceed what a rep can make on one of her next seven days, with the day.
  func overCapacity(_ rep: UserAccount) throws -> [(lead: LeadID, reason: Reason)] {
    guard try mayExceedCapacity(rep) else { return [] }
    let zone = try zone(of: rep)
    let planned = try reading.plannedTimes(of: rep.id, in: Interval(start: now - .days(7), end: now + .days(7)))
    let today = zone.date(at: now)
    // What is overdue weighs on today.
    let days = Dictionary(grouping: planned) { max(zone.date(at: $0.at), today) }
    let made = try handedOutToday(rep)
    var result: [(LeadID, Reason)] = []
    for (date, calls) in days.sorted(by: { $0.key < $1.key }) {
      let room = max(0, rep.capacity - (date == today ? made : 0))
      for call in calls.dropFirst(room) {
        result.append(
          (
            call.lead,
            Reason(
              kind: "capacity",
              sentence: "\(rep.login) has \(calls.count) calls on \(date.shortText) and room for \(room)")
          ))
      }
    }
    return result
  }

  /// Whether a day of the next seven holds more than the rep can make, promises counted in: counting is quick, and a rep
  /// with room on all days is the rule.
  private func mayExceedCapacity(_ rep: UserAccount) throws -> Bool {
    let zone = try zone(of: rep)
    let today = zone.date(at: now)
    var start = now - .days(7)
    for ahead in 0...7 {
      let end = min(zone.start(of: today.adding(days: ahead + 1)), now + .days(7))
      let room = rep.capacity - (ahead == 0 ? try handedOutToday(rep) : 0)
      if start < end, try reading.countPlanned(of: rep.id, in: Interval(start: start, end: end)) > max(0, room) {
        return true
      }
      start = end
    }
    return false
  }

  /// Leads at risk of a rep: those whose calls do not fit their week, then those beyond her capacity.
  func atRisk(of rep: UserAccount, limit: Int) throws -> (rows: [LeadRow], total: Int) {
    var filter = LeadFilter()
    filter.atRisk = true
    filter.owner = rep.id
    let short = try reading.leads(filter, limit: limit).map(row)
    // A list that is not full holds all there are.
    var total = short.count < limit ? short.count : try reading.countLeads(filter)
    var rows = short
    var seen = Set(short.map(\.lead))
    for (lead, reason) in try overCapacity(rep) where seen.insert(lead.rawValue).inserted {
      total += 1
      guard rows.count < limit, let summary = try reading.lead(summary: lead) else { continue }
      var row = try row(summary)
      row.reasons.append(reason)
      rows.append(row)
    }
    return (rows, total)
  }

  /// `GET /v1/leads?atRisk=1`: all reps that the caller sees; a list without pages, the worst first.
  func atRisk(_ wanted: LeadFilter, limit: Int) throws -> Page<LeadRow> {
    let filter = try visible(wanted)
    let reps = try reading.users().filter { user in
      user.roles.contains(.rep) && !user.hasLeft && (filter.owner == nil || filter.owner == user.id)
        && (filter.teams?.contains(user.team) ?? true)
    }
    var rows: [LeadRow] = []
    var total = 0
    for rep in reps {
      let found = try atRisk(of: rep, limit: limit)
      rows += found.rows
      total += found.total
    }
    return Page(items: Array(rows.prefix(limit)), next: nil, total: total)
  }
}
