internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  func edit(lead id: Int64, _ change: LeadChange, version: Int?) throws -> LeadAnswer {
    var lead = try query.lead(id)
    try check(version: version, of: lead)
    guard var person = try reading.person(lead.id) else {
      throw Problem(.notFound, "cannot edit lead \(id): its person was forgotten")
    }
    let change = try tidied(change)
    person.take(change)
    guard !person.name.isEmpty || !person.company.isEmpty || person.email != nil else {
      throw Problem(.badRequest, "cannot leave lead \(id) without name, company and e-mail: keep one of them")
    }
    try tx.savePerson(person, of: lead.id)
    var decisions: [LeadDecision] = [.edited]
    if let texts = change.numbers {
      try tx.saveNumbers(read(numbers: texts, country: person.country, team: lead.team), of: lead.id)
      if lead.standing.numberIndex != 0 { decisions.append(.numberChosen(0)) }
      lead.standing.numberIndex = 0
    } else if change.country != nil {
      // Numbers in national spelling are read by the country.
      let texts = try reading.numbers(of: lead.id).map(\.text)
      try tx.saveNumbers(read(numbers: texts, country: person.country, team: lead.team), of: lead.id)
    }
    if let entry = change.consent { try tx.addConsent(try consent(entry), to: lead.id, by: actor.responsible, at: now) }
    if let key = change.playbook { decisions.append(try playbookChange(key)) }
    try reconsider(&lead, after: decisions, place: try change.place.map { try placeCode($0) })
    return try answer(lead, did: "Changed")
  }

  private func playbookChange(_ key: String) throws -> LeadDecision {
    let process = try currentProcess()
    guard process.document.playbook(key) != nil else {
      let known = process.document.playbooks.map(\.key).joined(separator: ", ")
      throw Problem(.badRequest, "cannot find playbook \(key); the process has \(known)")
    }
    return .playbookChanged(key: key, processVersion: process.version)
  }

  /// `ES` or `US-FL` as a place to be set by hand; nil for an empty text, which takes it back.
  func placeCode(_ text: String) throws -> String? {
    let code = text.uppercased()
    guard !code.isEmpty else { return nil }
    let book = desk.settings.placeBook
    if code.contains("-") {
      guard book.subdivision(code: code) != nil else {
        throw Problem(.badRequest, "cannot find the place \(text): write a country (ES) or a state (US-FL, CA-ON)")
      }
      return code
    }
    guard let country = book.country(text), desk.settings.zonesByCountry[country] != nil else {
      throw Problem(.badRequest, "cannot find the place \(text): write a country (ES) or a state (US-FL, CA-ON)")
    }
    return country
  }

  /// A change with its texts as an entry's would be stored; "" still clears.
  private func tidied(_ change: LeadChange) throws -> LeadChange {
    var intake = LeadIntake()
    intake.name = change.name
    intake.company = change.company
    // An intake needs somebody; a change does not.
    intake.email = change.email.flatMap { $0.isEmpty ? nil : $0 } ?? "nobody@example.org"
    intake.numbers = change.numbers ?? []
    intake.source = change.source
    intake.street = change.street
    intake.city = change.city
    intake.postalCode = change.postalCode
    intake.state = change.region
    intake.country = change.country
    guard let (tidy, warnings) = try? intake.tidied(), !warnings.contains(.badEmail) else {
      throw Problem(.badRequest, "cannot use this e-mail address: write name@example.org")
    }
    var result = change
    if change.name != nil { result.name = tidy.name ?? "" }
    if change.company != nil { result.company = tidy.company ?? "" }
    if change.email?.isEmpty == false { result.email = tidy.email }
    if change.numbers != nil { result.numbers = tidy.numbers }
    if change.source != nil { result.source = tidy.source ?? "" }
    if change.street != nil { result.street = tidy.street ?? "" }
    if change.city != nil { result.city = tidy.city ?? "" }
    if change.postalCode != nil { result.postalCode = tidy.postalCode ?? "" }
    if change.region != nil { result.region = tidy.state ?? "" }
    if change.country != nil { result.country = tidy.country ?? "" }
    return result
  }
}

extension LeadPerson {
  /// Takes over what a change names; an empty text clears a detail.
  mutating func take(_ change: LeadChange) {
    func cleared(_ text: String) -> String? { text.isEmpty ? nil : text }
    if let text = change.name { name = text }
    if let text = change.company { company = text }
    if let text = change.email { email = cleared(text) }
    if let text = change.source { source = cleared(text) }
    if let text = change.street { street = cleared(text) }
    if let text = change.city { city = cleared(text) }
    if let text = change.postalCode { postalCode = cleared(text) }
    if let text = change.region { region = cleared(text) }
    if let text = change.country { country = cleared(text) }
  }
}
