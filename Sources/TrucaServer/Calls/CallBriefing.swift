internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// All that a rep needs before she dials.
  func brief(_ call: CallRecord) throws -> CallBrief {
    let person = try reading.person(call.lead)
    let place = try reading.place(of: call.lead)?.place
    let legalUntil = place.flatMap { place in
      desk.office.legal(place, from: call.at, to: call.at + .days(1)).first { $0.contains(call.at) }?.end
    }
    return CallBrief(
      call: call.id.rawValue, lead: call.lead.rawValue, attempt: call.attempt ?? 0, name: person?.name ?? "",
      company: person?.company ?? "", number: call.number ?? "", source: person?.source, why: call.why,
      notes: try notes(of: call.lead, last: 3), promised: try moment(call.promised), theirTime: theirTime(place),
      handedOut: try moment(call.at), leaseEnd: try moment(call.leaseEnd ?? call.at),
      callableUntil: try moment(legalUntil ?? call.at))
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
