internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// All that a rep needs before she dials.
  func brief(_ call: CallRecord) throws -> CallBrief {
    let person = try reading.person(call.lead)
    let place = try reading.place(of: call.lead)?.place
    let forbidden = try forbidden(call, at: place)
    let legalUntil = place.flatMap { place in
      desk.office.legal(place, from: now, to: now + .days(1)).first { $0.contains(now) }?.end
    }
    return CallBrief(
      call: call.id.rawValue, lead: call.lead.rawValue, attempt: call.attempt ?? 0, name: person?.name ?? "",
      company: person?.company ?? "", number: call.number ?? "", source: person?.source, why: call.why,
      notes: try notes(of: call.lead, last: 3), promised: try moment(call.promised), theirTime: theirTime(place),
      handedOut: try moment(call.at), leaseEnd: try moment(call.leaseEnd ?? call.at),
      callableUntil: try moment(forbidden == nil ? legalUntil ?? now : now), forbidden: forbidden)
  }

  /// Why a call that was handed out may not be dialled any more; nil where it may. Hours end, places are suspended, and
  /// people put themselves on the do-not-call list while a call lies in somebody's hand.
  private func forbidden(_ call: CallRecord, at place: Place?) throws -> String? {
    // What has just been handed out has just been checked.
    guard call.at < now else { return nil }
    guard let place, let profile = try? desk.office.profile(place), let lead = try reading.progress(call.lead) else {
      return "its place, rule or time zone is not known here; log or skip it"
    }
    if let number = call.number, try reading.isSuppressed(number) {
      return "its number is on the do-not-call list; log or skip it"
    }
    let numbers = try reading.numbers(of: lead.id)
    guard numbers.contains(where: { $0.reading?.e164 == call.number }) else {
      return "its lead has another number now; log or skip it"
    }
    if case .refused(let refusal) = profile.verdict(at: now) { return refusal.cause }
    let obstacle = profile.obstacle(try facts(of: lead, place: place, numbers: numbers), at: now)
    return obstacle.map { "\($0.holdReason.sentence); log or skip it" }
  }

  func notes(of lead: LeadID, last count: Int) throws -> [Lead.NoteView] {
    try reading.notes(of: lead, last: count).map { note in
      Lead.NoteView(at: try moment(note.at), by: try login(note.by) ?? "administrator", text: note.text)
    }
  }

  /// The wall time where a lead lives: `Tue 24 Nov 10:00`; with several candidate zones the middle one.
  func theirTime(_ place: Place?, at instant: Instant? = nil) -> String {
    let instant = instant ?? now
    guard let place, let zone = desk.office.homeZone(place, at: instant) else { return "" }
    return instant.shortText(in: zone)
  }
}
