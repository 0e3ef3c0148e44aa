import Testing
import TrucaCore

@Suite("Where a lead may be")
struct PlaceResolverTests {
  private static let book = PlaceBook(
    names: [
      "US": "United States", "CA": "Canada", "ES": "Spain", "GB": "Britain (UK)", "PR": "Puerto Rico", "PW": "Palau",
      "XA": "Nowhere",
    ],
    aliases: ["US": ["USA"], "ES": ["España"], "GB": ["UK"]],
    subdivisions: [
      PlaceBook.Subdivision(
        code: "US-FL", name: "Florida", aliases: ["Fla."], zones: ["America/New_York", "America/Chicago"]),
      PlaceBook.Subdivision(code: "US-TX", name: "Texas", zones: ["America/Chicago", "America/Denver"]),
      PlaceBook.Subdivision(code: "CA-ON", name: "Ontario", zones: ["America/Toronto"]),
    ],
    territories: [
      PlaceBook.Territory(code: "PR", of: "US", aliases: ["Puerto Rico"]),
      PlaceBook.Territory(code: "PW", of: "US", aliases: []),
    ])

  private static let resolver = PlaceResolver(
    book: book,
    dial: DialTable(origin: .init(day: CivilDate(daysSinceEpoch: 20_000), data: "none"), areaCodes: [], zones: [:]),
    zonesByCountry: [
      "US": ["Pacific/Honolulu", "America/New_York"], "CA": ["America/Toronto", "America/Halifax"],
      "ES": ["Europe/Madrid", "Atlantic/Canary"], "PR": ["America/Puerto_Rico"], "PW": ["Pacific/Palau"],
    ],
    rules: ["US", "US-FL", "US-unknown", "CA", "ES", "GB"])

  private static let american = number("+12125550123", "US", .fixedOrMobile)
  private static let canadian = number("+16042508895", "CA", .fixedOrMobile)
  private static let spanish = number("+34612345678", "ES", .mobile)
  private static let tollFree = number("+18005550123", "US", .tollFree)
  private static let worldwide = number("+80012345678", nil, .tollFree)
  private static let newAreaCode = PhoneReading(
    e164: "+19425551234", region: nil, kind: .fixedOrMobile, isValid: false)

  private static func number(_ e164: String, _ region: String?, _ kind: PhoneReading.Kind) -> PhoneReading {
    PhoneReading(e164: e164, region: region, kind: kind, isValid: true)
  }

  private static func place(_ country: String, _ state: String? = nil, zones: [String], rules: [String]) -> Place {
    Place(country: country, subdivisions: state.map { [$0] } ?? [], zones: zones, rules: rules)
  }

  private static let allUS = place(
    "US", zones: ["America/New_York", "Pacific/Honolulu"], rules: ["US", "US-unknown"])
  private static let florida = place(
    "US", "US-FL", zones: ["America/Chicago", "America/New_York"], rules: ["US", "US-FL"])
  private static let texas = place("US", "US-TX", zones: ["America/Chicago", "America/Denver"], rules: ["US"])
  private static let spain = place("ES", zones: ["Atlantic/Canary", "Europe/Madrid"], rules: ["ES"])
  private static let canada = place("CA", zones: ["America/Halifax", "America/Toronto"], rules: ["CA"])
  private static let ontario = place("CA", "CA-ON", zones: ["America/Toronto"], rules: ["CA"])

  struct Case: Sendable, CustomTestStringConvertible {
    var country = ""
    var state = ""
    var numbers: [PhoneReading] = []
    var expected: Result<Place, HoldReason>
    var testDescription: String { "\(country)/\(state)/\(numbers.map(\.e164))" }
  }

  @Test(
    "address and numbers give the place, or the reason why not",
    arguments: [
      // The number alone.
      Case(numbers: [spanish], expected: .success(spain)),
      Case(numbers: [american], expected: .success(allUS)),
      Case(numbers: [canadian], expected: .success(canada)),
      Case(numbers: [spanish, spanish], expected: .success(spain)),
      Case(numbers: [spanish, worldwide], expected: .success(spain)),
      Case(numbers: [], expected: .failure(.unknownPlace)),
      Case(numbers: [worldwide], expected: .failure(.unknownPlace)),
      Case(numbers: [newAreaCode], expected: .failure(.unknownPlace)),
      Case(numbers: [spanish, american], expected: .failure(.unknownPlace)),
      // The address alone, or beside a number of no country.
      Case(country: "España", expected: .success(spain)),
      Case(country: "Spain", numbers: [worldwide], expected: .success(spain)),
      Case(country: "CA", state: "Ontario", numbers: [newAreaCode], expected: .success(ontario)),
      Case(country: "US", numbers: [newAreaCode], expected: .success(allUS)),
      // Both.
      Case(country: "usa", state: "fl", numbers: [american], expected: .success(florida)),
      Case(country: "US", state: "Fla", numbers: [american], expected: .success(florida)),
      Case(country: "US", state: "TX", numbers: [american], expected: .success(texas)),
      Case(state: "Texas", numbers: [american], expected: .success(texas)),
      Case(country: "US", state: "Nowhere", numbers: [american], expected: .failure(.unknownPlace)),
      Case(country: "US", state: "Ontario", numbers: [american], expected: .failure(.unknownPlace)),
      Case(country: "Canada", numbers: [canadian], expected: .success(canada)),
      Case(country: "Canada", state: "ON", numbers: [canadian], expected: .success(ontario)),
      Case(country: "Spain", state: "Las Palmas", numbers: [spanish], expected: .success(spain)),
      Case(country: "Spain", numbers: [american], expected: .failure(.placeConflict(address: "ES", number: "US"))),
      Case(country: "US", numbers: [canadian], expected: .failure(.placeConflict(address: "US", number: "CA"))),
      Case(
        country: "ES", numbers: [spanish, american], expected: .failure(.placeConflict(address: "ES", number: "US"))),
      // A country that cannot be read does not count.
      Case(country: "Freedonia", numbers: [spanish], expected: .success(spain)),
      Case(country: "Freedonia", expected: .failure(.unknownPlace)),
      // Toll-free numbers of North America say no country.
      Case(numbers: [tollFree], expected: .failure(.unknownPlace)),
      Case(country: "US", numbers: [tollFree], expected: .failure(.unknownPlace)),
      Case(country: "US", state: "Florida", numbers: [tollFree], expected: .success(florida)),
      Case(country: "US", numbers: [tollFree, american], expected: .success(allUS)),
      Case(country: "Canada", numbers: [tollFree], expected: .success(canada)),
      // Territories, and countries without a row or without zones.
      Case(country: "US", state: "PW", expected: .failure(.noRule(country: "PW"))),
      Case(
        country: "US", state: "Puerto Rico", numbers: [american],
        expected: .failure(.placeConflict(address: "PR", number: "US"))),
      Case(
        state: "PR", numbers: [american], expected: .failure(.placeConflict(address: "PR", number: "US"))),
      Case(country: "Puerto Rico", expected: .failure(.noRule(country: "PR"))),
      Case(country: "Nowhere", expected: .failure(.noRule(country: "XA"))),
      Case(country: "UK", expected: .failure(.unknownPlace)),
    ])
  func resolves(_ example: Case) {
    let evidence = PlaceResolver.Evidence(country: example.country, state: example.state, numbers: example.numbers)
    #expect(Self.resolver.place(for: evidence) == example.expected)
  }

  @Test(
    "a place set by hand replaces everything",
    arguments: [
      ("ES", nil, .success(spain)), ("US", nil, .success(allUS)), ("US", "US-FL", .success(florida)),
      ("US", "US-XX", .failure(.unknownPlace)), ("US", "CA-ON", .failure(.unknownPlace)),
      ("PR", nil, .failure(.noRule(country: "PR"))), ("GB", nil, .failure(.unknownPlace)),
    ] as [(String, String?, Result<Place, HoldReason>)])
  func chosen(country: String, subdivision: String?, expected: Result<Place, HoldReason>) {
    let evidence = PlaceResolver.Evidence(
      country: "Canada", state: "ON", chosen: PlaceResolver.Chosen(country: country, subdivision: subdivision),
      numbers: [Self.canadian])
    #expect(Self.resolver.place(for: evidence) == expected)
  }

  @Test("a part of a country that nobody divided keeps all zones of the country")
  func undividedCountry() {
    let chosen = PlaceResolver.Chosen(country: "ES", subdivision: "ES-GC")
    var expected = Self.spain
    expected.subdivisions = ["ES-GC"]
    #expect(Self.resolver.place(for: PlaceResolver.Evidence(chosen: chosen, numbers: [])) == .success(expected))
  }

  @Test("without the rule for unknown states such leads are held")
  func noUnknownState() {
    let resolver = PlaceResolver(
      book: Self.book,
      dial: DialTable(origin: .init(day: CivilDate(daysSinceEpoch: 20_000), data: "none"), areaCodes: [], zones: [:]),
      zonesByCountry: ["US": ["America/New_York"]], rules: ["US"])
    #expect(
      resolver.place(for: PlaceResolver.Evidence(numbers: [Self.american]))
        == .failure(.noRule(country: "US-unknown")))
  }
}
