internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  func giveConsent(_ entry: ConsentEntry, lead id: Int64) throws -> LeadAnswer {
    var lead = try query.lead(id)
    try tx.addConsent(try consent(entry), to: lead.id, by: actor.responsible, at: now)
    try reconsider(&lead, after: [.consentGiven])
    return try answer(lead, did: "Consent recorded")
  }

  /// Ends all consents of a lead at once: planned calls that need one go in the same transaction.
  func withdrawConsents(lead id: Int64, note: String?) throws -> LeadAnswer {
    var lead = try query.lead(id)
    guard try tx.withdrawConsents(of: lead.id, by: actor.responsible, at: now) > 0 else {
      throw Problem(
        .conflict, "cannot withdraw consent of lead \(id): none stands; see truca consent list \(id)")
    }
    try addNote(NoteText.joined([("Consent withdrawn", note)]), to: lead)
    if lead.inHand == nil {
      try reconsider(&lead, after: [.consentWithdrawn])
    } else {
      // The call in hand stays; with its end the lead is looked over.
      try decide([.consentWithdrawn], about: &lead)
    }
    return try answer(lead, did: "Consent withdrawn")
  }

  func consent(_ entry: ConsentEntry) throws -> LeadConsent {
    let date = try query.date(entry.date, direction: .past)
    guard date <= (try query.zone).date(at: now) else {
      throw Problem(.badRequest, "cannot record consent given on \(date): that day is still to come")
    }
    guard !entry.source.isEmpty else {
      throw Problem(.badRequest, "cannot record consent without its source: say where it was given")
    }
    let until = try entry.until.map { try query.date($0) }
    if let until, until < date {
      throw Problem(.badRequest, "cannot record consent until \(until): it was given on \(date), which is later")
    }
    return LeadConsent(source: String(entry.source.prefix(200)), date: date, until: until)
  }
}

extension QueryScope {
  func consents(lead id: Int64) throws -> Page<Lead.ConsentView> {
    let lead = try lead(id)
    let views = try consentViews(of: lead)
    return Page(items: views, total: views.count)
  }

  func consentViews(of lead: LeadProgress) throws -> [Lead.ConsentView] {
    let profile = try reading.place(of: lead.id)?.place.flatMap { try? desk.office.profile($0) }
    return try reading.consentRows(of: lead.id).map { row in
      Lead.ConsentView(
        source: row.consent.source, date: row.consent.date.description, until: row.consent.until?.description,
        holds: row.withdrawnAt == nil && holds(row.consent, profile), ended: try ending(row, profile))
    }
  }

  private func holds(_ consent: LeadConsent, _ profile: LegalProfile?) -> Bool {
    guard let profile else { return consent.until.map { (try? zone.date(at: now)) ?? $0 <= $0 } ?? true }
    return profile.rules.allSatisfy { profile.holding(consent, under: $0.consent).contains(now) }
  }

  /// What ended a consent, for people; nil where nothing did yet.
  private func ending(_ row: ConsentRow, _ profile: LegalProfile?) throws -> String? {
    if let at = row.withdrawnAt {
      let by = try login(row.withdrawnBy).map { " by \($0)" } ?? ""
      return "withdrawn \(try moment(at).words)\(by)"
    }
    for rule in profile?.rules ?? [] {
      guard let end = profile?.holding(row.consent, under: rule.consent).end, end <= now else { continue }
      return "ended \(try moment(end).words) (\(rule.code))"
    }
    guard profile == nil, let until = row.consent.until, until < (try zone.date(at: now)) else { return nil }
    return "ended with \(until)"
  }
}
