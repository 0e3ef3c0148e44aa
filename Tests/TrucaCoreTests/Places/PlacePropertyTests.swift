import Testing
import TrucaCore

@Suite("What more or less evidence makes of a place")
struct PlacePropertyTests {
  private static let seed: UInt64 = 20_261_124

  private static let numbers = [
    PlaceFixture.number("+12125550123", "US"), PlaceFixture.number("+13055550123", "US"),
    PlaceFixture.number("+12135550123", "US"), PlaceFixture.number("+12995550123", "US"),
    PlaceFixture.number("+19425550123", nil), PlaceFixture.number("+19025550123", "CA"),
    PlaceFixture.number("+15005550123", "US", .other), PlaceFixture.number("+18005550123", "US", .tollFree),
    PlaceFixture.number("+17875550123", "PR"), PlaceFixture.number("+34911234567", "ES", .fixed),
    PlaceFixture.number("+34922123456", "ES", .fixed), PlaceFixture.number("+34612345678", "ES", .mobile),
    PlaceFixture.number("+62211234567", "ID", .fixed), PlaceFixture.number("+62812345678", "ID", .mobile),
  ]
  private static let countries = ["", "US", "Canada", "Spain", "UK", "Indonesia", "Puerto Rico", "Nowhere"]
  private static let states = ["", "", "Florida", "Texas", "California", "Ontario", "Catalonia", "ES-CN", "Nonsense"]

  /// Pieces of evidence at random; the same for the same number.
  private static func evidence() -> [PlaceResolver.Evidence] {
    var random = WeekGenerator(seed: seed)
    return (0..<4_000).map { _ in
      let count = Int.random(in: 0...3, using: &random)
      return PlaceResolver.Evidence(
        country: countries.randomElement(using: &random) ?? "", state: states.randomElement(using: &random) ?? "",
        numbers: (0..<count).compactMap { _ in numbers.randomElement(using: &random) })
    }
  }

  @Test("a place has zones of its country alone, all rules are there, and the country's is among them")
  func sound() throws {
    let rules: Set<String> = ["US", "US-FL", "US-unknown", "CA", "ES", "GB", "ID"]
    var found = 0
    let resolver = PlaceFixture.resolver(rules: rules)
    for evidence in Self.evidence() {
      guard case .success(let place) = resolver.place(for: evidence) else { continue }
      found += 1
      let zones = try #require(PlaceFixture.zones[place.country])
      #expect(!place.zones.isEmpty && Set(place.zones).isSubset(of: zones), "\(evidence)")
      #expect(place.rules.contains(place.country) && rules.isSuperset(of: place.rules), "\(evidence)")
      #expect(place.subdivisions.allSatisfy { $0.hasPrefix(place.country + "-") }, "\(evidence)")
      #expect(place.rules == place.rules.sorted() && place.zones == place.zones.sorted())
    }
    #expect(found > 500)
  }

  @Test("two numbers leave at least what each of them does, with and without an address")
  func twoNumbers() {
    let resolver = PlaceFixture.resolver()
    // A number that is answered anywhere says nothing, so that the next one says more.
    let placed = Self.numbers.filter { !["+15005550123", "+18005550123"].contains($0.e164) }
    var compared = 0
    for (country, state) in [
      ("", ""), ("US", ""), ("US", "Texas"), ("Canada", "ON"), ("Spain", ""), ("Spain", "ES-CN"),
    ] {
      func place(_ numbers: [PhoneReading]) -> Place? {
        let evidence = PlaceResolver.Evidence(country: country, state: state, numbers: numbers)
        return try? resolver.place(for: evidence).get()
      }
      for left in placed {
        for right in placed {
          guard let one = place([left]), let other = place([right]), let both = place([left, right]) else { continue }
          compared += 1
          // An area code that is known beside one that is not tells no state, so the rule for unknown states joins.
          #expect(Set(both.rules).isSuperset(of: Set(one.rules).union(other.rules)), "\(left) \(right)")
          #expect(Set(both.zones).isSuperset(of: Set(one.zones).union(other.zones)), "\(left) \(right)")
        }
      }
    }
    #expect(compared > 50)
  }

  @Test("a stated state of North America takes no zone away from a number that tells its own")
  func statedState() throws {
    for number in Self.numbers.prefix(3) {
      for state in ["Florida", "Texas", "California"] {
        let alone = try PlaceFixture.resolver().place(for: .init(numbers: [number])).get()
        let stated = try PlaceFixture.resolver().place(for: .init(state: state, numbers: [number])).get()
        let part = try #require(PlaceFixture.book.subdivision(state, of: "US"))
        #expect(Set(stated.zones) == Set(alone.zones).union(part.zones))
        #expect(Set(stated.rules).isSuperset(of: alone.rules))
        #expect(stated.subdivisions.contains(part.code))
      }
    }
  }

  @Test("distrust never takes a zone or a row away from anybody")
  func distrust() {
    let (trusted, distrusted) = (PlaceFixture.resolver(), PlaceFixture.resolver(distrusts: true))
    for evidence in Self.evidence() {
      let trusting = trusted.place(for: evidence)
      let careful = distrusted.place(for: evidence)
      guard case .success(let less) = trusting, case .success(let more) = careful else {
        #expect(trusting == careful)
        continue
      }
      #expect(Set(more.zones).isSuperset(of: less.zones), "\(evidence)")
      #expect(Set(more.rules).isSuperset(of: less.rules), "\(evidence)")
    }
  }

  @Test("the order of the numbers does not matter")
  func order() {
    let resolver = PlaceFixture.resolver()
    for evidence in Self.evidence() where evidence.numbers.count > 1 {
      var turned = evidence
      turned.numbers.reverse()
      #expect(resolver.place(for: evidence) == resolver.place(for: turned))
    }
  }
}
