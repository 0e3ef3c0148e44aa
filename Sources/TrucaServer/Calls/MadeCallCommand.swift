internal import TrucaAPI
internal import TrucaCore
internal import TrucaPhone
internal import TrucaStore

extension CommandScope {
  /// Records a call that Truca did not hand out.
  func recordMade(_ made: MadeCallRequest, lead id: Int64) throws -> CallAnswer {
    var lead = try query.lead(id)
    let rep = try caller.requirePerson(to: "record a call")
    let incoming = try isIncoming(made.direction)
    if let inHand = lead.inHand {
      throw Problem(
        .conflict, "cannot record another call to lead \(id): call \(inHand.call.rawValue) is in hand; log that one")
    }
    let at = try made.at.map { try query.time($0, direction: .past) } ?? now
    guard at <= now else {
      throw Problem(.badRequest, "cannot record a call in the future: it was said to be at \(at)")
    }
    let attempt = incoming ? nil : (lead.attempts.last?.number ?? 0) + 1
    var call = CallRecord(
      id: try tx.nextCallID(), lead: lead.id, attempt: attempt, isIncoming: incoming, handedOut: false, rep: rep.id,
      number: try number(made.number, of: lead), at: at, leaseEnd: nil, promised: nil, state: .undone,
      why: incoming ? "Incoming call." : "Made without Truca.")
    let report = OutcomeReport(outcome: made.outcome, time: made.time, reason: made.reason, note: made.note)
    let definition = try definition(made.outcome, for: lead)
    let first =
      try preparations(for: definition, of: lead) + [
        .made(call: call.id, number: attempt, rep: rep.id, at: at)
      ]
    let outcome = try outcome(report, definition, call: &call, lead: lead.after(first, at: now), rep: rep)
    let warning = incoming ? nil : try query.warning(about: call, of: lead)
    try tx.insert(call)
    var answer = try finish(call, definition, first + [outcome], report, about: &lead)
    if !incoming { try replanLeads(withNumber: call.number, but: lead.id) }
    if let warning { answer.sentence += " \(warning)" }
    return answer
  }

  // MARK: - Parts

  private func isIncoming(_ direction: String?) throws -> Bool {
    switch direction {
    case nil, "out": return false
    case "in": return true
    case let other?: throw Problem(.badRequest, "cannot record a call with direction \(other); use out or in")
    }
  }

  /// The number that was called: as given, or the lead's present one.
  private func number(_ text: String?, of lead: LeadProgress) throws -> String? {
    let numbers = try reading.numbers(of: lead.id)
    guard let text else {
      return numbers.indices.contains(lead.standing.numberIndex)
        ? numbers[lead.standing.numberIndex].reading?.e164 : nil
    }
    let place = try reading.place(of: lead.id)?.place
    guard let reading = desk.phones.read(text, defaultRegion: place?.country) else {
      throw Problem(.badRequest, "cannot read the number \(text); write it with its country, as in +34 600 000 000")
    }
    return reading.e164
  }
}
