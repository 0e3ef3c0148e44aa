internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// How many leads a rep can work on at once: her week's calls over the promised calls of a lead.
  func room(of user: UserAccount, playbook: Playbook) throws -> Int {
    try user.weeklyCapacity / max(1, playbook.minAttempts) - reading.countWithCallsToCome(of: user.id)
  }

  /// Whether an owner has room for one more lead's calls.
  func hasRoom(_ owner: UserID?) throws -> Bool {
    guard let owner, let user = try reading.user(owner) else { return false }
    let document = try currentProcess().document
    guard let playbook = document.playbook(document.defaultPlaybook) else { return true }
    return try room(of: user, playbook: playbook) > 0
  }

  /// The rep of a team with the most free capacity, by leads for each call of her week; nil if the team has none.
  func deal(team: String) throws -> UserAccount? {
    let reps = try reading.reps(team: team).filter { $0.weeklyCapacity > 0 }
    let loads = try reps.map { rep in
      (rep, Double(try reading.openLeads(of: rep.id) + 1) / Double(rep.weeklyCapacity))
    }
    return loads.min { ($0.1, $0.0.login) < ($1.1, $1.0.login) }?.0
  }

  /// The team that leads go to: the one named, else the caller's, else the only one.
  func team(named name: String?) throws -> String {
    let teams = try reading.teams()
    if let name, !name.isEmpty {
      guard teams.contains(name) else {
        let known =
          teams.isEmpty ? "there is none yet: add a rep with truca user add --team" : teams.joined(separator: ", ")
        throw Problem(.badRequest, "cannot find team \(name); known teams: \(known)")
      }
      guard caller.has(.administrator) || caller.has(.intake) || caller.person?.team == name else {
        throw Problem(.forbidden, "cannot bring leads into team \(name): you are of another; ask your administrator")
      }
      return name
    }
    if let team = caller.person?.team, !team.isEmpty, teams.contains(team) { return team }
    guard teams.count <= 1 else {
      throw Problem(.badRequest, "cannot choose a team: say which with --team (\(teams.joined(separator: ", ")))")
    }
    guard let only = teams.first else {
      throw Problem(.conflict, "cannot take leads without a team: add a rep with truca user add LOGIN --team NAME")
    }
    return only
  }

  /// The process in force.
  func currentProcess() throws -> (version: Int, document: ProcessDocument) {
    guard let version = try reading.processVersion() else {
      throw Problem(.unavailable, "cannot work without a process: apply one with truca process apply PATH")
    }
    return (version, try desk.process(version: version, reading))
  }
}
