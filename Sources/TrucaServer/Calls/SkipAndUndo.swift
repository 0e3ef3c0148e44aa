internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// Gives the call in hand back; the lead is not offered before the next part of its day.
  func skip(call id: String, reason: String?) throws -> CallAnswer {
    let rep = try caller.requirePerson(to: "skip a call")
    guard var call = try reading.callInHand(of: rep.id), id == "current" || id == String(call.id.rawValue),
      var lead = try reading.progress(call.lead)
    else { throw Problem(.conflict, "cannot skip: no such call is in your hand; see truca today") }
    let until = try endOfPart(lead)
    call.state = .released
    call.attempt = nil
    call.leaseEnd = nil
    call.endedAt = now
    try tx.update(call)
    try addNote(NoteText.joined([("Skipped", reason)]), to: lead)
    try decide([.skipped(call: call.id, until: until)], about: &lead)
    try replanLeads(withNumber: call.number, but: lead.id)
    try holdIfNotCallable(&lead)
    return try answer(call, lead: lead, did: "Skipped")
  }

  /// When the present part of the lead's day is over.
  private func endOfPart(_ lead: LeadProgress) throws -> Instant {
    guard let place = try reading.place(of: lead.id)?.place, let zone = office.homeZone(place, at: now) else {
      return now + .hours(2)
    }
    let local = zone.local(at: now)
    return now + .seconds(Int64(DayPart(secondOfDay: local.secondOfDay).endMinute * 60 - local.secondOfDay))
  }

  /// Takes back the caller's last outcome, the same day and while nobody else has touched the lead since.
  func undo() throws -> CallAnswer {
    let rep = try caller.requirePerson(to: "undo")
    let today = try query.day(of: rep, at: now)
    guard var call = try reading.lastEndedCall(of: rep.id, since: today.start) else {
      throw Problem(.conflict, "cannot undo: you recorded no outcome today")
    }
    guard var lead = try reading.progress(call.lead) else {
      throw Problem(.internal, "cannot find lead \(call.lead.rawValue); run truca doctor")
    }
    let journal = try reading.journal(of: lead.id)
    guard let index = journal.lastIndex(where: { $0.outcome?.call == call.id }), let outcome = journal[index].outcome
    else { throw Problem(.internal, "cannot find the outcome of call \(call.id.rawValue); run truca doctor") }
    // What the outcome itself led to, as the end of the lead, is undone with it.
    let request = journal[index].request
    if let later = journal[(index + 1)...].first(where: { $0.actor.uid != nil && $0.request != request }) {
      throw Problem(
        .conflict, "cannot undo call \(call.id.rawValue): lead \(lead.id.rawValue) was changed since (\(later.kind))")
    }
    let wasSuppressed = outcome.after.closing == .suppressed && outcome.before.closing != .suppressed
    call.state = .undone
    call.outcome = nil
    call.endedAt = nil
    call.reached = false
    try tx.update(call)
    try tx.unsuppress(by: call.id)
    let wasRefused = try tx.takeBackRefusal(in: call.id)
    try decide([.undone(call: call.id, restored: outcome.before)], about: &lead)
    try holdIfNotCallable(&lead)
    if wasSuppressed || wasRefused, let number = call.number { try reconsiderLeads(withNumber: number, but: lead.id) }
    var answer = try answer(call, lead: lead, did: "Taken back")
    answer.sentence += " Log the call again with truca log."
    return answer
  }
}

extension JournalEntry {
  var outcome: LeadDecision.Outcome? {
    if case .outcome(let outcome) = decision { return outcome }
    return nil
  }
}
