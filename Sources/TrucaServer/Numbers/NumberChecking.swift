internal import TrucaAPI
internal import TrucaCore
internal import TrucaPhone
internal import TrucaStore

extension QueryScope {
  private static let horizon = Span.days(14)

  /// `GET /v1/numbers/check`. `country` and `team` tell how a national spelling is read, and the team its usual part.
  func checkNumber(_ text: String, country: String?, team: String?) throws -> NumberCheck {
    try caller.require(.rep, .manager, .administrator, to: "check a number")
    let team = team ?? caller.person?.team
    let region = try country.map { try self.country($0) } ?? team.flatMap { desk.settings.teamCountries[$0] }
    guard let number = desk.phones.read(text, defaultRegion: region) else { return try unreadable(text) }
    let evidence = PlaceResolver.Evidence(
      numbers: [number], usualPart: team.flatMap { desk.settings.teamSubdivisions[$0] })
    let finding = try resolver().finding(for: evidence)
    var check = try unreadable(text)
    check.reading = number.isValid ? "valid" : "possible"
    (check.number, check.region, check.kind) = (number.e164, number.region, number.kind.rawValue)
    check.suppressed = try reading.isSuppressed(number.e164)
    switch finding.place {
    case .failure(let reason):
      check.held = [Reason(reason)]
      check.sentence = "cannot call: \(reason.sentence); give the lead an address, or set its place by hand"
    case .success(let place):
      check.place = view(place, finding)
      try judge(number, at: place, finding, &check)
    }
    return check
  }

  private func country(_ text: String) throws -> String {
    guard let code = desk.settings.placeBook.country(text) else {
      throw Problem(.badRequest, "cannot find the country \(text): write its name or its two letters, as in ES")
    }
    return code
  }

  /// What is said of any text.
  private func unreadable(_ text: String) throws -> NumberCheck {
    let origin = desk.settings.dialTable.origin
    return NumberCheck(
      text: text, reading: "unreadable", number: nil, region: nil, kind: nil, held: [], place: nil, zones: [],
      rules: [], limits: [], suppressed: false, callable: false,
      sentence: "cannot read this as a telephone number: write it with + and the country's code, or give --country",
      next: nil, nextTheirTime: nil, dialTable: "\(origin.day), \(origin.data)",
      rulesCompiled: try reading.meta(.rulesCompiled),
      notice: "This is no legal advice: check the rules that you rely on.")
  }

  private func view(_ place: Place, _ finding: PlaceFinding) -> Lead.PlaceView {
    let book = desk.settings.placeBook
    return Lead.PlaceView(
      country: place.country, subdivisions: place.subdivisions, zones: place.zones, rules: place.rules,
      setByHand: false, why: finding.grounds.map { $0.source.sentence(book) })
  }

  /// Hours, limits, and the next moment.
  private func judge(
    _ number: PhoneReading, at place: Place, _ finding: PlaceFinding, _ check: inout NumberCheck
  ) throws {
    let profile: LegalProfile
    do throws(HoldReason) {
      profile = try desk.office.profile(place)
    } catch {
      check.held = [Reason(error)]
      check.sentence = "cannot call: \(error.sentence)"
      return
    }
    let book = desk.settings.placeBook
    check.zones = profile.zones.map { zone in
      let sources = finding.grounds.filter { $0.zones.contains(zone.name) }.map { $0.source.sentence(book) }
      return .init(zone: zone.name, local: now.shortText(in: zone), why: sources.joined(separator: "; "))
    }
    check.rules = profile.rules.map { NumberCheck.RuleView($0) }
    let attempts = try reading.attempts(by: number.e164, after: now - profile.limits.reach, to: now)
    let room = AttemptRoom(limits: profile.limits, ofLead: [], ofNumber: attempts)
    check.limits = room.uses(at: now).map(\.words)
    try tellNext(profile, room, place, &check)
    try tellRest(profile, try callingFacts(ofNew: number, consents: []), place, &check)
    if check.suppressed {
      check.callable = false
      check.sentence = "cannot call: the number is on the do-not-call list"
      (check.next, check.nextTheirTime) = (nil, nil)
    }
  }

  /// A rest after a refusal to this number.
  private func tellRest(
    _ profile: LegalProfile, _ facts: CallingFacts, _ place: Place, _ check: inout NumberCheck
  ) throws {
    // Whether somebody consented is known of a lead: only the refusal is asked for.
    let resting = profile.rules.compactMap { rule in
      var rule = rule
      rule.consent = .init()
      return LegalProfile(rules: [rule], zones: profile.zones, endMargin: .zero)?
        .obstacle(CallingFacts(refusedAt: facts.refusedAt), at: now)
    }
    guard case .refused(let rule, let until) = resting.first else { return }
    check.callable = false
    check.sentence = "cannot call: \(HoldReason.refused(rule: rule).sentence)"
    let next = until.flatMap { desk.office.legal(place, from: $0, to: $0 + Self.horizon).first?.start }
    (check.next, check.nextTheirTime) = (try moment(next), next.map { theirTime(place, at: $0) })
  }

  private func tellNext(
    _ profile: LegalProfile, _ room: AttemptRoom, _ place: Place, _ check: inout NumberCheck
  ) throws {
    switch profile.verdict(at: now) {
    case .refused(let refusal): check.sentence = refusal.sentence
    case .allowed:
      if let reached = room.reached(at: now) {
        check.sentence = "cannot call: \(reached.sentence)"
      } else {
        check.callable = true
        let end = desk.office.legal(place, from: now, to: now + .days(1)).first { $0.contains(now) }?.end
        check.sentence = "may be called now" + (try end.map { ", until \(try moment($0).words)" } ?? "")
      }
    }
    let end = now + Self.horizon
    let next = desk.office.legal(place, from: now, to: end).lazy
      .compactMap { room.earliest(from: $0.start, to: $0.end - .seconds(1)) }.first
    check.next = try moment(next)
    check.nextTheirTime = next.map { theirTime(place, at: $0) }
    // Whether somebody consented is known of a lead, not of a number.
    if check.callable, profile.rules.contains(where: { $0.consent.requiredFrom != nil }) {
      check.sentence += ", with the person's consent where a rule demands it"
    }
  }
}
