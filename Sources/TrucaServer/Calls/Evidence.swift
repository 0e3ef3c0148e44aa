internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// What makes a call to a lead legal now, to be kept with it.
  func evidence(for lead: LeadProgress, place: Place) throws -> CallEvidence? {
    guard let profile = try? office.profile(place), let home = office.homeZone(place, at: now) else { return nil }
    return CallEvidence(
      profile, room: try query.room(of: lead, place: place, at: now), at: now, home: home,
      lawVersion: try reading.lawVersion(), zoneData: desk.settings.timeZoneData)
  }
}

extension QueryScope {
  func view(_ evidence: CallEvidence) throws -> Lead.EvidenceView {
    Lead.EvidenceView(
      at: try moment(evidence.at), zones: evidence.zones.map { .init(zone: $0.zone, local: $0.local) },
      rules: evidence.grounds.map { .init(rule: $0.rule, hours: $0.window.text) }, limits: evidence.limits,
      lawVersion: evidence.lawVersion, zoneData: evidence.zoneData,
      holidaysUntil: evidence.holidaysUntil?.description, sentence: evidence.sentence)
  }

  /// Says of each planned call of a lead why it stands where it stands; nil where its place has no law here.
  func planReason(of lead: LeadProgress, place: Place, playbook: Playbook) throws -> PlanReason? {
    guard let owner = try lead.owner.flatMap({ try reading.user($0) }), let profile = try? desk.office.profile(place),
      let input = desk.office.planningInput(
        lead, playbook: playbook, place: place, owner: owner,
        room: try room(of: lead, place: place, at: lead.plannedAt), facts: try facts(of: lead, place: place))
    else { return nil }
    return PlanReason(input, profile: profile)
  }
}
