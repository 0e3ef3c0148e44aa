import TrucaAPI
import TrucaClient

extension DeskFixture {
  /// The people whom most tests need: two reps and a manager of the team `north`, a rep of `south`, and a door for
  /// intake. All work in London, Monday to Friday 9 to 18.
  func addRoster() async throws {
    try await addUser("anna", uid: 5001)
    try await addUser("ben", uid: 5002)
    try await addUser("mona", uid: 5003, roles: ["manager"])
    try await addUser("sam", uid: 5004, team: "south")
    try await addUser("gate", uid: 5005, roles: ["intake"])
  }

  @discardableResult
  func addUser(
    _ login: String, uid: UInt32? = nil, roles: [String] = ["rep"], team: String = "north", capacity: Int? = nil,
    hours: String? = nil
  ) async throws -> User {
    var change = UserChange()
    change.user = login
    change.uid = uid
    change.roles = roles
    change.team = team
    change.zone = "Europe/London"
    change.capacity = capacity
    change.hours = hours
    let user = change
    return try await by { try $0.addUser(user) }
  }

  @discardableResult
  func setUser(_ login: String, _ edit: (inout UserChange) -> Void) async throws -> User {
    var change = UserChange()
    edit(&change)
    let wanted = change
    return try await by { try $0.changeUser(login, version: try $0.user(login).version, wanted) }
  }

  /// A lead of `north` in Britain, where calls need no consent; `owner` gets it.
  @discardableResult
  func addLead(
    _ name: String = "Ada Byron", number: String? = nil, owner: String? = "anna",
    _ edit: (inout LeadEntry) -> Void = { _ in }
  ) async throws -> IntakeAnswer {
    var entry = LeadEntry()
    entry.name = name
    entry.numbers = [number ?? Self.number(name)]
    entry.owner = owner
    entry.team = "north"
    edit(&entry)
    let wanted = entry
    return try await by { try $0.addLead(wanted) }
  }

  /// A London number of a person's own.
  static func number(_ name: String) -> String {
    let sum = name.utf8.reduce(UInt32(7)) { ($0 &* 31 &+ UInt32($1)) % 100_000 }
    let digits = String(100_000 + sum).dropFirst()
    return "+44 20 794\(digits.prefix(1)) \(digits.dropFirst())"
  }

  func user(_ login: String) async throws -> User {
    try await by { try $0.user(login) }
  }

  /// The numbers of the leads that are listed to somebody.
  func leads(to login: String? = nil) async throws -> [Int64] {
    try await by(login) { try $0.leads() }.items.map(\.lead)
  }

  func lead(_ id: Int64) async throws -> Lead {
    try await by { try $0.lead(id) }
  }
}
