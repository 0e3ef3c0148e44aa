import Testing
import TrucaAPI
import TrucaClient
import TrucaServer

@Suite("Area codes are distrusted")
struct AreaCodeTrustTests {
  @Test("the cost is told before, and the leads that only the area code placed get all zones")
  func distrust() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let alone = try await desk.addLead("Tom", number: "+1 212 555 0123").lead
      let stated = try await desk.addLead("Ada", number: "+1 212 555 0124") { $0.state = "New York" }.lead
      let british = try await desk.addLead("Eve").lead
      let cost = try await desk.by("mona") { try $0.areaCodeTrust() }
      #expect(cost.trusted && cost.leads == 1)
      let (trusted, distrusted) = (try #require(cost.hoursTrusted), try #require(cost.hoursDistrusted))
      #expect(trusted > 12 && distrusted < 4 && distrusted > 0)
      #expect(cost.sentence.contains("\(trusted) → \(distrusted) legal hours a day for 1 lead"))

      let after = try await desk.by { try $0.setAreaCodes(trusted: false) }
      try await desk.desk.endReview()
      #expect(!after.trusted && after.leads == 1 && after.hoursDistrusted == distrusted)
      let place = try #require(try await desk.lead(alone).place)
      #expect(place.rules == ["US", "US-unknown"] && place.zones.count == 29 && place.subdivisions == [])
      #expect(place.why.first?.contains("area codes are distrusted") == true)
      #expect(try await desk.lead(stated).place?.zones == ["America/New_York"])
      #expect(try await desk.lead(british).place?.rules == ["GB"])
      let check = try await desk.by("anna") { try $0.checkNumber("+12125550123") }
      #expect(check.zones.count == 29)
      try await desk.expectHealthy()

      _ = try await desk.by { try $0.setAreaCodes(trusted: true) }
      try await desk.desk.endReview()
      #expect(try await desk.lead(alone).place?.zones == ["America/New_York"])
      try await desk.expectHealthy()
    }
  }

  @Test("setting what is set already changes nothing, and only an administrator sets it")
  func rights() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let before = try await desk.journal()
      let same = try await desk.by { try $0.setAreaCodes(trusted: true) }
      #expect(same.trusted && same.leads == 0 && same.hoursTrusted == nil)
      #expect(try await desk.journal() == before)
      try await desk.refuses(.forbidden, "mona") { try $0.setAreaCodes(trusted: false) }
      try await desk.refuses(.forbidden, "anna") { try $0.areaCodeTrust() }
    }
  }
}
