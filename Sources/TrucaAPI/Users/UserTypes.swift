/// A person who works with Truca.
public struct User: Codable, Hashable, Sendable {
  /// Login name, unique: `anna`.
  public var user: String
  public var name: String
  public var uid: UInt32?
  /// `rep`, `manager`, `administrator`, `intake`, `mailer`.
  public var roles: [String]
  public var team: String
  public var mail: String?
  /// IANA zone of her working hours and of all times shown to her.
  public var zone: String
  /// `mon-fri 09:00-13:00,14:00-18:00; sat 10:00-13:00`.
  public var hours: String
  /// Calls a day.
  public var capacity: Int
  /// Dates and ranges: `2026-12-24..2027-01-02`.
  public var daysOff: [String]
  /// `active` or `left`.
  public var state: String
  /// Leads that still get calls.
  public var openLeads: Int
  public var version: Int
  public init(
    user: String, name: String, uid: UInt32?, roles: [String], team: String, mail: String?, zone: String, hours: String,
    capacity: Int, daysOff: [String], state: String, openLeads: Int, version: Int
  ) {
    self.user = user
    self.name = name
    self.uid = uid
    self.roles = roles
    self.team = team
    self.mail = mail
    self.zone = zone
    self.hours = hours
    self.capacity = capacity
    self.daysOff = daysOff
    self.state = state
    self.openLeads = openLeads
    self.version = version
  }
}

/// `POST /v1/users` (with `user`) and `PATCH /v1/users/{user}`: what is nil stays, or takes its default.
public struct UserChange: Codable, Hashable, Sendable {
  public var user: String?
  public var name: String?
  public var uid: UInt32?
  public var roles: [String]?
  public var team: String?
  public var mail: String?
  public var zone: String?
  public var hours: String?
  public var capacity: Int?
  /// Replaces the whole list.
  public var daysOff: [String]?
  public init() {}
}

/// `POST /v1/users/{user}/leave`
public struct LeaveRequest: Codable, Hashable, Sendable {
  /// Who takes over her leads and promises.
  public var to: String?
  public init(to: String?) { self.to = to }
}

public struct LeaveAnswer: Codable, Hashable, Sendable {
  public var user: User
  public var handedOn: Int
  /// Promised callbacks that the new owner cannot keep at their time, by lead.
  public var promisesAtRisk: [Int64]
  public init(user: User, handedOn: Int, promisesAtRisk: [Int64]) {
    self.user = user
    self.handedOn = handedOn
    self.promisesAtRisk = promisesAtRisk
  }
}
