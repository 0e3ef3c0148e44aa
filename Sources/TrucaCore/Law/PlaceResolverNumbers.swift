/// What numbers and addresses tell in North America, and elsewhere.
extension PlaceResolver {
  static func isCountedByAreaCodes(_ country: String) -> Bool { country == "US" || country == "CA" }

  /// The country that a number stands for; nil where it stands for none.
  func region(_ number: PhoneReading) -> String? {
    if isAnsweredAnywhere(number) { return nil }
    // The number plan of this machine is older than the table, and knows no country for a new area code.
    return dial.areaCode(of: number.e164)?.country ?? number.region
  }

  /// Toll-free, personal and premium numbers of North America. Their region is read as "US", but other countries of the
  /// calling code +1 use the same numbers.
  private func isAnsweredAnywhere(_ number: PhoneReading) -> Bool {
    guard number.e164.hasPrefix("+1") else { return false }
    return number.kind == .tollFree || dial.areaCode(of: number.e164)?.zones.isEmpty == true
  }

  /// The part of the country that the address names: by its state, by a country that is one (Scotland), by the postal
  /// code.
  private func part(_ evidence: Evidence, of country: String) -> (PlaceBook.Subdivision, PlaceFinding.Source)? {
    let named = book.subdivision(evidence.state, of: country) ?? book.subdivision(evidence.country, of: country)
    if let named { return (named, .addressPart(named.code)) }
    return book.subdivision(postalCode: evidence.postalCode, of: country).map { ($0, .postalCode($0.code)) }
  }

  /// United States and Canada: the area codes' zones with those of the stated state, and the rules of all states that
  /// are named.
  func inAmerica(_ country: String, _ evidence: Evidence) throws(HoldReason) -> PlaceDraft {
    let state = part(evidence, of: country)
    // A state that cannot be read may be one whose row demands more than the area code's.
    if state == nil, evidence.state.contains(where: \.isLetter) { throw .unknownPlace }
    let numbers = evidence.numbers.filter { region($0) == country }
    // An address that says no more than the country is too little for a number that is answered anywhere.
    if country == "US", state == nil, numbers.isEmpty, evidence.numbers.contains(where: isAnsweredAnywhere) {
      throw .unknownPlace
    }
    var draft = PlaceDraft(country: country)
    if let (part, source) = state { draft.unite(source, zones: part.zones, parts: [part.code]) }
    var areaCodes: [DialTable.AreaCode] = []
    for number in numbers {
      guard let area = dial.areaCode(of: number.e164), !area.parts.isEmpty else { continue }
      if !areaCodes.contains(area) { areaCodes.append(area) }
    }
    let isTold = !numbers.isEmpty && numbers.allSatisfy { dial.areaCode(of: $0.e164)?.parts.isEmpty == false }
    for area in areaCodes {
      draft.rules.formUnion(area.parts)
      if state == nil, distrustsAreaCodes {
        draft.note(.distrustedAreaCode(area.digits, parts: area.parts))
      } else {
        draft.unite(.areaCode(area.digits, parts: area.parts), zones: area.zones, parts: area.parts)
      }
    }
    draft.rules = rules.intersection(draft.rules.union(draft.parts))
    if state == nil, distrustsAreaCodes || !isTold {
      draft.unite(.unknownPart(country: country), zones: zonesByCountry[country] ?? [])
      try ruleUnknownPart(&draft)
    }
    return try checked(draft)
  }

  /// Everywhere else: what the numbers leave open, narrowed by the address.
  func elsewhere(_ country: String, _ evidence: Evidence) throws(HoldReason) -> PlaceDraft {
    let all = zonesByCountry[country] ?? []
    var draft = PlaceDraft(country: country)
    for number in evidence.numbers where region(number) == country {
      if let zones = landline(number, among: all) {
        draft.unite(.prefix(country: country), zones: zones)
      } else {
        draft.unite(.number(country: country), zones: all)
      }
    }
    if draft.zones.isEmpty { draft.unite(.addressCountry(country), zones: all) }
    guard let (part, source) = part(evidence, of: country) else {
      try ruleUnknownPart(&draft)
      return try checked(draft)
    }
    let numbersSay = draft.zones.sorted().first ?? country
    guard draft.narrow(source, zones: part.zones, part: part.code) else {
      throw .placeConflict(address: part.code, number: numbersSay)
    }
    draft.rules = rules.intersection([part.code])
    return try checked(draft)
  }

  /// The zones of a landline by its first digits; nil for other kinds, which move, and where the digits tell nothing.
  private func landline(_ number: PhoneReading, among all: [String]) -> [String]? {
    guard number.kind == .fixed, number.isValid, let zones = dial.zones(of: number.e164) else { return nil }
    let own = all.filter(zones.contains)
    return own.isEmpty ? nil : own
  }
}
