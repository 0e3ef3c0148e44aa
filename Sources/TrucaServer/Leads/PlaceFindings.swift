internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// Tells where somebody may be, by the tables in force and as area codes are trusted now.
  func resolver() throws -> PlaceResolver { resolver(distrusts: try reading.distrustsAreaCodes()) }

  func resolver(distrusts: Bool) -> PlaceResolver {
    let settings = desk.settings
    return PlaceResolver(
      book: settings.placeBook, dial: settings.dialTable, zonesByCountry: settings.zonesByCountry,
      rules: desk.office.ruleCodes, distrustsAreaCodes: distrusts)
  }

  /// What a lead's record tells of its place. `byHand` is a code that a person has set.
  func evidence(
    person: LeadPerson, numbers: [PhoneReading], team: String, byHand: String?
  ) -> PlaceResolver.Evidence {
    let chosen = byHand.map { code in
      PlaceResolver.Chosen(country: String(code.prefix { $0 != "-" }), subdivision: code.contains("-") ? code : nil)
    }
    return PlaceResolver.Evidence(
      country: person.country ?? "", state: person.region ?? "", postalCode: person.postalCode ?? "", chosen: chosen,
      numbers: numbers, usualPart: desk.settings.teamSubdivisions[team])
  }

  /// Why a lead is taken to be where its row says.
  func placeReasons(of lead: LeadProgress, person: LeadPerson, byHand: String?) throws -> [String] {
    let numbers = try reading.numbers(of: lead.id).compactMap(\.reading)
    let finding = try resolver().finding(
      for: evidence(person: person, numbers: numbers, team: lead.team, byHand: byHand))
    let book = desk.settings.placeBook
    return finding.grounds.map { $0.source.sentence(book) }
  }
}
