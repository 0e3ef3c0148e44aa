import Testing
import TrucaDocuments

@Suite("The machine's configuration")
struct SystemConfigurationTests {
  private static let least = """
    socket = "/run/truca.sock"
    state = "/var/lib/truca"
    process = "process"
    callingRules = "law/rules.toml"
    holidays = "law/holidays.toml"
    places = "/srv/places.toml"
    dialTable = "dial.txt"

    """

  private func problems(_ text: String) -> [String] {
    do throws(DocumentProblems) {
      _ = try SystemConfiguration.decode(path: "/etc/truca/trucad.toml", text: text)
      return []
    } catch {
      return error.problems.map(\.sentence)
    }
  }

  @Test("what is not said has its default, and relative paths begin at the file")
  func defaults() throws {
    #expect(
      try SystemConfiguration.decode(path: "/etc/truca/trucad.toml", text: Self.least)
        == SystemConfiguration(
          socket: "/run/truca.sock", state: "/var/lib/truca", administrators: [], zoneinfo: "/usr/share/zoneinfo",
          process: "/etc/truca/process", callingRules: "/etc/truca/law/rules.toml",
          holidays: "/etc/truca/law/holidays.toml", places: "/srv/places.toml", dialTable: "/etc/truca/dial.txt",
          endMarginMinutes: 5, teams: [:],
          limits: SystemConfiguration.Limits(
            bodyBytes: 1_048_576, headerBytes: 16_384, idleSeconds: 60, jsonDepth: 32)))
  }

  @Test("everything can be said")
  func everything() throws {
    let configuration = try SystemConfiguration.decode(
      path: "/trucad.toml",
      text: Self.least + """
        administrators = [1000, 1001]
        zoneinfo = "zones"
        endMarginMinutes = 0
        [teams.madrid]
        country = "ES"
        subdivision = "ES-CT"
        [teams."Équipe 2"]
        [limits]
        bodyBytes = 2048
        headerBytes = 4096
        idleSeconds = 5
        jsonDepth = 8
        """)
    #expect(configuration.administrators == [1000, 1001])
    #expect(configuration.zoneinfo == "/zones")
    #expect(configuration.endMarginMinutes == 0)
    #expect(configuration.teams == ["madrid": .init(country: "ES", subdivision: "ES-CT"), "Équipe 2": .init()])
    #expect(
      configuration.limits == .init(bodyBytes: 2048, headerBytes: 4096, idleSeconds: 5, jsonDepth: 8))
  }

  @Test(
    "what cannot be used is refused",
    arguments: [
      ("administrators = [\"root\"]", "cannot use this as an administrator"),
      ("administrators = [-1]", "cannot use this as an administrator"),
      ("administrators = [4294967295]", "cannot use this as an administrator"),
      ("endMarginMinutes = 61", "cannot use 61 as \"endMarginMinutes\""),
      ("zoneinfo = \"\"", "cannot use this as \"zoneinfo\": write a path"),
      ("[teams.x]\ncountry = \"Spain\"", "cannot use the country \"Spain\" in team \"x\""),
      ("[teams.x]\nsubdivision = \"Catalonia\"", "cannot use the subdivision \"Catalonia\" in team \"x\""),
      ("[limits]\njsonDepth = 0", "cannot use 0 as \"jsonDepth\" in limits"),
      ("[limit]\njsonDepth = 8", "cannot use the unknown key \"limit\": did you mean \"limits\"?"),
    ])
  func refused(text: String, expected: String) {
    let found = problems(Self.least + text)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test("each path that is missing is named")
  func missing() {
    #expect(problems("").count == 7)
    #expect(problems("socket = \"/\(String(repeating: "x", count: 107))\"").count == 7)
  }

  @Test("the configuration that comes with Truca names the files that come with it")
  func shipped() throws {
    let configuration = try SystemConfiguration.decode(
      path: "/etc/truca/trucad.toml", text: try ShippedConfiguration.text("trucad.toml"))
    #expect(configuration.limits == SystemConfiguration.Limits())
    #expect(configuration.administrators.isEmpty)
    #expect(configuration.callingRules == "/etc/truca/calling-rules.toml")
    #expect(configuration.holidays == "/etc/truca/holidays.toml")
    #expect(configuration.places == "/etc/truca/places.toml")
    #expect(configuration.dialTable == "/etc/truca/dial-table.txt")
    #expect(configuration.process == "/etc/truca/process")
  }
}
