internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// Who asks, as found out for this one request.
struct Caller: Hashable, Sendable {
  /// The peer's uid.
  var uid: UInt32
  /// The user behind the uid; nil for root and for administrators by configuration.
  var user: UserAccount?
  /// For whom an administrator acts.
  var actingAs: UserAccount?
  /// What she may do; an administrator who acts for another may do what the other may.
  var roles: Set<Role>

  init(uid: UInt32, user: UserAccount?, actingAs: UserAccount?, roles: Set<Role>) {
    self.uid = uid
    self.user = user
    self.actingAs = actingAs
    self.roles = roles
  }

  /// Whose work this is.
  var person: UserAccount? { actingAs ?? user }

  var actor: Actor { Actor(user: user?.id, uid: uid, actingAs: actingAs?.id) }

  func has(_ role: Role) -> Bool { roles.contains(role) }

  /// Throws unless the caller has one of `allowed`.
  func require(_ allowed: Role..., to what: String) throws(Problem) {
    guard allowed.contains(where: has) else {
      let names = allowed.map(\.rawValue).sorted().joined(separator: " or ")
      throw Problem(.forbidden, "cannot \(what): that needs the role \(names); ask an administrator")
    }
  }

  /// The user in whose name reps' work is done.
  func requirePerson(to what: String) throws(Problem) -> UserAccount {
    guard let person else {
      throw Problem(.forbidden, "cannot \(what) as an administrator without a user: say for whom with --as USER")
    }
    return person
  }

  /// Whether a lead of this team and owner is hers to see and to work on.
  func mayHandle(team: String, owner: UserID?) -> Bool {
    if has(.administrator) { return true }
    guard let person else { return false }
    if has(.manager), person.team == team { return true }
    return has(.rep) && owner == person.id
  }
}
