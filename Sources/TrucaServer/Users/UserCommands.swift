internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  func addUser(_ change: UserChange) throws -> User {
    guard let login = change.user, Self.isLogin(login) else {
      throw Problem(
        .badRequest, "cannot add a user without a login of small letters, digits, dots, dashes and underscores")
    }
    if try reading.user(login: login) != nil {
      throw Problem(.conflict, "cannot add user \(login): there is one with that login; change it with truca user set")
    }
    var user = UserAccount(
      id: UserID(0), login: login, name: change.name ?? login, uid: nil, roles: [.rep], team: "", mail: nil, zone: "",
      hours: WeeklyWindows(), capacity: 60, daysOff: [])
    user.hours = try hours("mon-fri 09:00-18:00")
    try take(change, into: &user)
    guard !user.zone.isEmpty else {
      throw Problem(.badRequest, "cannot add user \(login) without a time zone: add --zone Europe/Madrid")
    }
    try Self.checkRoles(of: user)
    user.version = 1
    user.id = try tx.insert(user)
    try journal("userAdded", about: .user(user.id), Self.facts(user))
    try scheduleReminders(of: user)
    return try query.view(user)
  }

  func setUser(_ login: String, _ change: UserChange, version: Int?) throws -> User {
    var user = try query.user(login)
    if let version, version != user.version {
      throw Problem(
        .versionMismatch,
        "cannot change user \(login): she is at version \(user.version) and not \(version); read again")
    }
    guard !user.hasLeft else {
      throw Problem(.conflict, "cannot change user \(login): she has left; add her anew under another login")
    }
    let before = user
    try take(change, into: &user)
    try Self.checkRoles(of: user)
    let staysOwner = user.team == before.team && user.roles.contains(.rep)
    guard try staysOwner || reading.openLeads(of: user.id) == 0 else {
      throw Problem(
        .conflict,
        "cannot take \(login)'s team or her role rep away: she has leads; hand them on first with truca lead assign")
    }
    user.version += 1
    try tx.update(user)
    try journal("userChanged", about: .user(user.id), Self.facts(user))
    try scheduleReminders(of: user)
    if before.hours != user.hours || before.daysOff != user.daysOff || before.zone != user.zone {
      try replanLeads(of: user.id)
    }
    return try query.view(user)
  }

  /// She leaves: her open leads and promises go to another rep of the team.
  func leave(_ login: String, to successor: String?) throws -> LeaveAnswer {
    var user = try query.user(login)
    guard !user.hasLeft else { throw Problem(.conflict, "cannot let \(login) leave: she has left already") }
    if let call = try reading.callInHand(of: user.id) {
      throw Problem(
        .conflict, "cannot let \(login) leave: call \(call.id.rawValue) is in her hand; log or skip it first")
    }
    let leads = try reading.leadsNotClosed(of: user.id)
    guard leads.isEmpty || successor != nil else {
      throw Problem(
        .conflict, "cannot let \(login) leave: she has \(leads.count) leads; say who takes them with --to LOGIN")
    }
    var atRisk: [Int64] = []
    if let successor, !leads.isEmpty {
      let heir = try rep(successor, team: user.team)
      guard heir.id != user.id else { throw Problem(.badRequest, "cannot hand leads on to the one who leaves") }
      for id in leads {
        guard var lead = try reading.progress(id) else { continue }
        try decide([.assigned(heir.id)], about: &lead)
        if let promise = lead.standing.promise, try reading.plan(of: id).first?.at != promise.at {
          atRisk.append(id.rawValue)
        }
      }
    }
    user.hasLeft = true
    // The uid may go to somebody else one day.
    user.uid = nil
    user.version += 1
    try tx.update(user)
    try journal("userLeft", about: .user(user.id), ["handedOn": String(leads.count)])
    try scheduleReminders(of: user)
    return LeaveAnswer(user: try query.view(user), handedOn: leads.count, promisesAtRisk: atRisk)
  }

  /// Plans all open leads of a rep anew: her hours or days changed.
  func replanLeads(of user: UserID) throws {
    for id in try reading.openLeadIDs(of: user) {
      guard var lead = try reading.progress(id) else { continue }
      try replan(&lead)
    }
  }

  private func take(_ change: UserChange, into user: inout UserAccount) throws {
    if let name = change.name { user.name = try Self.checkedName(name) }
    if let uid = change.uid {
      // The last number means "nobody" to the system calls that take a uid.
      guard uid != .max else {
        throw Problem(.badRequest, "cannot give the uid \(uid): it is nobody's; see id -u NAME")
      }
      if let other = try reading.user(uid: uid), other.id != user.id {
        throw Problem(.conflict, "cannot give uid \(uid) to \(user.login): it is \(other.login)'s")
      }
      user.uid = uid
    }
    if let roles = change.roles {
      user.roles = try Set(
        roles.map { text in
          guard let role = Role(rawValue: text) else {
            let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(.badRequest, "cannot give the role \(text): it is none of \(known)")
          }
          return role
        })
    }
    if let team = change.team {
      guard team.isEmpty || Self.isLogin(team) else {
        throw Problem(
          .badRequest, "cannot name a team \(team): use small letters, digits, dots, dashes and underscores")
      }
      user.team = team
    }
    if let mail = change.mail { user.mail = mail.isEmpty ? nil : try Self.checkedMail(mail) }
    if let zone = change.zone {
      guard office.zone(zone) != nil else {
        throw Problem(.badRequest, "cannot find the time zone \(zone): write a name such as Europe/Madrid")
      }
      user.zone = zone
    }
    if let text = change.hours { user.hours = try hours(text) }
    if let capacity = change.capacity {
      guard (0...1000).contains(capacity) else {
        throw Problem(.badRequest, "cannot set a capacity of \(capacity): it is calls a day, 0 to 1000")
      }
      user.capacity = capacity
    }
    if let days = change.daysOff { user.daysOff = try days.map { try daysOff($0, zone: user.zone) } }
  }

  private func hours(_ text: String) throws -> WeeklyWindows {
    do throws(WeeklyWindowsError) {
      return try WeeklyWindows(text: text)
    } catch {
      throw Problem(.badRequest, String(describing: error))
    }
  }

  private func daysOff(_ text: String, zone: String) throws -> ClosedRange<CivilDate> {
    let today = office.zone(zone)?.date(at: now) ?? CivilDate(daysSinceEpoch: Int(now.seconds / 86_400))
    let range: ClosedRange<CivilDate>
    do throws(DateWordsError) {
      range = try DateWords(today: today).range(text)
    } catch {
      throw Problem(.badRequest, error.description)
    }
    guard range.upperBound <= today.adding(days: Self.daysOffAhead) else {
      throw Problem(.badRequest, "cannot take \(text) as days off: they end more than three years ahead; shorten them")
    }
    return range
  }

  /// Whoever searches for working time goes through all days off.
  private static var daysOffAhead: Int { 3 * 366 }

  /// A user can do something, and those who work with leads have a team.
  private static func checkRoles(of user: UserAccount) throws(Problem) {
    guard !user.roles.isEmpty else {
      throw Problem(.badRequest, "cannot leave \(user.login) without a role: add --role rep, or let her leave")
    }
    if user.roles.contains(.rep) || user.roles.contains(.manager), user.team.isEmpty {
      throw Problem(.badRequest, "cannot leave a rep or manager without a team: add --team NAME")
    }
  }

  /// A name that can stand in a header.
  private static func checkedName(_ text: String) throws(Problem) -> String {
    guard !text.isEmpty, text.count <= 200, !text.unicodeScalars.contains(where: \.isControl) else {
      throw Problem(.badRequest, "cannot use this name: write 1 to 200 characters on one line")
    }
    return text
  }

  private static func isLogin(_ text: String) -> Bool {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    // "." and ".." are steps of a path: clients leave them out before they send it.
    let isStep = text.allSatisfy { $0 == "." }
    return (1...64).contains(text.utf8.count) && text.allSatisfy(allowed.contains) && text.first != "-" && !isStep
  }

  /// An address that can stand in a header and on a command line.
  private static func checkedMail(_ text: String) throws -> String {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, isPlain, text.utf8.count <= 254,
      !text.hasPrefix("-")
    else { throw Problem(.badRequest, "cannot use \(text) as a mail address: write name@example.org") }
    return text
  }

  /// What of a user may stand in the journal: no names, no addresses.
  private static func facts(_ user: UserAccount) -> [String: String] {
    [
      "roles": user.roles.sorted().map(\.rawValue).joined(separator: " "), "team": user.team, "zone": user.zone,
      "hours": user.hours.text, "capacity": String(user.capacity),
      "daysOff": user.daysOff.map { "\($0.lowerBound)..\($0.upperBound)" }.joined(separator: " "),
    ]
  }
}

extension QueryScope {
  func view(_ user: UserAccount) throws -> User {
    User(
      user: user.login, name: user.name, uid: user.uid, roles: user.roles.sorted().map(\.rawValue), team: user.team,
      mail: user.mail, zone: user.zone, hours: user.hours.text, capacity: user.capacity,
      daysOff: user.daysOff.map { range in
        range.lowerBound == range.upperBound
          ? range.lowerBound.description : "\(range.lowerBound)..\(range.upperBound)"
      }, state: user.hasLeft ? "left" : "active", openLeads: try reading.openLeads(of: user.id), version: user.version)
  }

  /// Users that the caller may see: an administrator all, others their team.
  func listUsers() throws -> Page<User> {
    let users = try reading.users().filter { user in
      caller.has(.administrator) || user.id == caller.person?.id
        || (caller.person.map { $0.team == user.team } ?? false)
    }
    return Page(items: try users.map(view), next: nil, total: users.count)
  }
}
