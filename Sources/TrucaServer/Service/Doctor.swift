internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  private static let faultsNamed = 20

  /// `GET /v1/doctor`: checks the invariants on a snapshot, while the daemon works on. Writes nothing.
  func examine() throws -> DoctorReport {
    let checks = [
      check("I1", "the database is whole", try reading.integrityFaults()),
      check("I2", "each lead's version counts its journal entries", try reading.versionFaults()),
      try replayed(),
      check("I9", "each open lead has a next call, a call in hand, or stands at risk", try reading.openLeadFaults()),
      check("I10", "attempts are numbered without a hole, one open hand-out per lead", try reading.attemptFaults()),
      check("I11", "no lead that is not open has planned calls", try reading.closedLeadFaults()),
      check("I12", "each promise is planned first and at its minute", try reading.promiseFaults()),
      check("I13", "hand-outs per rep and day keep her capacity", try capacityFaults()),
      check("I15", "mails went legal ways, and ends are final", try reading.mailStateFaults()),
      check("I16", "there is a mail for each journal entry that calls for one", try reading.mailCauseFaults()),
      check("I19", "no mail or reminder is stuck", try reading.mailStuckFaults(at: now, grace: .minutes(5))),
      check("load", "the counted leads of each rep are her leads", try reading.loadFaults()),
    ]
    return DoctorReport(healthy: checks.allSatisfy(\.faults.isEmpty), checks: checks)
  }

  private func check(_ id: String, _ title: String, _ found: Findings) -> DoctorReport.Check {
    .init(id: id, title: title, examined: found.examined, faults: Array(found.faults.prefix(Self.faultsNamed)))
  }

  /// Replays every lead's decisions, and makes every open lead's plan anew from them.
  private func replayed() throws -> DoctorReport.Check {
    var found = Findings()
    try reading.eachLead { lead in
      found.examined += 1
      let decisions = try reading.journal(of: lead.id).compactMap { entry in
        entry.decision.map { (decision: $0, at: entry.at) }
      }
      guard let replay = Replay.progress(of: lead.id, decisions) else {
        found.faults.append("lead \(lead.id.rawValue): its journal does not begin with its storing")
        return
      }
      if replay.standing != lead.standing || replay.owner != lead.owner || replay.attempts != lead.attempts
        || replay.playbook != lead.playbook || replay.processVersion != lead.processVersion
      {
        found.faults.append("lead \(lead.id.rawValue): replaying its decisions gives another state")
      }
      guard lead.standing.state == .open, let owner = try lead.owner.flatMap({ try reading.user($0) }),
        let place = try reading.place(of: lead.id)?.place
      else { return }
      let room = try room(of: lead, place: place, at: lead.plannedAt)
      let plan = desk.office.plan(
        lead, playbook: try playbook(of: lead), place: place, owner: owner, room: room,
        facts: try facts(of: lead, place: place)
      ).plan
      if try reading.plan(of: lead.id) != plan.calls {
        found.faults.append("lead \(lead.id.rawValue): its plan is not the one that its decisions give")
      }
    }
    return check("I2r", "replayed decisions and plans made anew equal what is stored", found)
  }

  private func capacityFaults() throws -> Findings {
    var found = Findings()
    for rep in try reading.users() where rep.roles.contains(.rep) {
      let zone = try zone(of: rep)
      let calls = try reading.handOutTimes(of: rep.id)
      let days = Dictionary(grouping: calls) { zone.date(at: $0) }
      found.examined += days.count
      // Only today is held against her: earlier days were days of another zone perhaps. A capacity that was lowered
      // during the day does not make its earlier calls wrong.
      let today = try day(of: rep, at: now)
      let capacity = try max(rep.capacity, reading.largestCapacity(of: rep.id, since: today.start) ?? 0)
      if let made = days[zone.date(at: now)], made.count > capacity {
        found.faults.append("user \(rep.id.rawValue): \(made.count) calls handed out today, capacity \(capacity)")
      }
    }
    return found
  }
}
