import Testing
import TrucaCore

@Suite("What leading digits say")
struct DialTableTests {
  private let table = PlaceFixture.dial

  @Test(
    "the longest leading digits that are known count",
    arguments: [
      ("+34911234567", ["Europe/Madrid"]), ("+34922123456", ["Atlantic/Canary"]), ("+34922", ["Atlantic/Canary"]),
      ("+3492", ["Europe/Madrid"]), ("+35", nil), ("+", nil), ("", nil), ("+349x22", ["Europe/Madrid"]),
      ("+18095551234", ["America/Santo_Domingo"]), ("+18005551234", nil), ("+19995551234", nil),
    ])
  func zones(number: String, zones: [String]?) {
    #expect(table.zones(of: number) == zones)
  }

  @Test("an area code is one of North America alone")
  func areaCodes() {
    #expect(table.areaCode(of: "+12125550123")?.parts == ["US-NY"])
    #expect(table.areaCode(of: "+12125550123")?.country == "US")
    #expect(table.areaCode(of: "+18095551234")?.country == nil)
    #expect(table.areaCode(of: "+442125550123") == nil)
    #expect(table.areaCode(of: "+1") == nil)
    #expect(table.areaCode(of: "+19995550123") == nil)
  }
}
