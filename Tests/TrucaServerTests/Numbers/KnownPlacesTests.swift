import Testing
import TrucaAPI
import TrucaClient

@Suite("Numbers of places that everybody knows")
struct KnownPlacesTests {
  /// A number, the town or region that it belongs to, and what a map with its time zones says of it.
  struct Known: Sendable {
    var number: String
    var town: String
    /// States by their codes, one blank between two.
    var parts: String
    /// Without the continent where that is America, one blank between two.
    var zones: String
  }

  private static let states = [
    Known(number: "+12125550123", town: "Manhattan", parts: "US-NY", zones: "New_York"),
    Known(number: "+12025550123", town: "Washington, D.C.", parts: "US-DC", zones: "New_York"),
    Known(number: "+12075550123", town: "Portland, Maine", parts: "US-ME", zones: "New_York"),
    Known(number: "+13055550123", town: "Miami", parts: "US-FL", zones: "New_York"),
    Known(number: "+18505550123", town: "Tallahassee and Pensacola", parts: "US-FL", zones: "Chicago New_York"),
    Known(number: "+13125550123", town: "Chicago", parts: "US-IL", zones: "Chicago"),
    Known(number: "+12145550123", town: "Dallas", parts: "US-TX", zones: "Chicago"),
    Known(number: "+19155550123", town: "El Paso", parts: "US-TX", zones: "Chicago Denver"),
    Known(number: "+15045550123", town: "New Orleans", parts: "US-LA", zones: "Chicago"),
    Known(number: "+14055550123", town: "Oklahoma City", parts: "US-OK", zones: "Chicago"),
    Known(number: "+16155550123", town: "Nashville", parts: "US-TN", zones: "Chicago"),
    Known(number: "+14235550123", town: "Chattanooga", parts: "US-TN", zones: "Chicago New_York"),
    Known(number: "+18655550123", town: "Knoxville", parts: "US-TN", zones: "New_York"),
    Known(number: "+13345550123", town: "Phenix City, Alabama", parts: "US-AL", zones: "Chicago New_York"),
    Known(
      number: "+17015550123", town: "Fargo and Dickinson", parts: "US-ND",
      zones: "Chicago Denver North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem"),
    Known(number: "+16055550123", town: "Sioux Falls and Rapid City", parts: "US-SD", zones: "Chicago Denver"),
    Known(number: "+13085550123", town: "Kearney and Scottsbluff", parts: "US-NE", zones: "Chicago Denver"),
    Known(number: "+17855550123", town: "Topeka and Goodland", parts: "US-KS", zones: "Chicago Denver"),
    Known(number: "+13165550123", town: "Wichita", parts: "US-KS", zones: "Chicago"),
    Known(number: "+13175550123", town: "Indianapolis", parts: "US-IN", zones: "Indiana/Indianapolis"),
    Known(
      number: "+12195550123", town: "Gary", parts: "US-IN",
      zones: "Chicago Indiana/Indianapolis Indiana/Knox Indiana/Winamac"),
    Known(number: "+15025550123", town: "Louisville", parts: "US-KY", zones: "Kentucky/Louisville New_York"),
    Known(
      number: "+12705550123", town: "Bowling Green", parts: "US-KY",
      zones: "Chicago Kentucky/Louisville Kentucky/Monticello New_York"),
    Known(number: "+13135550123", town: "Detroit", parts: "US-MI", zones: "Detroit"),
    Known(number: "+19065550123", town: "Marquette and Iron Mountain", parts: "US-MI", zones: "Detroit Menominee"),
    Known(number: "+13035550123", town: "Denver", parts: "US-CO", zones: "Denver"),
    Known(number: "+16025550123", town: "Phoenix", parts: "US-AZ", zones: "Phoenix"),
    Known(number: "+19285550123", town: "Flagstaff and Kayenta", parts: "US-AZ", zones: "Denver Phoenix"),
    Known(number: "+12085550123", town: "Boise and Coeur d'Alene", parts: "US-ID", zones: "Boise Los_Angeles"),
    Known(number: "+15415550123", town: "Eugene and Ontario, Oregon", parts: "US-OR", zones: "Boise Los_Angeles"),
    Known(number: "+15035550123", town: "Portland, Oregon", parts: "US-OR", zones: "Los_Angeles"),
    Known(number: "+17025550123", town: "Las Vegas", parts: "US-NV", zones: "Los_Angeles"),
    Known(number: "+17755550123", town: "Reno and West Wendover", parts: "US-NV", zones: "Denver Los_Angeles"),
    Known(number: "+12135550123", town: "Los Angeles", parts: "US-CA", zones: "Los_Angeles"),
    Known(number: "+12065550123", town: "Seattle", parts: "US-WA", zones: "Los_Angeles"),
    Known(number: "+18085550123", town: "Honolulu", parts: "US-HI", zones: "Pacific/Honolulu"),
    Known(
      number: "+19075550123", town: "Anchorage and Adak", parts: "US-AK",
      zones: "Adak Anchorage Juneau Metlakatla Nome Sitka Yakutat"),
  ]

  private static let provinces = [
    Known(number: "+14165550123", town: "Toronto", parts: "CA-ON", zones: "Toronto"),
    Known(number: "+18075550123", town: "Thunder Bay and Kenora", parts: "CA-ON", zones: "Atikokan Toronto Winnipeg"),
    Known(number: "+16045550123", town: "Vancouver", parts: "CA-BC", zones: "Vancouver"),
    Known(
      number: "+12505550123", town: "Victoria and Cranbrook", parts: "CA-BC",
      zones: "Creston Dawson_Creek Edmonton Fort_Nelson Vancouver"),
    Known(number: "+14035550123", town: "Calgary", parts: "CA-AB", zones: "Edmonton"),
    Known(
      number: "+13065550123", town: "Regina and Lloydminster", parts: "CA-SK",
      zones: "Edmonton Regina Swift_Current Winnipeg"),
    Known(number: "+12045550123", town: "Winnipeg", parts: "CA-MB", zones: "Winnipeg"),
    Known(number: "+15145550123", town: "Montreal", parts: "CA-QC", zones: "Toronto"),
    Known(
      number: "+14185550123", town: "Quebec and the Magdalen Islands", parts: "CA-QC",
      zones: "Blanc-Sablon Halifax Toronto"),
    Known(number: "+15065550123", town: "Moncton", parts: "CA-NB", zones: "Moncton"),
    Known(number: "+19025550123", town: "Halifax and Charlottetown", parts: "CA-NS CA-PE", zones: "Glace_Bay Halifax"),
    Known(number: "+17095550123", town: "St. John's and Goose Bay", parts: "CA-NL", zones: "Goose_Bay St_Johns"),
    Known(
      number: "+18675550123", town: "Yellowknife, Iqaluit, Whitehorse", parts: "CA-NT CA-NU CA-YT",
      zones: "Atikokan Cambridge_Bay Dawson Edmonton Inuvik Iqaluit Rankin_Inlet Resolute Whitehorse"),
  ]

  private static let newCodes = [
    Known(number: "+12275550123", town: "Maryland, beside 301", parts: "US-MD", zones: "New_York"),
    Known(number: "+12355550123", town: "Missouri, beside 573", parts: "US-MO", zones: "Chicago"),
    Known(number: "+13245550123", town: "Jacksonville, beside 904", parts: "US-FL", zones: "New_York"),
    Known(number: "+16455550123", town: "Miami, beside 305", parts: "US-FL", zones: "New_York"),
    Known(number: "+17285550123", town: "Palm Beach, beside 561", parts: "US-FL", zones: "New_York"),
    Known(number: "+13695550123", town: "Santa Rosa, beside 707", parts: "US-CA", zones: "Los_Angeles"),
    Known(number: "+17385550123", town: "Los Angeles, beside 213", parts: "US-CA", zones: "Los_Angeles"),
    Known(number: "+18215550123", town: "Greenville, beside 864", parts: "US-SC", zones: "New_York"),
    Known(number: "+19835550123", town: "Denver, beside 303", parts: "US-CO", zones: "Denver"),
    Known(
      number: "+12575550123", town: "British Columbia", parts: "CA-BC",
      zones: "Creston Dawson_Creek Edmonton Fort_Nelson Vancouver"),
    Known(number: "+19425550123", town: "Toronto, beside 416", parts: "CA-ON", zones: "Toronto"),
  ]

  private static let elsewhere = [
    Known(number: "+34911234567", town: "Madrid", parts: "", zones: "Africa/Ceuta Europe/Madrid"),
    Known(number: "+34928123456", town: "Las Palmas", parts: "", zones: "Atlantic/Canary"),
    Known(
      number: "+34612345678", town: "a Spanish mobile", parts: "", zones: "Africa/Ceuta Atlantic/Canary Europe/Madrid"),
    Known(number: "+351212345678", town: "Lisbon", parts: "", zones: "Europe/Lisbon"),
    Known(number: "+351292123456", town: "Horta", parts: "", zones: "Atlantic/Azores"),
    Known(
      number: "+61893211234", town: "Perth, by the code of Darwin and Adelaide too", parts: "",
      zones:
        "Australia/Adelaide Australia/Broken_Hill Australia/Darwin Australia/Eucla Australia/Melbourne Australia/Perth"),
    Known(
      number: "+61732101234", town: "Brisbane, and Tweed Heads beside it", parts: "",
      zones: "Australia/Brisbane Australia/Lindeman Australia/Lord_Howe Australia/Melbourne Australia/Sydney"),
    Known(
      number: "+559232345678", town: "Manaus", parts: "",
      zones: "Eirunepe Manaus"),
    Known(number: "+442079460123", town: "London", parts: "", zones: "Europe/London"),
  ]

  @Test("states, provinces and zones are those of the map")
  func places() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      for known in Self.states + Self.provinces + Self.newCodes + Self.elsewhere {
        let check = try await desk.by("anna") { try $0.checkNumber(known.number) }
        let zones = known.zones.split(separator: " ").map { name in
          let isWhole = ["Africa", "Atlantic", "Australia", "Europe", "Pacific"].contains(name.prefix { $0 != "/" })
          return isWhole ? String(name) : "America/\(name)"
        }
        #expect(check.place?.zones == zones, "\(known.number), \(known.town)")
        #expect(check.place?.subdivisions == known.parts.split(separator: " ").map(String.init), "\(known.town)")
      }
    }
  }
}
