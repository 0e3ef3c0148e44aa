import Testing
import TrucaCore
import TrucaPhone

@Suite("Reading telephone numbers")
struct PhoneReaderTests {
  struct Spelling: Sendable, CustomTestStringConvertible {
    var text: String
    var region: String?
    var e164: String
    var country: String?
    var kind: PhoneReading.Kind
    var isValid = true
    var testDescription: String { "\(text) from \(region ?? "nowhere")" }
  }

  static let spellings = [
    Spelling(text: "+44 20 7946 0958", region: nil, e164: "+442079460958", country: "GB", kind: .fixed),
    Spelling(text: "020 7946 0958", region: "GB", e164: "+442079460958", country: "GB", kind: .fixed),
    Spelling(text: "(0)20 7946 0958", region: "GB", e164: "+442079460958", country: "GB", kind: .fixed),
    Spelling(text: "+44 (0)20 7946 0958", region: "US", e164: "+442079460958", country: "GB", kind: .fixed),
    Spelling(text: "07400 123456", region: "gb", e164: "+447400123456", country: "GB", kind: .mobile),
    Spelling(text: "360-772-9242", region: "US", e164: "+13607729242", country: "US", kind: .fixedOrMobile),
    Spelling(text: "(212) 555-0123 ext 12", region: "US", e164: "+12125550123", country: "US", kind: .fixedOrMobile),
    Spelling(text: "+1 212 555 0123 x12", region: nil, e164: "+12125550123", country: "US", kind: .fixedOrMobile),
    Spelling(text: "001-360-468-7131", region: "US", e164: "+13604687131", country: "US", kind: .fixedOrMobile),
    Spelling(text: "001-360-468-7131", region: nil, e164: "+13604687131", country: "US", kind: .fixedOrMobile),
    Spelling(text: "001-360-468-7131", region: "ES", e164: "+13604687131", country: "US", kind: .fixedOrMobile),
    Spelling(text: "0034954334791", region: "ES", e164: "+34954334791", country: "ES", kind: .fixed),
    Spelling(text: "0034954334791", region: "US", e164: "+34954334791", country: "ES", kind: .fixed),
    Spelling(text: " 916247679 ", region: "ES", e164: "+34916247679", country: "ES", kind: .fixed),
    Spelling(text: "612 34 56 78", region: "ES", e164: "+34612345678", country: "ES", kind: .mobile),
    Spelling(text: "12404889660", region: "US", e164: "+12404889660", country: "US", kind: .fixedOrMobile),
    Spelling(text: "12404889660", region: "ES", e164: "+12404889660", country: "US", kind: .fixedOrMobile),
    Spelling(text: "12404889660", region: "DE", e164: "+12404889660", country: "US", kind: .fixedOrMobile),
    Spelling(text: "12404889660", region: nil, e164: "+12404889660", country: "US", kind: .fixedOrMobile),
    Spelling(text: "+1 867 920 1234", region: nil, e164: "+18679201234", country: "CA", kind: .fixedOrMobile),
    Spelling(text: "+1 604-250-8895", region: nil, e164: "+16042508895", country: "CA", kind: .fixedOrMobile),
    Spelling(text: "+1 876 922 1234", region: nil, e164: "+18769221234", country: "JM", kind: .fixed),
    Spelling(text: "+1 787 723 1234", region: nil, e164: "+17877231234", country: "PR", kind: .fixedOrMobile),
    Spelling(text: "+1 800 723 1234", region: nil, e164: "+18007231234", country: "US", kind: .tollFree),
    Spelling(text: "+800 1234 5678", region: nil, e164: "+80012345678", country: nil, kind: .tollFree),
    Spelling(text: "900 123 456", region: "ES", e164: "+34900123456", country: "ES", kind: .tollFree),
    Spelling(text: "803 123 456", region: "ES", e164: "+34803123456", country: "ES", kind: .other),
    Spelling(text: "+39 02 1234 5678", region: nil, e164: "+390212345678", country: "IT", kind: .fixed),
    Spelling(text: "+34 612345678", region: nil, e164: "+34612345678", country: "ES", kind: .mobile),
    Spelling(text: "1-800-FLOWERS", region: "US", e164: "+18003569377", country: "US", kind: .tollFree),
  ]

  @Test("a usual spelling is read", arguments: spellings)
  func reads(_ spelling: Spelling) throws {
    let reading = try #require(PhoneReader().read(spelling.text, defaultRegion: spelling.region))
    #expect(
      reading
        == PhoneReading(e164: spelling.e164, region: spelling.country, kind: spelling.kind, isValid: spelling.isValid))
  }

  @Test(
    "an area code newer than the number plan is possible, not valid, and of no known country",
    arguments: [
      ("+1 227 555 1234", nil, "+12275551234"), ("942-555-1234", "US", "+19425551234"),
      ("324 555 1234", "US", "+13245551234"), ("1 942 555 1234", "CA", "+19425551234"),
      ("001-363-562-2578", "US", "+13635622578"), ("(363)228-4405 x898", "US", "+13632284405"),
    ])
  func newAreaCode(text: String, region: String?, e164: String) throws {
    let reading = try #require(PhoneReader().read(text, defaultRegion: region))
    #expect(reading == PhoneReading(e164: e164, region: nil, kind: .fixedOrMobile, isValid: false))
    #expect(reading.mayBeMobile)
  }

  @Test("an invalid number of a calling code that one country has alone keeps that country")
  func invalidOfOneCountry() throws {
    let reading = try #require(PhoneReader().read("412 345 678", defaultRegion: "ES"))
    #expect(reading == PhoneReading(e164: "+34412345678", region: "ES", kind: .fixedOrMobile, isValid: false))
  }

  @Test(
    "what is no number is not read",
    arguments: [
      ("", "ES"), ("hello", "US"), ("n/a", "ES"), ("-", nil), ("12", "US"), ("555-0123", "US"), ("+34 12", "ES"),
      ("612 34 56 78", nil), ("4357943704", nil), ("(435)750-6337 x978", nil), ("203.250.1782", nil),
      ("+34 612 345 678 901 234", "ES"), ("+999 123 456 789", nil), ("0000000000000000", "US"),
      ("00", nil), ("+", nil), ("ext 12", "US"), ("=HYPERLINK(\"http://example.invalid\")", "US"),
      ("612345678", "XX"), ("name@example.org", "ES"), ("612345678\u{0}99", nil),
    ])
  func refuses(text: String, region: String?) {
    #expect(PhoneReader().read(text, defaultRegion: region) == nil)
  }

  @Test("text of any length and script does no harm")
  func hostileText() {
    let reader = PhoneReader()
    #expect(reader.read(String(repeating: "9", count: 100_000), defaultRegion: "ES") == nil)
    #expect(reader.read(String(repeating: "+", count: 1000), defaultRegion: "ES") == nil)
    #expect(reader.read("👩‍👩‍👧‍👦 \u{202E}12", defaultRegion: "ES") == nil)
    #expect(reader.read("６１２３４５６７８", defaultRegion: "ES")?.e164 == "+34612345678")
  }

  @Test("a reading written as E.164 reads as itself")
  func readsItsOwnWriting() throws {
    for spelling in Self.spellings {
      let reading = try #require(PhoneReader().read(spelling.text, defaultRegion: spelling.region))
      #expect(PhoneReader().read(reading.e164, defaultRegion: nil) == reading)
    }
  }

  @Test("many tasks read at once and agree")
  func concurrent() async {
    let reader = PhoneReader()
    reader.warmUp()
    let expected = Self.spellings.map { reader.read($0.text, defaultRegion: $0.region) }
    await withTaskGroup(of: [PhoneReading?].self) { group in
      for _ in 0..<16 {
        group.addTask { Self.spellings.map { reader.read($0.text, defaultRegion: $0.region) } }
      }
      for await readings in group { #expect(readings == expected) }
    }
  }
}
