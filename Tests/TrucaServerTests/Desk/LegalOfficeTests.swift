import Testing
import TrucaCore
import TrucaDocuments
import TrucaServer

@Suite("The office of law and shifts")
struct LegalOfficeTests {
  @Test("answers by a user's hours, also where the same version of her comes again with others")
  func hours() throws {
    let directory = ZoneDirectory(path: "/usr/share/zoneinfo")
    let office = LegalOffice(endMargin: .minutes(5)) { try? directory.zone($0) }
    var user = UserAccount(
      id: UserID(1), login: "anna", name: "Anna", uid: nil, roles: [.rep], team: "north", mail: nil,
      zone: "Europe/London", hours: try WeeklyWindows(text: "mon-fri 09:00-18:00"), capacity: 60, daysOff: [],
      version: 2)
    let noon = try #require(Instant(rfc3339: "2026-11-24T12:00:00Z"))
    #expect(office.working(user)?.contains(noon) == true)
    #expect(!office.shifts(user, from: noon, to: noon + .hours(1)).isEmpty)
    user.hours = try WeeklyWindows(text: "mon-fri 14:00-18:00")
    #expect(office.working(user)?.contains(noon) == false)
    #expect(office.shifts(user, from: noon, to: noon + .hours(1)).isEmpty)
  }
}
