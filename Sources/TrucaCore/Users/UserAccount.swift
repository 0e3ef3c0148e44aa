/// A person who works with Truca.
public struct UserAccount: Hashable, Sendable {
  public var id: UserID
  /// Unique: `anna`.
  public var login: String
  public var name: String
  /// The uid by which the socket knows her; nil for somebody without an account on the server.
  public var uid: UInt32?
  public var roles: Set<Role>
  public var team: String
  public var mail: String?
  /// IANA zone of her working hours.
  public var zone: String
  public var hours: WeeklyWindows
  /// Calls a day, promised callbacks aside.
  public var capacity: Int
  public var daysOff: [ClosedRange<CivilDate>]
  public var hasLeft: Bool
  public var version: Int

  public init(
    id: UserID, login: String, name: String, uid: UInt32?, roles: Set<Role>, team: String, mail: String?, zone: String,
    hours: WeeklyWindows, capacity: Int, daysOff: [ClosedRange<CivilDate>], hasLeft: Bool = false, version: Int = 0
  ) {
    self.id = id
    self.login = login
    self.name = name
    self.uid = uid
    self.roles = roles
    self.team = team
    self.mail = mail
    self.zone = zone
    self.hours = hours
    self.capacity = capacity
    self.daysOff = daysOff
    self.hasLeft = hasLeft
    self.version = version
  }

  /// Calls in a usual week: her capacity on each weekday on which she works.
  public var weeklyCapacity: Int { capacity * hours.days.count { !$0.isEmpty } }
}

/// What a person may do. A person may have several roles.
public enum Role: String, CaseIterable, Hashable, Sendable, Comparable {
  case rep, manager, administrator, intake, mailer

  public static func < (lhs: Role, rhs: Role) -> Bool { lhs.rawValue < rhs.rawValue }
}
