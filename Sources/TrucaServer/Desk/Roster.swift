internal import Synchronization
internal import TrucaCore
internal import TrucaStore

/// The users as the store has them, kept in memory, for every request asks who its caller is. Never older than the last
/// change that was answered: the store counts changes once they are on disk.
final class Roster: Sendable {
  struct Users: Sendable {
    var byUID: [UInt32: UserAccount]
    var byLogin: [String: UserAccount]
  }

  private let kept = Mutex<(changes: Int, users: Users)?>(nil)

  func users(_ store: Store) throws -> Users {
    // Before the reading: a change that comes meanwhile makes this copy old at once.
    let changes = store.userChanges
    if let kept = kept.withLock({ $0 }), kept.changes == changes { return kept.users }
    let all = try store.readHere { try $0.users() }
    let active = all.filter { !$0.hasLeft }
    let users = Users(
      byUID: Dictionary(active.compactMap { user in user.uid.map { ($0, user) } }) { first, _ in first },
      byLogin: Dictionary(active.map { ($0.login, $0) }) { first, _ in first })
    kept.withLock { $0 = (changes, users) }
    return users
  }
}
