import TrucaCore

/// Small tables for tests of places.
enum PlaceFixture {
  static let book = PlaceBook(
    names: [
      "US": "United States", "CA": "Canada", "ES": "Spain", "GB": "Britain (UK)", "ID": "Indonesia",
      "PR": "Puerto Rico", "DO": "Dominican Republic",
    ],
    aliases: ["GB": ["UK", "Scotland"]],
    subdivisions: [
      .init(code: "US-NY", name: "New York", zones: ["America/New_York"]),
      .init(code: "US-FL", name: "Florida", zones: ["America/Chicago", "America/New_York"]),
      .init(code: "US-TX", name: "Texas", zones: ["America/Chicago", "America/Denver"]),
      .init(code: "US-CA", name: "California", zones: ["America/Los_Angeles"]),
      .init(code: "CA-ON", name: "Ontario", zones: ["America/Atikokan", "America/Toronto", "America/Winnipeg"]),
      .init(code: "CA-NS", name: "Nova Scotia", zones: ["America/Halifax"]),
      .init(code: "CA-PE", name: "Prince Edward Island", zones: ["America/Halifax"]),
      .init(code: "ES-CT", name: "Catalonia", zones: ["Europe/Madrid"]),
      .init(code: "ES-CN", name: "Canary Islands", zones: ["Atlantic/Canary"]),
      .init(code: "GB-SCT", name: "Scotland", zones: ["Europe/London"]),
    ],
    territories: [.init(code: "PR", of: "US", aliases: ["Puerto Rico"])],
    postalCodes: ["ES": ["08": "ES-CT", "35": "ES-CN"]])

  static let dial = DialTable(
    origin: .init(day: CivilDate(daysSinceEpoch: 20_781), data: "test"),
    areaCodes: [
      .init(digits: "212", parts: ["US-NY"], zones: ["America/New_York"]),
      .init(digits: "305", parts: ["US-FL"], zones: ["America/New_York"]),
      .init(digits: "213", parts: ["US-CA"], zones: ["America/Los_Angeles"]),
      .init(digits: "942", parts: ["CA-ON"], zones: ["America/Toronto"]),
      .init(digits: "902", parts: ["CA-NS", "CA-PE"], zones: ["America/Halifax"]),
      .init(digits: "787", parts: [], zones: ["America/Puerto_Rico"]),
      .init(digits: "809", parts: [], zones: ["America/Santo_Domingo"]),
      .init(digits: "800", parts: [], zones: []), .init(digits: "500", parts: [], zones: []),
    ],
    zones: [
      349: ["Europe/Madrid"], 34922: ["Atlantic/Canary"], 6221: ["Asia/Jakarta"], 6299: ["Asia/Elsewhere"],
      628: ["Asia/Jakarta"],
    ])

  static let zones = [
    "US": [
      "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Pacific/Honolulu",
    ],
    "CA": ["America/Atikokan", "America/Halifax", "America/Toronto", "America/Winnipeg"],
    "ES": ["Europe/Madrid", "Atlantic/Canary"], "GB": ["Europe/London"], "PR": ["America/Puerto_Rico"],
    "ID": ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"], "DO": ["America/Santo_Domingo"],
  ]

  static func resolver(
    rules: Set<String> = ["US", "US-FL", "US-unknown", "CA", "ES", "GB", "ID"], distrusts: Bool = false
  ) -> PlaceResolver {
    PlaceResolver(book: book, dial: dial, zonesByCountry: zones, rules: rules, distrustsAreaCodes: distrusts)
  }

  static func number(_ e164: String, _ region: String?, _ kind: PhoneReading.Kind = .fixedOrMobile) -> PhoneReading {
    PhoneReading(e164: e164, region: region, kind: kind, isValid: region != nil)
  }
}
