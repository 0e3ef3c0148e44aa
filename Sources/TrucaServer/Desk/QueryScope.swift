internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// What a question is answered from: a snapshot, the instant, and who asks.
struct QueryScope {
  let desk: Desk
  let reading: Snapshot
  let now: Instant
  let caller: Caller

  /// The zone in which times are shown to the caller.
  var zone: Zone { get throws { try zone(of: caller.person) } }

  func zone(of user: UserAccount?) throws -> Zone {
    // An administrator without a user reads UTC: the server's zone is nobody's.
    let name = user?.zone ?? "UTC"
    guard let zone = desk.office.zone(name) else {
      throw Problem(.unavailable, "cannot show times: zone \(name) is missing on this machine; install tzdata")
    }
    return zone
  }

  func moment(_ instant: Instant) throws -> Moment {
    Moment(instant, zone: try zone, now: now)
  }

  func moment(_ instant: Instant?) throws -> Moment? {
    try instant.map { try moment($0) }
  }

  /// A lead that the caller may handle.
  func lead(_ id: Int64) throws -> LeadProgress {
    guard let lead = try reading.progress(LeadID(id)) else {
      throw Problem(.notFound, "cannot find lead \(id): there is none with that number; see truca lead list")
    }
    guard caller.mayHandle(team: lead.team, owner: lead.owner) else {
      throw Problem(.forbidden, "cannot open lead \(id): it belongs to another rep; ask her or your manager")
    }
    return lead
  }

  func user(_ login: String) throws -> UserAccount {
    guard let user = try reading.user(login: login) else {
      throw Problem(.notFound, "cannot find user \(login): see truca user list")
    }
    return user
  }

  func login(_ id: UserID?) throws -> String? {
    try id.flatMap { try reading.user($0)?.login }
  }

  func playbook(of lead: LeadProgress) throws -> Playbook {
    guard let playbook = try desk.process(version: lead.processVersion, reading).playbook(lead.playbook) else {
      throw Problem(.internal, "cannot find playbook \(lead.playbook) of lead \(lead.id.rawValue); run truca doctor")
    }
    return playbook
  }

  /// The start and end of the user's local day that holds `instant`.
  func day(of user: UserAccount, at instant: Instant) throws -> Interval {
    let zone = try zone(of: user)
    let date = zone.date(at: instant)
    return Interval(start: zone.start(of: date), end: zone.start(of: date.adding(days: 1)))
  }

  /// Reads a time in words in the caller's zone.
  func time(_ text: String, direction: TimeDirection = .future) throws -> Instant {
    do {
      return try TimeWords(now: now, zone: try zone, direction: direction).instant(text)
    } catch let error as TimeWordsError {
      throw Problem(.badRequest, error.description)
    }
  }

  func date(_ text: String, direction: TimeDirection = .future) throws -> CivilDate {
    do {
      return try DateWords(today: try zone.date(at: now), direction: direction).date(text)
    } catch let error as DateWordsError {
      throw Problem(.badRequest, error.description)
    }
  }
}
