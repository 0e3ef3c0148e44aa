/// What the machine's administrator sets in `trucad.toml`. The daemon does not change it.
public struct SystemConfiguration: Hashable, Sendable {
  /// Absolute path of the socket on which the daemon listens.
  public var socket: String
  /// Absolute path of the directory that holds the store.
  public var state: String
  /// Users of the machine who are administrators, beside root.
  public var administrators: [UInt32]
  /// Absolute path of the directory with the time zones' files.
  public var zoneinfo: String
  /// Absolute path of the directory whose `*.toml` files make the process of a new store.
  public var process: String
  /// Absolute path of the table of calling rules.
  public var callingRules: String
  /// Absolute path of the table of public holidays.
  public var holidays: String
  /// Absolute path of the table of places.
  public var places: String
  /// Absolute path of the table of leading digits.
  public var dialTable: String
  /// Minutes before the end of a legal window in which no call is given any more.
  public var endMarginMinutes: Int
  /// By name.
  public var teams: [String: Team]
  public var limits: Limits

  public init(
    socket: String, state: String, administrators: [UInt32] = [], zoneinfo: String = "/usr/share/zoneinfo",
    process: String, callingRules: String, holidays: String, places: String, dialTable: String,
    endMarginMinutes: Int = 5, teams: [String: Team] = [:], limits: Limits = Limits()
  ) {
    self.socket = socket
    self.state = state
    self.administrators = administrators
    self.zoneinfo = zoneinfo
    self.process = process
    self.callingRules = callingRules
    self.holidays = holidays
    self.places = places
    self.dialTable = dialTable
    self.endMarginMinutes = endMarginMinutes
    self.teams = teams
    self.limits = limits
  }

  /// Defaults of one team.
  public struct Team: Hashable, Sendable {
    /// ISO 3166-1 alpha-2: the country of numbers in national spelling where the lead names none; nil for none.
    public var country: String?
    /// ISO 3166-2 of the part whose holidays count for leads of whom nothing tells a part; nil: those of any part.
    public var subdivision: String?

    public init(country: String? = nil, subdivision: String? = nil) {
      self.country = country
      self.subdivision = subdivision
    }
  }

  /// What one connection may ask for at most.
  public struct Limits: Hashable, Sendable {
    /// Of a request's body, streamed imports apart.
    public var bodyBytes: Int
    /// Of all headers of a request.
    public var headerBytes: Int
    /// Seconds without a byte after which a connection is closed.
    public var idleSeconds: Int
    /// Nested arrays and objects of a JSON body.
    public var jsonDepth: Int

    public init(
      bodyBytes: Int = 1_048_576, headerBytes: Int = 16_384, idleSeconds: Int = 60, jsonDepth: Int = 32
    ) {
      self.bodyBytes = bodyBytes
      self.headerBytes = headerBytes
      self.idleSeconds = idleSeconds
      self.jsonDepth = jsonDepth
    }
  }
}
