import Testing
import TrucaCore

@Suite("Places by area codes and leading digits")
struct AreaCodeTests {
  private static let newYork = PlaceFixture.number("+12125550123", "US")
  private static let miami = PlaceFixture.number("+13055550123", "US")
  private static let losAngeles = PlaceFixture.number("+12135550123", "US")
  /// Newer than the number plan of the machine, which knows no region for it.
  private static let toronto = PlaceFixture.number("+19425550123", nil)
  private static let halifax = PlaceFixture.number("+19025550123", "CA")
  private static let unlisted = PlaceFixture.number("+12995550123", "US")
  private static let personal = PlaceFixture.number("+15005550123", "US", .other)
  private static let puertoRico = PlaceFixture.number("+17875550123", "PR")
  private static let madrid = PlaceFixture.number("+34911234567", "ES", .fixed)
  private static let tenerife = PlaceFixture.number("+34922123456", "ES", .fixed)
  private static let spanishMobile = PlaceFixture.number("+34612345678", "ES", .mobile)
  private static let jakarta = PlaceFixture.number("+62211234567", "ID", .fixed)
  private static let indonesianMobile = PlaceFixture.number("+62812345678", "ID", .mobile)
  private static let strangeLandline = PlaceFixture.number("+62991234567", "ID", .fixed)

  private static let eastern = "America/New_York"
  private static let central = "America/Chicago"
  private static let mountain = "America/Denver"
  private static let pacific = "America/Los_Angeles"
  private static let allUS = [central, mountain, pacific, eastern, "Pacific/Honolulu"]

  struct Case: Sendable, CustomTestStringConvertible {
    var country = ""
    var state = ""
    var postalCode = ""
    var numbers: [PhoneReading] = []
    var parts: [String] = []
    var zones: [String]
    var rules: [String]
    var testDescription: String { "\(country)/\(state)/\(postalCode)/\(numbers.map(\.e164))" }
  }

  @Test(
    "area codes and the stated state together give zones and rules",
    arguments: [
      Case(numbers: [newYork], parts: ["US-NY"], zones: [eastern], rules: ["US"]),
      Case(numbers: [miami], parts: ["US-FL"], zones: [eastern], rules: ["US", "US-FL"]),
      Case(
        country: "US", state: "Texas", numbers: [miami], parts: ["US-FL", "US-TX"],
        zones: [central, mountain, eastern],
        rules: ["US", "US-FL"]),
      Case(
        state: "Florida", numbers: [newYork], parts: ["US-FL", "US-NY"], zones: [central, eastern],
        rules: ["US", "US-FL"]),
      Case(
        numbers: [newYork, losAngeles], parts: ["US-CA", "US-NY"], zones: [pacific, eastern], rules: ["US"]),
      // A number of which the table says nothing may be anywhere, and the other one's rule still counts.
      Case(numbers: [unlisted], zones: allUS, rules: ["US", "US-unknown"]),
      Case(numbers: [miami, unlisted], zones: allUS, rules: ["US", "US-FL", "US-unknown"]),
      Case(
        country: "US", state: "Texas", numbers: [unlisted], parts: ["US-TX"], zones: [central, mountain], rules: ["US"]),
      Case(
        country: "US", state: "Texas", numbers: [personal], parts: ["US-TX"], zones: [central, mountain], rules: ["US"]),
      Case(numbers: [newYork, personal], parts: ["US-NY"], zones: [eastern], rules: ["US"]),
      Case(numbers: [toronto], parts: ["CA-ON"], zones: ["America/Toronto"], rules: ["CA"]),
      Case(
        country: "Canada", state: "ON", numbers: [halifax], parts: ["CA-NS", "CA-ON", "CA-PE"],
        zones: ["America/Atikokan", "America/Halifax", "America/Toronto", "America/Winnipeg"], rules: ["CA"]),
    ])
  func northAmerica(_ example: Case) throws {
    try expect(example, PlaceFixture.resolver())
  }

  @Test(
    "elsewhere landlines are where their digits say, other numbers anywhere, and the address narrows both",
    arguments: [
      Case(numbers: [madrid], zones: ["Europe/Madrid"], rules: ["ES"]),
      Case(numbers: [tenerife], zones: ["Atlantic/Canary"], rules: ["ES"]),
      Case(numbers: [spanishMobile], zones: ["Atlantic/Canary", "Europe/Madrid"], rules: ["ES"]),
      Case(numbers: [madrid, spanishMobile], zones: ["Atlantic/Canary", "Europe/Madrid"], rules: ["ES"]),
      Case(state: "Catalonia", numbers: [spanishMobile], parts: ["ES-CT"], zones: ["Europe/Madrid"], rules: ["ES"]),
      Case(postalCode: "08036", numbers: [spanishMobile], parts: ["ES-CT"], zones: ["Europe/Madrid"], rules: ["ES"]),
      Case(
        postalCode: "E-35001", numbers: [spanishMobile], parts: ["ES-CN"], zones: ["Atlantic/Canary"], rules: ["ES"]),
      Case(postalCode: "99999", numbers: [tenerife], zones: ["Atlantic/Canary"], rules: ["ES"]),
      Case(country: "Scotland", parts: ["GB-SCT"], zones: ["Europe/London"], rules: ["GB"]),
      Case(numbers: [jakarta], zones: ["Asia/Jakarta"], rules: ["ID"]),
      Case(
        numbers: [indonesianMobile], zones: ["Asia/Jakarta", "Asia/Jayapura", "Asia/Makassar"], rules: ["ID"]),
      Case(
        numbers: [strangeLandline], zones: ["Asia/Jakarta", "Asia/Jayapura", "Asia/Makassar"], rules: ["ID"]),
    ])
  func elsewhere(_ example: Case) throws {
    try expect(example, PlaceFixture.resolver())
  }

  private func expect(_ example: Case, _ resolver: PlaceResolver) throws {
    let place = try resolver.place(for: evidence(example)).get()
    #expect(place.subdivisions == example.parts)
    #expect(place.zones == example.zones)
    #expect(place.rules == example.rules)
  }

  private func evidence(_ example: Case) -> PlaceResolver.Evidence {
    .init(
      country: example.country, state: example.state, postalCode: example.postalCode, numbers: example.numbers)
  }

  @Test("a landline that the address contradicts is a conflict")
  func conflict() {
    let evidence = PlaceResolver.Evidence(state: "Catalonia", numbers: [Self.tenerife])
    #expect(
      PlaceFixture.resolver().place(for: evidence)
        == .failure(.placeConflict(address: "ES-CT", number: "Atlantic/Canary")))
  }

  @Test(
    "numbers that are answered anywhere say no place",
    arguments: [
      (PlaceResolver.Evidence(numbers: [personal]), .unknownPlace),
      (PlaceResolver.Evidence(country: "US", numbers: [personal]), .unknownPlace),
      (PlaceResolver.Evidence(numbers: [puertoRico]), .noRule(country: "PR")),
      (PlaceResolver.Evidence(country: "US", numbers: [puertoRico]), .placeConflict(address: "US", number: "PR")),
      (PlaceResolver.Evidence(numbers: [newYork, halifax]), .unknownPlace),
      (PlaceResolver.Evidence(country: "CA", numbers: [newYork]), .placeConflict(address: "CA", number: "US")),
    ] as [(PlaceResolver.Evidence, HoldReason)])
  func held(evidence: PlaceResolver.Evidence, reason: HoldReason) {
    #expect(PlaceFixture.resolver().place(for: evidence) == .failure(reason))
  }

  @Test("a territory with a row of its own is a place")
  func territory() throws {
    let place = try PlaceFixture.resolver(rules: ["US", "PR"]).place(for: .init(numbers: [Self.puertoRico])).get()
    #expect(place == Place(country: "PR", zones: ["America/Puerto_Rico"], rules: ["PR"]))
  }

  @Test(
    "a distrusted area code says no zone, and its rule still counts",
    arguments: [
      Case(numbers: [miami], zones: allUS, rules: ["US", "US-FL", "US-unknown"]),
      Case(
        country: "US", state: "Texas", numbers: [miami], parts: ["US-FL", "US-TX"],
        zones: [central, mountain, eastern],
        rules: ["US", "US-FL"]),
      Case(
        numbers: [toronto], zones: ["America/Atikokan", "America/Halifax", "America/Toronto", "America/Winnipeg"],
        rules: ["CA"]),
      Case(numbers: [tenerife], zones: ["Atlantic/Canary"], rules: ["ES"]),
    ])
  func distrusted(_ example: Case) throws {
    try expect(example, PlaceFixture.resolver(distrusts: true))
  }

  @Test("where nothing tells the part of a country, the rows of all its parts hold")
  func rowsOfParts() throws {
    let resolver = PlaceFixture.resolver(rules: ["ES", "ES-CT", "ES-CN"])
    let anywhere = try resolver.place(for: .init(numbers: [Self.madrid])).get()
    #expect(anywhere.rules == ["ES", "ES-CN", "ES-CT"])
    let catalan = try resolver.place(for: .init(state: "Catalonia", numbers: [Self.madrid])).get()
    #expect(catalan.rules == ["ES", "ES-CT"])
  }

  @Test("a team's part counts for holidays alone, and only where nothing else tells one")
  func usualPart() throws {
    let resolver = PlaceFixture.resolver(rules: ["ES", "US", "US-unknown"])
    func place(_ state: String, _ number: PhoneReading) throws -> Place {
      try resolver.place(for: .init(state: state, numbers: [number], usualPart: "ES-CT")).get()
    }
    let usual = try place("", Self.spanishMobile)
    #expect(usual.subdivisions == ["ES-CT"])
    #expect(usual.zones == ["Atlantic/Canary", "Europe/Madrid"])
    #expect(try place("ES-CN", Self.spanishMobile).subdivisions == ["ES-CN"])
    #expect(try place("", Self.unlisted).subdivisions == [])
  }

  @Test("each ground says what it is and which zones it leaves")
  func grounds() {
    let finding = PlaceFixture.resolver().finding(for: .init(state: "Texas", numbers: [Self.miami]))
    #expect(
      finding.grounds.map { $0.source.sentence(PlaceFixture.book) } == ["address: Texas", "area code 305: Florida"])
    #expect(finding.grounds.map(\.zones) == [[Self.central, Self.mountain], [Self.eastern]])
    let unknown = PlaceFixture.resolver().finding(for: .init(numbers: [Self.unlisted]))
    #expect(
      unknown.grounds.map { $0.source.sentence(PlaceFixture.book) }
        == ["neither number nor address tells the state: all of United States"])
  }
}
